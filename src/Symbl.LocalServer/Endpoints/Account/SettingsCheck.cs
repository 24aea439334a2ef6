using System.Text.Json;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Checks the settings of an account. It accepts branches that this server does not know.</summary>
internal static class SettingsCheck
{
    /// <exception cref="ApiException">400, with the first error.</exception>
    public static void Check(JsonElement settings)
    {
        if (Branch(settings, "", "intelligence") is { } intelligence
            && Branch(intelligence, "intelligence.", "bookmarks") is { } bookmarks
            && bookmarks.TryGetProperty("duration", out var duration)
            && !(duration.ValueKind == JsonValueKind.Number && duration.TryGetDouble(out var seconds) && seconds > 0))
            throw Fields.Wrong("intelligence.bookmarks.duration", "must be a positive number");
        if (Branch(settings, "", "redaction") is { } redaction)
            CheckRedaction(redaction);
    }

    private static void CheckRedaction(JsonElement redaction)
    {
        // Settings are typed JSON. Refuse text that only looks like another type.
        Require(redaction, "default", "must be a boolean", JsonValueKind.True, JsonValueKind.False);
        Require(redaction, "exclude", "must be an array", JsonValueKind.Array);
        Require(redaction, "custom", "must be of type object", JsonValueKind.Object);
        var fields = Fields.OfMember(redaction, "redaction");
        fields.OneOf("type", "default", "obfuscation", "custom");
        fields.TextArray("exclude");
        if (!redaction.TryGetProperty("custom", out var custom))
            return;
        foreach (var replacement in custom.EnumerateObject().Where(item => item.Value.ValueKind != JsonValueKind.String))
            throw Fields.Wrong($"redaction.custom.{replacement.Name}", "must be a string");
    }

    private static void Require(JsonElement redaction, string name, string complaint, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (redaction.TryGetProperty(name, out var value) && !kinds.Contains(value.ValueKind))
            throw Fields.Wrong($"redaction.{name}", complaint);
    }

    private static JsonElement? Branch(JsonElement holder, string path, string name)
    {
        if (!holder.TryGetProperty(name, out var branch))
            return null;
        return branch.ValueKind == JsonValueKind.Object ? branch : throw Fields.Wrong(path + name, "must be of type object");
    }
}
