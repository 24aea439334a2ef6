using Symbl.Domain.Recordings;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.Models.Errors;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary>Reads and changes an engine of this server. A change applies to the jobs that follow.</summary>
/// <param name="path">The path.</param>
/// <param name="field">The field of the request that names the engine.</param>
internal abstract class SelectionEndpoints(string path, string field) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(path, AnswerAsync);
        routes.MapPut(path, ChangeAsync);
        routes.MapDelete(path, ResetAsync);
    }

    /// <summary>Describes an engine, or the reason why it is not usable.</summary>
    /// <param name="isChosen">Whether it was chosen for this server.</param>
    /// <param name="describe">Describes a usable engine; receives its source.</param>
    protected static EngineInfo OrReason(bool isChosen, Func<string, EngineInfo> describe)
    {
        var source = isChosen ? "server" : "default";
        try
        {
            return describe(source);
        }
        catch (ModelException e)
        {
            return new EngineInfo(isChosen ? "unusable" : "none", "none", source, null, $"{e.Message} {e.WayOut}".TrimEnd());
        }
        catch (RecordingException e)
        {
            return new EngineInfo("unusable", "none", source, null, e.Message);
        }
    }

    /// <summary>Describes the engine.</summary>
    protected abstract EngineInfo Describe();

    /// <summary>Chooses an engine.</summary>
    /// <param name="text">The engine; null for the default.</param>
    protected abstract void Choose(string? text);

    private Task AnswerAsync(HttpContext context) => context.AnswerAsync(Describe(), LocalJson.Wire.EngineInfo);

    private async Task ChangeAsync(HttpContext context)
    {
        var text = Fields.OfBody(await context.ReadObjectAsync()).RequiredText(field);
        try
        {
            Choose(text);
        }
        catch (ModelException e)
        {
            throw Fields.Wrong(field, $"cannot be used: {e.Message} {e.WayOut}".TrimEnd());
        }
        catch (RecordingException e)
        {
            throw Fields.Wrong(field, $"cannot be used: {e.Message}");
        }

        await AnswerAsync(context);
    }

    private Task ResetAsync(HttpContext context)
    {
        Choose(null);
        return AnswerAsync(context);
    }
}
