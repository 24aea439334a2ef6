using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Stages;
using static System.FormattableString;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Finds who speaks when, with the method that the submission requests: a stated or a detected number of speakers by voice, one speaker per
/// channel, or one speaker for all speech.
/// </summary>
/// <param name="activity">Finds speech if all speech belongs to one speaker.</param>
/// <param name="voices">Distinguishes speakers by voice.</param>
/// <param name="channels">Finds who speaks if each speaker has a channel.</param>
internal sealed class SpeakerFinder(IVoiceActivity activity, IDiarizer voices, IDiarizer channels)
{
    /// <summary>Gets the name of a speaker without a given name.</summary>
    public static string DefaultName(int number) => Invariant($"Speaker {number}");

    /// <summary>Finds the speakers of a recording.</summary>
    /// <param name="recording">The audio.</param>
    /// <param name="options">The requested method, and names.</param>
    /// <param name="judged">The channels of the recording, if they were judged before; otherwise null.</param>
    /// <param name="words">The recognized words, if any. They distinguish speech from noise.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    public FoundSpeakers Find(
        IRecordingAudio recording, ProcessingOptions options, Diarization? judged, WordTimeline words, IProgress<double>? progress, CancellationToken cancel)
    {
        if (options.Diarize)
            return ByVoice(recording, options, words, progress, cancel);
        return options.SeparateChannels
            ? ByChannel(recording, options, judged, words, progress, cancel)
            : AsOne(recording, words, Hints(recording, options, cancel), given: null, asked: null, progress, cancel);
    }

    /// <summary>Finds who speaks on each channel of a recording.</summary>
    /// <param name="recording">The audio.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    public Diarization Channels(IRecordingAudio recording, IProgress<double>? progress, CancellationToken cancel) =>
        channels.Diarize(RequestFor(recording), progress, cancel);

    private static DiarizationRequest RequestFor(IRecordingAudio recording) =>
        new(recording, new SpeakerCount(Maximum: recording.Channels)) { Channels = [.. Enumerable.Range(1, recording.Channels)] };

    private List<string> Hints(IRecordingAudio recording, ProcessingOptions options, CancellationToken cancel) =>
        recording.Channels > 1 && !options.MixChannels
            && channels.Diarize(RequestFor(recording) with { JudgesOnly = true }, null, cancel).OnePersonPerChannel is true
            ? [ChannelChoice.Hint]
            : [];

    private FoundSpeakers ByVoice(IRecordingAudio recording, ProcessingOptions options, WordTimeline words, IProgress<double>? progress, CancellationToken cancel)
    {
        List<string> notes = [];
        if (options.SeparateChannels)
            notes.Add("Speakers were distinguished by voice. The request for one speaker per channel does not apply with diarization.");
        return options.DetectSpeakers
            ? Detected(recording, options, words, notes, progress, cancel)
            : ByVoice(recording, options.SpeakerCount, words, notes, progress, cancel);
    }

    private FoundSpeakers Detected(
        IRecordingAudio recording, ProcessingOptions options, WordTimeline words, List<string> notes, IProgress<double>? progress, CancellationToken cancel)
    {
        var maximum = Math.Min(options.MaximumSpeakers ?? voices.MaximumSpeakers, voices.MaximumSpeakers);
        var minimum = Math.Min(options.MinimumSpeakers, maximum);
        if (maximum < options.MaximumSpeakers || minimum < options.MinimumSpeakers)
            notes.Add(Invariant($"At most {maximum} speakers can be distinguished."));
        var result = voices.Diarize(new DiarizationRequest(recording, new SpeakerCount(null, minimum, maximum)), progress, cancel);
        var found = Finish(result, recording, words, notes, asked: null, (number, _) => Speaker(number, given: null, DefaultName(number)));
        return found with { ByVoice = true, Report = found.Report with { SpeakerCountConfidence = result.CountConfidence } };
    }

    private FoundSpeakers ByVoice(
        IRecordingAudio recording, int asked, WordTimeline words, List<string> notes, IProgress<double>? progress, CancellationToken cancel)
    {
        var count = Math.Min(asked, voices.MaximumSpeakers);
        if (count < asked)
            notes.Add(Invariant($"{asked} speakers were stated; at most {count} can be distinguished."));
        var result = voices.Diarize(new DiarizationRequest(recording, new SpeakerCount(Exact: count)), progress, cancel);
        var found = Finish(result, recording, words, notes, asked, (number, _) => Speaker(number, given: null, DefaultName(number)));
        return found with { ByVoice = true };
    }

    private FoundSpeakers ByChannel(
        IRecordingAudio recording, ProcessingOptions options, Diarization? judged, WordTimeline words, IProgress<double>? progress, CancellationToken cancel)
    {
        List<string> notes = [];
        var beyond = options.Channels.Select(given => given.Channel).Where(channel => channel > recording.Channels).ToArray();
        if (beyond.Length > 0)
        {
            var has = recording.Channels == 1 ? "1 channel" : Invariant($"{recording.Channels} channels");
            notes.Add($"Speakers were given for channels the recording does not have ({List(beyond)}); it has {has}.");
        }

        int? asked = options switch
        {
            { Channels.Count: > 0 and var people } => people,
            { DetectChannels: true } => options.SpeakerCount > 0 ? options.SpeakerCount : null,
            _ => recording.Channels,
        };
        if (recording.Channels == 1)
        {
            notes.Add("One speaker per channel was asked for, but the recording has one channel: everything is given to one speaker.");
            // If the submission names further channels, the recording differs from its description, and the only channel can contain all
            // people.
            return AsOne(recording, words, notes, options.Channels is [{ Channel: 1 } only] ? only : null, asked, progress, cancel);
        }

        var result = judged ?? Channels(recording, progress, cancel);
        if (result.SameAudio)
        {
            notes.AddRange(result.Report.Notes);
            var count = options.SpeakerCount > 0 ? options.SpeakerCount : asked ?? recording.Channels;
            notes.Add(Invariant($"All channels carry the same audio, so speakers were distinguished by voice, {count} at most; ")
                + "the channel of a voice is unknown, so the speakers have no names.");
            return ByVoice(recording, count, words, notes, progress, cancel);
        }

        // Speakers get the name of their channel, in any order of speech, so that the same side of every call has the same name.
        ProcessedSpeaker OfChannel(int number, int channel) => Speaker(number, GivenFor(channel), DefaultName(channel));
        var found = Finish(result, recording, words, notes, asked, (number, foundAs) => OfChannel(number, result.Channels[foundAs - 1]));
        found = found with
        {
            SpeakerOfChannel = found.FoundAs.Select((foundAs, index) => (Channel: result.Channels[foundAs - 1], Number: index + 1))
                .ToDictionary(pair => pair.Channel, pair => pair.Number),
            NameOfChannel = OfChannel,
        };
        var silent = Enumerable.Range(1, recording.Channels).Except(found.FoundAs.Select(foundAs => result.Channels[foundAs - 1]))
            .Where(channel => options.Channels.Count == 0 || GivenFor(channel) is not null).ToArray();
        if (silent.Length == 0 || found.Speakers.Count == 0)
            return found;
        return found with
        {
            Notes = [.. found.Notes, $"No speaker was found on {(silent.Length == 1 ? "channel" : "channels")} {List(silent)}."],
        };

        ChannelSpeaker? GivenFor(int channel) => options.Channels.FirstOrDefault(given => given.Channel == channel);
    }

    private FoundSpeakers AsOne(
        IRecordingAudio recording,
        WordTimeline words,
        List<string> notes,
        ChannelSpeaker? given,
        int? asked,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        var speech = activity.Detect(recording, progress, cancel);
        var found = Finish(
            new Diarization([.. speech.Segments.Select(segment => new SpeakerTurn(1, segment.Start, segment.End))], speech.Report), recording, words, notes, asked ?? 1, (number, _) => Speaker(number, given, DefaultName(number)));
        // No speakers were distinguished, so there is no confidence.
        return found with { Report = found.Report with { SpeakersAsked = asked, Confidence = null, Speakers = [] } };
    }

    private static FoundSpeakers Finish(
        Diarization diarization,
        IRecordingAudio recording,
        WordTimeline words,
        List<string> notes,
        int? asked,
        Func<int, int, ProcessedSpeaker> name)
    {
        var clean = TurnCleaning.Clean(diarization.Turns, words, recording.Duration);
        notes.AddRange(diarization.Report.Notes);
        if (clean.Dropped > 0)
            notes.Add(Invariant($"Short segments without words were treated as noise: {clean.Dropped}."));
        if (clean.FoundAs.Count < diarization.SpeakersFound)
        {
            notes.Add(Invariant($"Of {diarization.SpeakersFound} voices in the audio, only {clean.FoundAs.Count} ")
                + $"{(clean.FoundAs.Count == 1 ? "says" : "say")} words; the rest is noise.");
        }

        ProcessedSpeaker[] speakers = [.. clean.FoundAs.Select((foundAs, index) => name(index + 1, foundAs))];
        UncertainSpan[] uncertain =
        [
            .. diarization.UncertainOverlap.Select(span => new UncertainSpan(
                Offsets.Clamp(span.Start, recording.Duration), Offsets.Clamp(span.End, recording.Duration))),
        ];
        return new FoundSpeakers(
            speakers, clean.Turns, diarization.Report.Method, notes, DiarizationReport.Of(asked, speakers, clean.Turns, uncertain))
        {
            FoundAs = clean.FoundAs,
        };
    }

    private static string List(IEnumerable<int> channels) => string.Join(", ", channels.Order());

    private static ProcessedSpeaker Speaker(int number, ChannelSpeaker? given, string fallback) =>
        new(
            number,
            string.IsNullOrWhiteSpace(given?.Name) ? fallback : given.Name,
            string.IsNullOrWhiteSpace(given?.Email) ? null : given.Email);
}
