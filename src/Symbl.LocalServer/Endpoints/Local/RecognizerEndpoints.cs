using Symbl.Recognition.Recognizers;

namespace Symbl.LocalServer.Endpoints.Local;

/// <summary><c>/local/recognizer</c>: the speech recognizer of this server.</summary>
internal sealed class RecognizerEndpoints(RecognizerSelection selection) : SelectionEndpoints("/local/recognizer", "recognizer")
{
    /// <summary>Describes the recognizer.</summary>
    public static EngineInfo Describe(RecognizerSelection selection) => OrReason(
        selection.IsChosen,
        source => selection.Current is { } choice
            ? new EngineInfo(choice.Value, choice.Kind.ToString().ToLowerInvariant(), source, selection.Create(choice)?.Name, null)
            : new EngineInfo("none", "none", "default", null, "No recognizer is set. Run Install-SymblModel base.en, or Set-SymblRecognizer."));

    protected override EngineInfo Describe() => Describe(selection);

    protected override void Choose(string? text) => selection.Choose(text);
}
