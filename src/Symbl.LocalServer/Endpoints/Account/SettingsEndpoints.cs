using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Default settings of the account. The answer contains only settings that a client made.</summary>
internal sealed class SettingsEndpoints(IStore store) : IEndpoints
{
    private static readonly string[] Bookmarks = ["intelligence", "bookmarks"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/manage/settings", GetAsync);
        routes.MapPatch("/v1/manage/settings", PatchAsync);
    }

    private Task GetAsync(HttpContext context) =>
        context.AnswerAsync(Describe(AccountJson.ObjectOf(store.Read(unit => unit.Settings.Read()))));

    private async Task PatchAsync(HttpContext context)
    {
        var patch = await JsonBody.ReadAsync(context);
        var settings = await store.WriteAsync(
            unit =>
            {
                var changed = JsonPatch.Apply(WithBranches(AccountJson.ObjectOf(unit.Settings.Read())), patch);
                Prune(changed);
                SettingsCheck.Check(JsonElement.Parse(AccountJson.TextOf(changed)));
                unit.Settings.Write(AccountJson.TextOf(changed));
                return changed;
            },
            context.RequestAborted);
        await context.AnswerAsync(Describe(settings));
    }

    // Without settings, the answer is an empty object.
    private static JsonObject Describe(JsonObject settings) => settings.Count == 0 ? settings : new JsonObject { ["settings"] = settings };

    // Clients can add the documented path /intelligence/bookmarks/duration at any time, so its parents must exist from the start.
    private static JsonObject WithBranches(JsonObject settings)
    {
        var holder = settings;
        foreach (var name in Bookmarks)
        {
            if (!holder.ContainsKey(name))
                holder[name] = new JsonObject();
            if (holder[name] is not JsonObject next)
                break;
            holder = next;
        }

        return settings;
    }

    // Removes nulls and empty branches, because they contain no setting.
    private static void Prune(JsonObject settings)
    {
        foreach (var (name, value) in settings.ToList())
        {
            if (value is JsonObject branch)
                Prune(branch);
            if (value is null or JsonObject { Count: 0 })
                settings.Remove(name);
        }
    }
}
