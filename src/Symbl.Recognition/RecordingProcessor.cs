using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Words;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using static System.FormattableString;

namespace Symbl.Recognition;

/// <summary>
/// Processes recordings in this process: sound is opened (or decoded), speakers are told apart from it, words come from the first
/// source that has them, and both together make messages.
/// </summary>
public sealed class RecordingProcessor : IRecordingProcessor
{
    private const string NoWords = "none: no recogniser is set up and the recording carries no text labels";

    private readonly RecordingOpener _opener;
    private readonly SpeakerFinder _speakers;
    private readonly IReadOnlyList<IWordSource> _wordSources;

    /// <summary>Creates the processor. Decoded files that an earlier process left in the folder are removed.</summary>
    /// <param name="workFolder">For temporary files; created when missing, used by one process at a time.</param>
    /// <param name="settings">Word sources, limits and where ffmpeg is looked for; defaults when left out.</param>
    public RecordingProcessor(string workFolder, RecordingProcessorSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(workFolder);
        settings ??= new RecordingProcessorSettings();
        _opener = new RecordingOpener(workFolder, settings);
        _speakers = new SpeakerFinder(new AcousticDiarizer());
        _wordSources = settings.WordSources;
    }

    /// <inheritdoc/>
    public async Task<ProcessedRecording> ProcessAsync(RecordingInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            using var recording = await _opener.OpenAsync(input, cancel).ConfigureAwait(false);
            var words = await ReadWordsAsync(recording, input.Options.LanguageCode, cancel).ConfigureAwait(false);
            var timeline = new WordTimeline(words?.Words ?? []);
            // Seconds of arithmetic for a long recording: not on the caller's thread.
            var found = await Task.Run(() => _speakers.Find(recording, input.Options, timeline, cancel), cancel).ConfigureAwait(false);
            return Assemble(recording, input.Options, found, words);
        }
        catch (Exception e) when (e is AudioFormatException or FfmpegException)
        {
            throw new RecordingException($"{input.Name}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message of the cause names a path on the server.
            throw new RecordingException($"{input.Name}: The stored recording could not be read.", e);
        }
    }

    private async Task<RecordingWords?> ReadWordsAsync(OpenedRecording recording, string languageCode, CancellationToken cancel)
    {
        var request = new WordRequest(recording.StoredPath, recording.WavePath, recording.Duration, languageCode);
        foreach (var source in _wordSources)
            if (await source.ReadAsync(request, cancel).ConfigureAwait(false) is { } words)
                return words with { Words = [.. words.Words.Select(word => Within(word, recording.Duration))] };
        return null;
    }

    // Sources of words are other people's programs: a time they get wrong must not become a message outside of the recording.
    private static ProcessedWord Within(ProcessedWord word, TimeSpan duration)
    {
        var (start, end) = (Offsets.Clamp(word.Start, duration), Offsets.Clamp(word.End, duration));
        return (start, end) == (word.Start, word.End) && start <= end ? word : word with { Start = start, End = end < start ? start : end };
    }

    private static ProcessedRecording Assemble(
        OpenedRecording recording, ProcessingOptions options, FoundSpeakers found, RecordingWords? words)
    {
        var (spoken, shared) = WordAssignment.Assign(words?.Words ?? [], found.Turns, found.ByVoice);
        var speakers = found.Speakers;
        List<string> notes = [.. recording.Notes, .. found.Notes, .. words?.Notes ?? []];
        if (found.Turns.Count == 0 && spoken.Count > 0)
        {
            // Words need somebody who says them, even where the sound shows nobody.
            speakers = [new ProcessedSpeaker(WordAssignment.OnlySpeaker, SpeakerFinder.DefaultName(WordAssignment.OnlySpeaker), null)];
            notes.Add("The words of the recording lie where its sound shows no speech; they are given to one speaker.");
        }

        if (shared > 0)
        {
            notes.Add(Invariant($"Phrases without times for their words in which several people speak: {shared}; ")
                + "each is given whole to who speaks for most of it.");
        }

        return new ProcessedRecording(
            recording.Duration,
            speakers,
            found.Turns,
            MessageBuilder.Build(spoken, found.Turns, options),
            new RecordingProvenance(words?.Source ?? NoWords, found.Method, notes) { Separation = found.Report });
    }
}
