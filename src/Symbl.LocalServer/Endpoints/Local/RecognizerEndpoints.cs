using Symbl.Domain.Recordings;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.Models.Errors;
using Symbl.Recognition.Recognizers;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary><c>/local/recognizer</c>: reads and changes the speech recognizer of this server. A change applies to the jobs that follow.</summary>
internal sealed class RecognizerEndpoints(RecognizerSelection selection) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/recognizer", AnswerAsync);
        routes.MapPut("/local/recognizer", ChangeAsync);
        routes.MapDelete("/local/recognizer", ResetAsync);
    }

    /// <summary>Describes the recognizer.</summary>
    public static RecognizerInfo Describe(RecognizerSelection selection)
    {
        var source = selection.IsChosen ? "server" : "default";
        try
        {
            if (selection.Current is not { } choice)
                return new RecognizerInfo("none", "none", "default", null, "No recognizer is set. Run Install-SymblModel base.en, or Set-SymblRecognizer.");
            return new RecognizerInfo(
                choice.Value, choice.Kind.ToString().ToLowerInvariant(), source, selection.Create(choice)?.Name, null);
        }
        catch (ModelException e)
        {
            return new RecognizerInfo(selection.IsChosen ? "unusable" : "none", "none", source, null, $"{e.Message} {e.WayOut}".TrimEnd());
        }
        catch (RecordingException e)
        {
            return new RecognizerInfo("unusable", "none", source, null, e.Message);
        }
    }

    private Task AnswerAsync(HttpContext context) => context.AnswerAsync(Describe(selection), LocalJson.Wire.RecognizerInfo);

    private async Task ChangeAsync(HttpContext context)
    {
        var text = Fields.OfBody(await context.ReadObjectAsync()).RequiredText("recognizer");
        try
        {
            selection.Choose(text);
        }
        catch (ModelException e)
        {
            throw Fields.Wrong("recognizer", $"cannot be used: {e.Message} {e.WayOut}".TrimEnd());
        }
        catch (RecordingException e)
        {
            throw Fields.Wrong("recognizer", $"cannot be used: {e.Message}");
        }

        await AnswerAsync(context);
    }

    private Task ResetAsync(HttpContext context)
    {
        selection.Choose(null);
        return AnswerAsync(context);
    }
}
