using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Gives the words of a channel to the speaker of the channel. Words that were recognized on one channel need no comparison of times. A channel
/// with words is the channel of a speaker, even if the audio showed no turn there.
/// </summary>
internal static class ChannelWords
{
    /// <summary>Adds a speaker and a turn for each channel that has words but no speaker.</summary>
    public static FoundSpeakers Complete(FoundSpeakers found, IReadOnlyList<ProcessedWord> words)
    {
        if (found.SpeakerOfChannel is not { } known)
            return found;
        var missing = words.Where(word => word.Channel is { } channel && !known.ContainsKey(channel)).ToLookup(word => word.Channel!.Value);
        if (missing.Count == 0)
            return found;
        List<ProcessedSpeaker> speakers = [.. found.Speakers];
        List<ProcessedTurn> turns = [.. found.Turns];
        Dictionary<int, int> channels = new(known);
        foreach (var channel in missing.OrderBy(group => group.Key))
        {
            var number = speakers.Count + 1;
            speakers.Add(found.NameOfChannel!(number, channel.Key));
            channels.Add(channel.Key, number);
            turns.AddRange(channel.Select(word => new ProcessedTurn(number, word.Start, word.End)));
        }

        return found with
        {
            Speakers = speakers,
            Turns = [.. turns.Where(turn => turn.End > turn.Start).OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)],
            SpeakerOfChannel = channels,
        };
    }

    /// <summary>Tests whether the words have channels and the speakers have channels.</summary>
    public static bool Apply(FoundSpeakers found, IReadOnlyList<ProcessedWord> words) =>
        found.SpeakerOfChannel is { Count: > 0 } channels && words.Count > 0
        && words.All(word => word.Channel is { } channel && channels.ContainsKey(channel));

    /// <summary>Assigns each word to the speaker of its channel.</summary>
    public static AssignedWords Assign(FoundSpeakers found, IReadOnlyList<ProcessedWord> words)
    {
        var index = new TurnIndex([.. found.Turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds, turn.Confidence))]);
        var withTurns = found.Turns.Select(turn => turn.Speaker).ToHashSet();
        var starts = words.Where(word => word.Phrase is not null).GroupBy(word => word.Phrase).ToDictionary(group => group.Key!.Value, group => group.Min(word => word.Start));
        return new AssignedWords(
            [
                .. words.Select(word =>
                {
                    var speaker = found.SpeakerOfChannel![word.Channel!.Value];
                    var turn = withTurns.Contains(speaker) ? index.Best(speaker, word.Start.TotalSeconds, word.End.TotalSeconds) : -1;
                    return new SpokenWord(word, speaker, turn) { SaidAt = word.Phrase is { } phrase ? starts[phrase] : word.Start };
                }),
            ],
            []);
    }
}
