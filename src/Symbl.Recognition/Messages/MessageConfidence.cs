using Symbl.Domain.Recordings;
using Symbl.Speech.Alignment;
using Symbl.Speech.Diarization;

namespace Symbl.Recognition.Messages;

/// <summary>
/// Computes the confidence in the speakers of messages from the confidence of the turns. The words of a message count by their length. A word in
/// a turn of the speaker has the confidence of the turn. If voices decide, a word that only turns of others contain has the confidence that these
/// turns are wrong. All other words have the confidence of the nearest turn of the speaker.
/// </summary>
internal sealed class MessageConfidence
{
    private readonly TurnIndex _turns;
    private readonly HashSet<int> _speakers;
    private readonly bool _byVoice;

    /// <summary>Creates the computation.</summary>
    /// <param name="turns">The turns of the recording.</param>
    /// <param name="byVoice">Whether voices decide who speaks. Otherwise, turns of others do not contradict a message.</param>
    public MessageConfidence(IReadOnlyList<ProcessedTurn> turns, bool byVoice)
    {
        _turns = new TurnIndex([.. turns.Select(turn => new Turn(turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds, turn.Confidence))]);
        _speakers = [.. _turns.Speakers];
        _byVoice = byVoice;
    }

    /// <summary>Returns a message with its confidence, 0 to 1. If its speaker has no turns, there was no choice, and the confidence is 1.</summary>
    /// <param name="message">The message.</param>
    public ProcessedMessage Complete(ProcessedMessage message)
    {
        if (!_speakers.Contains(message.Speaker))
            return message;
        var (sum, length) = (0.0, 0.0);
        foreach (var (start, end) in Parts(message))
        {
            // A word without a length counts too.
            var weight = Math.Max(1, (end - start).Ticks);
            sum += weight * Confidence(message.Speaker, start.TotalSeconds, end.TotalSeconds);
            length += weight;
        }

        return message with { Confidence = Math.Clamp(sum / length, 0, 1) };
    }

    private static IEnumerable<(TimeSpan Start, TimeSpan End)> Parts(ProcessedMessage message) => message.Words.Count > 0
        ? message.Words.Select(word => (word.Start, word.End))
        : [(message.Start, message.End)];

    private double Confidence(int speaker, double start, double end)
    {
        if (_byVoice && _turns.Covered(speaker, start, end) <= 0)
        {
            var (other, most) = (0, 0.0);
            foreach (var candidate in _turns.Speakers)
            {
                if (_turns.Covered(candidate, start, end) is var covered && covered > most)
                    (other, most) = (candidate, covered);
            }

            if (most > 0)
                return 1 - _turns[_turns.Best(other, start, end)].Confidence;
        }

        return _turns[_turns.Best(speaker, start, end)].Confidence;
    }
}
