using Symbl.Recognition.Stages;

namespace Symbl.Recognition.Recognizers;

/// <summary>Recognizes words with the recognizer that is selected when a recording is processed.</summary>
/// <param name="selection">The selection.</param>
/// <param name="workFolder">Folder for temporary files.</param>
internal sealed class SelectedRecognizer(RecognizerSelection selection, string workFolder) : IRecognizer
{
    /// <inheritdoc/>
    public bool WordsMayOverlap => false;

    /// <inheritdoc/>
    public async Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel) =>
        selection.Create() is { } engine
            ? await new EngineRecognizer(engine, workFolder).RecognizeAsync(request, progress, cancel).ConfigureAwait(false)
            : null;
}
