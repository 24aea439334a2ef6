using Symbl.Domain.Recordings;
using Symbl.Recognition.Decoding;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Transcripts;
using Symbl.Speech.Audio;

namespace Symbl.Recognition;

/// <summary>
/// Processes recordings in stages, each with the engine that the settings name: open or decode the audio, recognize words, find who speaks
/// when, assign words to speakers, build messages.
/// </summary>
public sealed class RecordingProcessor : IRecordingProcessor
{
    private const string NoWords =
        "none: no recognizer is installed, and the recording has no text labels. To get words, run Install-SymblModel base.en, then submit it again.";

    private readonly RecordingOpener _opener;
    private readonly SpeakerFinder _speakers;
    private readonly IReadOnlyList<IRecognizer> _recognizers;
    private readonly IWordAssigner _assigner;
    private readonly IMessageBuilder _messages;
    private readonly bool _voicePrints;

    /// <summary>Creates the processor. Removes decoded files that an earlier process left in the folder.</summary>
    /// <param name="workFolder">Folder for temporary files. It is created if it does not exist, and one process uses it at a time.</param>
    /// <param name="settings">Engines and limits; defaults if omitted.</param>
    /// <exception cref="ArgumentException">The settings name an unknown engine.</exception>
    public RecordingProcessor(string workFolder, RecordingProcessorSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(workFolder);
        settings ??= new RecordingProcessorSettings();
        var engines = settings.Engines;
        _opener = new RecordingOpener(workFolder, settings.Decoding);
        _speakers = new SpeakerFinder(
            engines.Create<IVoiceActivity>(settings.VoiceActivity),
            engines.Create<IDiarizer>(settings.Diarizer),
            engines.Create<IDiarizer>(settings.ChannelDiarizer));
        _recognizers = [.. settings.Recognizers.Select(engines.Create<IRecognizer>)];
        _assigner = engines.Create<IWordAssigner>(settings.WordAssigner);
        _voicePrints = settings.VoicePrints;
        _messages = engines.Create<IMessageBuilder>(settings.MessageBuilder);
    }

    /// <inheritdoc/>
    public async Task<ProcessedRecording> ProcessAsync(
        RecordingInput input, IProgress<RecordingProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            progress?.Report(new RecordingProgress(RecordingStage.Decoding, 0));
            using var recording = await _opener.OpenAsync(input, cancel).ConfigureAwait(false);
            var given = input.Transcript is { } transcript ? GivenWords.Of(transcript, recording.Duration) : null;
            // The recognizer needs to know whether each channel has one speaker.
            var choice = given?.Speakers is null
                ? await Task.Run(() => ChannelChoice.Of(recording, input.Options, _speakers, cancel), cancel).ConfigureAwait(false)
                : new ChannelChoice(input.Options, [], null);
            var words = given?.Words ?? await RecognizeAsync(recording, choice.Options, progress, cancel).ConfigureAwait(false);
            var timeline = new WordTimeline(words?.Words ?? []);
            // A long recording takes seconds of computation, so another thread does it instead of the caller's.
            return await Task.Run(() => Finish(recording, choice, given, words, timeline, progress, cancel), cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AudioFormatException or FfmpegException)
        {
            throw new RecordingException($"{input.Name}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The message of the cause contains a path on the server, so this message replaces it.
            throw new RecordingException($"{input.Name}: The stored recording could not be read.", e);
        }
    }

    private async Task<RecognizedWords?> RecognizeAsync(
        OpenedRecording recording, ProcessingOptions options, IProgress<RecordingProgress>? progress, CancellationToken cancel)
    {
        var request = new RecognitionRequest(recording, options.LanguageCode)
        {
            Vocabulary = options.CustomVocabulary,
            Mode = options.Mode,
            SeparateChannels = options is { SeparateChannels: true, Diarize: false } && recording.Channels > 1,
        };
        var part = StageProgress.Of(progress, RecordingStage.Recognition);
        foreach (var recognizer in _recognizers)
        {
            if (await recognizer.RecognizeAsync(request, part, cancel).ConfigureAwait(false) is { } words)
                return words with { Words = [.. words.Words.Select(word => Within(word, recording.Duration))] };
        }

        return null;
    }

    private ProcessedRecording Finish(
        OpenedRecording recording,
        ChannelChoice choice,
        GivenWords? given,
        RecognizedWords? words,
        WordTimeline timeline,
        IProgress<RecordingProgress>? progress,
        CancellationToken cancel)
    {
        var found = given?.Speakers
            ?? _speakers.Find(recording, choice.Options, choice.Judged, timeline, StageProgress.Of(progress, RecordingStage.Diarization), cancel);
        if (_voicePrints && given?.Speakers is null)
            found = SpeakerVoices.Measure(found, recording, cancel);
        progress?.Report(new RecordingProgress(RecordingStage.Assignment, 0));
        found = ChannelWords.Complete(found, words?.Words ?? []);
        var assigned = given?.Spoken is { } spoken ? new AssignedWords(spoken, [])
            : words is not null && ChannelWords.Apply(found, words.Words) ? ChannelWords.Assign(found, words.Words)
            : _assigner.Assign(words?.Words ?? [], found.Turns, found.ByVoice, cancel);
        var speakers = found.Speakers;
        List<string> notes = [.. recording.Notes, .. choice.Notes, .. found.Notes, .. words?.Report.Notes ?? []];
        if (found.Turns.Count == 0 && assigned.Words.Count > 0)
        {
            // Words need a speaker, even if the audio shows no speech.
            speakers = [new ProcessedSpeaker(TurnWordAssigner.OnlySpeaker, SpeakerFinder.DefaultName(TurnWordAssigner.OnlySpeaker), null)];
            notes.Add("The words of the recording are outside of all detected speech; they are given to one speaker.");
        }

        notes.AddRange(assigned.Notes);
        progress?.Report(new RecordingProgress(RecordingStage.Messages, 0));
        var messages = _messages.Build(assigned.Words, found.Turns, choice.Options, cancel);
        // A transcript states its speakers, so there is no doubt.
        if (given?.Speakers is null)
            messages = [.. messages.Select(new MessageConfidence(found.Turns, found.ByVoice).Complete)];
        progress?.Report(new RecordingProgress(RecordingStage.Messages, 1));
        return new ProcessedRecording(
            recording.Duration,
            speakers,
            found.Turns,
            messages,
            new RecordingProvenance(words?.Report.Method ?? NoWords, found.Method, notes)
            {
                Separation = given?.Speakers is null ? found.Report : null,
                Recognition = words?.Report.Recognition,
            })
        {
            DetectedLanguage = words?.DetectedLanguage,
        };
    }

    // Recognizers can be third-party programs. A wrong time must not become a message outside the recording.
    private static ProcessedWord Within(ProcessedWord word, TimeSpan duration)
    {
        var (start, end) = (Offsets.Clamp(word.Start, duration), Offsets.Clamp(word.End, duration));
        return (start, end) == (word.Start, word.End) && start <= end ? word : word with { Start = start, End = end < start ? start : end };
    }
}
