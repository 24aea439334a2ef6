using System.Globalization;
using Symbl.LocalServer.Recognition.Messages;
using Symbl.LocalServer.Recognition.Sound;
using Symbl.Speech.Separation;

namespace Symbl.LocalServer.Recognition.Speakers;

/// <summary>
/// Tells who speaks when, the way a submission asks for: by voice to a given count, one speaker per channel, or everything by one.
/// </summary>
/// <param name="voices">Tells voices apart, and finds speech where one voice is all there is.</param>
internal sealed class SpeakerFinder(ISpeakerSeparator voices)
{
    private readonly ChannelSeparator _channels = new();

    /// <summary>The name of a speaker nobody named.</summary>
    public static string DefaultName(int number) => string.Create(CultureInfo.InvariantCulture, $"Speaker {number}");

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
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{options.SpeakerCount} speakers were stated; at most {count} can be told apart."));
        }

        if (options.SeparateChannels)
            notes.Add("Speakers were told apart by voice; one speaker per channel was asked for as well and does not apply with diarization.");
        return Finish(Separate(recording, count, cancel), recording, words, notes, (number, _) => Speaker(number, given: null, DefaultName(number)));
    }

    private FoundSpeakers ByChannel(OpenedRecording recording, ProcessingOptions options, WordTimeline words, CancellationToken cancel)
    {
        List<string> notes = [];
        var beyond = options.Channels.Where(channel => channel.Channel > recording.Channels).Select(channel => channel.Channel).Order().ToArray();
        if (beyond.Length > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Speakers were given for channels the recording does not have ({string.Join(", ", beyond)}); it has {Channels(recording.Channels)}."));
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
        SeparationResult separation, OpenedRecording recording, WordTimeline words, List<string> notes, Func<int, int, ProcessedSpeaker> name)
    {
        var clean = TurnCleaning.Clean(separation.Turns, words, recording.Duration);
        notes.AddRange(separation.Notes);
        if (clean.Dropped > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"Short stretches of sound in which nobody says a word were taken for noise: {clean.Dropped}."));
        }

        return new FoundSpeakers([.. clean.FoundAs.Select((foundAs, index) => name(index + 1, foundAs))], clean.Turns, separation.Method, notes);
    }

    private static string Channels(int count) => count == 1 ? "1 channel" : string.Create(CultureInfo.InvariantCulture, $"{count} channels");

    private static ProcessedSpeaker Speaker(int number, ChannelSpeaker? given, string fallback) =>
        new(number, string.IsNullOrWhiteSpace(given?.Name) ? fallback : given.Name, string.IsNullOrWhiteSpace(given?.Email) ? null : given.Email);
}
