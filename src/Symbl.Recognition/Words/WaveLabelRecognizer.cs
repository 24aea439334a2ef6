using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Words;

/// <summary>
/// Reads words from the text labels inside a WAV file (<c>cue </c> and <c>LIST adtl</c>), as audio editors and transcription tools write
/// them. A label with a length is a word, phrase or sentence at its time. A label without a length is a mark and no speech.
/// </summary>
internal sealed class WaveLabelRecognizer : IRecognizer
{
    /// <summary>Source of the words in the provenance.</summary>
    public const string Source = "text labels in the recording (WAV cue and LIST adtl)";

    /// <inheritdoc/>
    public bool WordsMayOverlap => true;

    /// <inheritdoc/>
    public Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancel.ThrowIfCancellationRequested();
        // A decoded copy has no labels, and its original is no WAV file.
        var words = request.Audio.WavePath == request.Audio.StoredPath ? Read(request.Audio) : null;
        progress?.Report(1);
        return Task.FromResult(words);
    }

    private static RecognizedWords? Read(IRecordingAudio recording)
    {
        var words = new List<ProcessedWord>();
        var (labels, marks, outside) = (0, 0, 0);
        foreach (var label in WaveLabels.Read(recording.StoredPath))
        {
            if (label.Duration <= 0)
            {
                marks++;
                continue;
            }

            var (start, end) = (Offsets.OfSeconds(label.Start), Offsets.OfSeconds(label.End));
            if (end > recording.Duration)
                outside++;
            ProcessedWord[] said =
            [
                .. PhraseSplitter.Split(
                    label.Text, Offsets.Clamp(start, recording.Duration), Offsets.Clamp(end, recording.Duration)),
            ];
            labels++;
            words.AddRange(said.Length == 1 ? said : said.Select(word => word with { Phrase = labels }));
        }

        if (words.Count == 0)
            return null;
        var notes = new List<string>();
        if (marks > 0)
            notes.Add(Invariant($"Labels without a length are marks, not words: {marks} left out."));
        if (outside > 0)
            notes.Add(Invariant($"Labels that extend beyond the end of the audio were cut there: {outside}."));
        return new RecognizedWords([.. words.OrderBy(word => word.Start).ThenBy(word => word.End)], new StageReport(Source, notes));
    }
}
