using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Calibration;

/// <summary>A turn that was found, and how much of it the reference confirms.</summary>
/// <param name="Confidence">The confidence of the turn.</param>
/// <param name="Evidence">The measures behind the confidence; null by channel and if there was no alternative.</param>
/// <param name="RightSeconds">Time in which the speaker of the turn speaks, under the best mapping of speakers.</param>
/// <param name="WrongSeconds">Time in which only others speak.</param>
/// <param name="Silence">Time in which nobody speaks.</param>
/// <param name="Origins">The recordings that the voices come from.</param>
internal sealed record JudgedTurn(
    double Confidence, TurnEvidence? Evidence, double RightSeconds, double WrongSeconds, double Silence, IReadOnlyList<string> Origins)
{
    /// <summary>Whether the turn has the right speaker for most of its speech. A turn without speech has none.</summary>
    public bool IsRight => RightSeconds > WrongSeconds;

    /// <summary>Judges all turns of a recording.</summary>
    public static IEnumerable<JudgedTurn> Of(Sound sound, ScoredRecording scored)
    {
        var result = scored.Result;
        var names = scored.Scores[0].Mapping;
        var anybody = Merge(sound.Reference);
        var people = sound.People.ToDictionary(person => person, person => Merge(sound.Reference.Where(part => part.Speaker == person)), StringComparer.Ordinal);
        for (var index = 0; index < result.Turns.Count; index++)
        {
            var turn = result.Turns[index];
            var right = names.TryGetValue(Evaluator.NameOf(turn.Speaker), out var person) ? Within(people[person], turn) : 0;
            var speech = Within(anybody, turn);
            yield return new JudgedTurn(
                turn.Confidence, index < result.Evidence.Count ? result.Evidence[index] : null, right, speech - right, turn.Duration - speech,
                sound.Origins);
        }
    }

    private static List<(double Start, double End)> Merge(IEnumerable<SpeakerSegment> parts)
    {
        var merged = new List<(double Start, double End)>();
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            if (merged.Count > 0 && part.Start <= merged[^1].End)
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, part.End));
            else
                merged.Add((part.Start, part.End));
        }
        return merged;
    }

    private static double Within(List<(double Start, double End)> parts, Turn turn) =>
        parts.Sum(part => Math.Max(0, Math.Min(part.End, turn.End) - Math.Max(part.Start, turn.Start)));
}
