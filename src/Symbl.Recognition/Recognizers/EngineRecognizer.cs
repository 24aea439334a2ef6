using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Recognizers;

/// <summary>
/// Recognizes the words of a recording with an engine. It finds the pieces with speech, cuts them at pauses, calls the engine for the mix or
/// for each channel without crosstalk, and makes the words of each channel monotone.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="workFolder">Folder for prepared audio.</param>
internal sealed class EngineRecognizer(ISpeechEngine engine, string workFolder) : IRecognizer
{
    // Preparation takes a small part of the time of recognition.
    private const double PreparedPart = 0.05;
    private const int MostChannels = 1024;

    /// <inheritdoc/>
    public bool WordsMayOverlap => false;

    /// <inheritdoc/>
    public async Task<RecognizedWords?> RecognizeAsync(RecognitionRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Languages.IsDetected(request.LanguageCode) is false && !Languages.IsTag(request.LanguageCode))
            throw new RecordingException($"'{request.LanguageCode}' is not a language tag such as en-US.");
        var channels = await Task.Run(() => SpeechChannels.Find(request, engine.LongestPiece, cancel), cancel).ConfigureAwait(false);
        progress?.Report(PreparedPart);
        var seconds = channels.Parts.Sum(part => part.Seconds);
        List<string> notes = [.. channels.Notes];
        List<EngineTranscript> transcripts = [];
        List<ProcessedWord> words = [];
        var before = 0.0;
        foreach (var part in channels.Parts.Where(part => part.Pieces.Count > 0))
        {
            var (from, share) = (before / seconds, part.Seconds / seconds);
            var transcript = await TranscribeAsync(request, part, PartProgress.Of(progress, from, share), cancel).ConfigureAwait(false);
            transcripts.Add(transcript);
            words.AddRange(MonotoneWords.Of(transcript.Words).Select(word => word with { Channel = part.Channel, Phrase = PhraseOf(word, part) }));
            before += part.Seconds;
        }

        notes.AddRange(transcripts.SelectMany(transcript => transcript.Report.Notes).Distinct());
        if (transcripts.Count == 0)
            return new RecognizedWords([], new StageReport($"{engine.Name}: no speech was found, so there are no words", notes));
        return Merge(request, transcripts, words, notes);
    }

    private async Task<EngineTranscript> TranscribeAsync(
        RecognitionRequest request, SpeechPart part, IProgress<double>? progress, CancellationToken cancel)
    {
        var path = Path.Combine(workFolder, $"speech-{Guid.NewGuid():N}.wav");
        try
        {
            await Task.Run(() => Write(path, part), cancel).ConfigureAwait(false);
            return await engine.TranscribeAsync(
                new EngineAudio(path, part.Pieces), new EngineOptions(request.LanguageCode, request.Vocabulary), progress, cancel).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path, SpeechPart part)
    {
        using var audio = part.Open();
        WaveWriter.Write(path, audio);
    }

    private static RecognizedWords Merge(
        RecognitionRequest request, List<EngineTranscript> transcripts, List<ProcessedWord> words, List<string> notes)
    {
        var longest = transcripts.MaxBy(transcript => transcript.Words.Count)!;
        var detected = Languages.IsDetected(request.LanguageCode) ? longest.Language : null;
        if (detected is not null)
            notes.Add($"The recognizer detected the language: {detected}.");
        else if (longest.Language is { } used && Languages.Primary(used) != Languages.Primary(request.LanguageCode))
            notes.Add($"The recording was submitted as {request.LanguageCode}, but the recognizer used {used}.");
        var report = longest.Report.Recognition is { } engine ? engine with { LanguageDetected = detected is not null } : null;
        return new RecognizedWords(
            [.. words.OrderBy(word => word.Start).ThenBy(word => word.Channel)],
            new StageReport(longest.Report.Method, notes) { Recognition = report })
        {
            DetectedLanguage = detected,
        };
    }

    // Phrases of different channels have numbers of their own.
    private static int? PhraseOf(ProcessedWord word, SpeechPart part) =>
        word.Phrase is { } phrase ? (phrase * MostChannels) + (part.Channel ?? 0) : null;

    private sealed class PartProgress(IProgress<double> whole, double from, double share) : IProgress<double>
    {
        public static PartProgress? Of(IProgress<double>? whole, double from, double share) => whole is null ? null : new PartProgress(whole, from, share);

        public void Report(double value) => whole.Report(PreparedPart + ((1 - PreparedPart) * (from + (share * Math.Clamp(value, 0, 1)))));
    }
}
