using Symbl.Recognition.Stages;
using Symbl.Speech.Diarization;
using Symbl.Speech.Voices;

namespace Symbl.Recognition.Speakers;

/// <summary>Measures the voice prints of the speakers that diarization distinguished.</summary>
internal static class SpeakerVoices
{
    /// <summary>Adds the print of each speaker with enough speech. Without diarization the speech of one label can be several people.</summary>
    /// <param name="found">The speakers.</param>
    /// <param name="recording">The audio.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static FoundSpeakers Measure(FoundSpeakers found, IRecordingAudio recording, CancellationToken cancel)
    {
        if (found.Report.Speakers.Count == 0 || found.Turns.Count == 0)
            return found;
        using var audio = recording.OpenAudio();
        var prints = VoicePrints.Measure(
            audio,
            [.. found.Turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds, turn.Confidence))],
            ChannelsOf(found),
            cancel);
        return found with
        {
            Speakers = [.. found.Speakers.Select(speaker => speaker with { Voice = BytesOf(prints.ElementAtOrDefault(speaker.Number - 1)) })],
        };
    }

    // A null array would become empty memory instead of null.
    private static ReadOnlyMemory<byte>? BytesOf(VoicePrint? print) => print is null ? null : new ReadOnlyMemory<byte>(print.ToBytes());

    private static IReadOnlyList<int> ChannelsOf(FoundSpeakers found)
    {
        if (found.SpeakerOfChannel is not { Count: > 0 } speakers)
            return [];
        var channels = speakers.ToDictionary(pair => pair.Value, pair => pair.Key);
        return [.. found.Speakers.Select(speaker => channels.GetValueOrDefault(speaker.Number))];
    }
}
