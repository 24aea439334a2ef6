using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Recognizers;

/// <summary>Recognizes words with the recognizer that is selected when a recording is processed.</summary>
/// <param name="selection">The selection.</param>
/// <param name="workFolder">Folder for temporary files.</param>
internal sealed class SelectedRecognizer(RecognizerSelection selection, string workFolder) : IRecognizer
{
    private const string SwitchedOff = "none: the recognizer is switched off, and the recording has no text labels";

    /// <inheritdoc/>
    public bool WordsMayOverlap => false;

    /// <inheritdoc/>
    public async Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        if (selection.Create() is { } engine)
            return await new EngineRecognizer(engine, workFolder).RecognizeAsync(request, progress, cancel).ConfigureAwait(false);
        return selection.Current is null ? null : new RecognizedWords([], new StageReport(SwitchedOff, []));
    }
}
