using Symbl.LocalServer.Recognition.Messages;
using Symbl.LocalServer.Recognition.Sound;
using Symbl.Speech.Separation;
using static System.FormattableString;

namespace Symbl.LocalServer.Recognition.Speakers;

/// <summary>
/// Tells who speaks when, the way a submission asks for: by voice to a given count, one speaker per channel, or everything by one.
/// </summary>
/// <param name="voices">Tells voices apart, and finds speech where one voice is all there is.</param>
internal sealed class SpeakerFinder(ISpeakerSeparator voices)
{
    private readonly ChannelSeparator _channels = new();

    /// <summary>The name of a speaker nobody named.</summary>
    public static string DefaultName(int number) => Invariant($"Speaker {number}");

    /// <summary>Finds the speakers of a recording.</summary>
    /// <param name="recording">The sound.</param>
    /// <param name="options">Which way is asked for, and names.</param>
    /// <param name="words">What is said when, if known: it tells speech from noise.</param>
    /// <param name="cancel">Ends the work.</param>
    public FoundSpeakers Find(OpenedRecording recording, ProcessingOptions options, WordTimeline words, CancellationToken cancel)
    {
        if (options.Diarize)
            return ByVoice(recording, options, words, cancel);
        return options.SeparateChannels ? ByChannel(recording, options, words, cancel) : AsOne(recording, words, [], given: null, cancel);
    }

    private FoundSpeakers ByVoice(OpenedRecording recording, ProcessingOptions options, WordTimeline words, CancellationToken cancel)
    {
        List<string> notes = [];
        var count = Math.Min(options.SpeakerCount, AcousticSeparator.MaximumSpeakers);
        if (count < options.SpeakerCount)
        {
            notes.Add(Invariant($"{options.SpeakerCount} speakers were stated; at most {count} can be told apart."));
        }

        if (options.SeparateChannels)
            notes.Add("Speakers were told apart by voice; one speaker per channel was asked for too and does not apply with diarization.");
        var result = Separate(recording, count, cancel);
        return Finish(result, recording, words, notes, (number, _) => Speaker(number, given: null, DefaultName(number)));
    }

    private FoundSpeakers ByChannel(OpenedRecording recording, ProcessingOptions options, WordTimeline words, CancellationToken cancel)
    {
        List<string> notes = [];
        int[] beyond = [.. options.Channels.Select(given => given.Channel).Where(channel => channel > recording.Channels).Order()];
        if (beyond.Length > 0)
        {
            var missing = string.Join(", ", beyond);
            var has = recording.Channels == 1 ? "1 channel" : Invariant($"{recording.Channels} channels");
            notes.Add($"Speakers were given for channels the recording does not have ({missing}); it has {has}.");
        }

        if (recording.Channels == 1)
        {
            notes.Add("One speaker per channel was asked for, but the recording has one channel: everything is given to one speaker.");
            // With names for further channels the file is not what was expected, and the one channel may hold everybody.
            return AsOne(recording, words, notes, options.Channels is [{ Channel: 1 } only] ? only : null, cancel);
        }

        using var sound = recording.OpenSound();
        var (separation, channels, sameSound, _) = _channels.Separate(sound, cancel);
        if (sameSound)
        {
            notes.AddRange(separation.Notes);
            notes.Add("With the same sound on every channel everything is given to one speaker; diarization tells voices apart.");
            return AsOne(recording, words, notes, given: null, cancel);
        }

        // Named after the channel, not after who happens to speak first: the same side of every call has the same name.
        return Finish(separation, recording, words, notes, (number, foundAs) =>
        {
            var channel = channels[foundAs - 1];
            return Speaker(number, options.Channels.FirstOrDefault(given => given.Channel == channel), DefaultName(channel));
        });
    }

    private FoundSpeakers AsOne(
        OpenedRecording recording, WordTimeline words, List<string> notes, ChannelSpeaker? given, CancellationToken cancel) =>
        Finish(Separate(recording, 1, cancel), recording, words, notes, (number, _) => Speaker(number, given, DefaultName(number)));

    private SeparationResult Separate(OpenedRecording recording, int count, CancellationToken cancel)
    {
        using var sound = recording.OpenSound();
        return voices.Separate(sound, count, cancel);
    }

    private static FoundSpeakers Finish(
        SeparationResult separation,
        OpenedRecording recording,
        WordTimeline words,
        List<string> notes,
        Func<int, int, ProcessedSpeaker> name)
    {
        var clean = TurnCleaning.Clean(separation.Turns, words, recording.Duration);
        notes.AddRange(separation.Notes);
        if (clean.Dropped > 0)
        {
            notes.Add(Invariant($"Short stretches of sound in which nobody says a word were taken for noise: {clean.Dropped}."));
        }

        var speakers = clean.FoundAs.Select((foundAs, index) => name(index + 1, foundAs));
        return new FoundSpeakers([.. speakers], clean.Turns, separation.Method, notes);
    }

    private static ProcessedSpeaker Speaker(int number, ChannelSpeaker? given, string fallback) =>
        new(
            number,
            string.IsNullOrWhiteSpace(given?.Name) ? fallback : given.Name,
            string.IsNullOrWhiteSpace(given?.Email) ? null : given.Email);
}
