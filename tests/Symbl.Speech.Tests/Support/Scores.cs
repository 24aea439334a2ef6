using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Tests.Support;

internal static class Scores
{
    public static DiarizationScore Of(
        IEnumerable<SpeakerSegment> truth, DiarizationResult result, double collar = 0, Func<int, string>? nameOf = null)
    {
        nameOf ??= speaker => $"S{speaker}";
        var hypothesis = result.Turns.Select(turn => new SpeakerSegment(nameOf(turn.Speaker), turn.Start, turn.End));
        return DiarizationScorer.Score(
            truth, hypothesis, new ScoringOptions { Collar = collar, Evaluated = [(0, result.Duration)] });
    }
}
