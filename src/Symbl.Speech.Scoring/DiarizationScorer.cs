namespace Symbl.Speech.Scoring;

/// <summary>
/// Scores who-speaks-when against a reference: DER as defined by NIST (RT evaluations, <c>md-eval</c>), JER as defined for DIHARD II.
/// Exact interval arithmetic, no frames.
/// </summary>
public static class DiarizationScorer
{
    /// <summary>Scores one recording.</summary>
    /// <param name="reference">What is true. Overlapping or touching stretches of one speaker count once.</param>
    /// <param name="hypothesis">What was found.</param>
    /// <param name="options">What is scored; by default everything, strictly.</param>
    public static DiarizationScore Score(
        IEnumerable<SpeakerSegment> reference, IEnumerable<SpeakerSegment> hypothesis, ScoringOptions? options = null)
    {
        _ = reference ?? throw new ArgumentNullException(nameof(reference));
        _ = hypothesis ?? throw new ArgumentNullException(nameof(hypothesis));
        options ??= new ScoringOptions();
        var truth = SpeakerTimeline.FromSegments(reference);
        var guess = SpeakerTimeline.FromSegments(hypothesis);
        var evaluated = options.Evaluated ?? [(double.NegativeInfinity, double.PositiveInfinity)];

        var together = new double[guess.Names.Count, truth.Names.Count];
        var sameName = 0.0;
        var (total, missed, falseAlarm, paired) = (0.0, 0.0, 0.0, 0.0);
        var excluded = Collars(truth, options.Collar);
        foreach (var (duration, speaking, found) in Pieces(truth, guess, evaluated, excluded))
        {
            if (options.SkipOverlap && speaking.Count > 1)
                continue;
            total += duration * speaking.Count;
            missed += duration * Math.Max(0, speaking.Count - found.Count);
            falseAlarm += duration * Math.Max(0, found.Count - speaking.Count);
            paired += duration * Math.Min(speaking.Count, found.Count);
            foreach (var other in found)
            {
                foreach (var speaker in speaking)
                {
                    together[other, speaker] += duration;
                    if (guess.Names[other] == truth.Names[speaker])
                        sameName += duration;
                }
            }
        }
        var mapped = Assignment.Maximize(together);
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        var correct = 0.0;
        for (var other = 0; other < mapped.Length; other++)
        {
            if (mapped[other] < 0)
                continue;
            correct += together[other, mapped[other]];
            mapping[guess.Names[other]] = truth.Names[mapped[other]];
        }
        return new DiarizationScore(
            total, missed, falseAlarm, Math.Max(0, paired - correct), Math.Max(0, paired - sameName),
            Jaccard(truth, guess, evaluated), mapping);
    }

    // JER is defined over everything that is evaluated: neither collar nor overlap rule applies to it.
    private static double Jaccard(SpeakerTimeline truth, SpeakerTimeline guess, IReadOnlyList<(double Start, double End)> evaluated)
    {
        var together = new double[truth.Names.Count, guess.Names.Count];
        var spoken = new double[truth.Names.Count];
        var claimed = new double[guess.Names.Count];
        foreach (var (duration, speaking, found) in Pieces(truth, guess, evaluated, []))
        {
            foreach (var speaker in speaking)
                spoken[speaker] += duration;
            foreach (var other in found)
                claimed[other] += duration;
            foreach (var speaker in speaking)
            {
                foreach (var other in found)
                    together[speaker, other] += duration;
            }
        }
        var index = new double[spoken.Length, claimed.Length];
        for (var speaker = 0; speaker < spoken.Length; speaker++)
        {
            for (var other = 0; other < claimed.Length; other++)
            {
                var union = spoken[speaker] + claimed[other] - together[speaker, other];
                index[speaker, other] = union > 0 ? together[speaker, other] / union : 0;
            }
        }
        var mapped = Assignment.Maximize(index);
        var (sum, count) = (0.0, 0);
        for (var speaker = 0; speaker < spoken.Length; speaker++)
        {
            if (spoken[speaker] <= 0)
                continue;
            count++;
            sum += mapped[speaker] < 0 ? 1 : 1 - index[speaker, mapped[speaker]];
        }
        return count > 0 ? sum / count : claimed.Any(time => time > 0) ? 1 : 0;
    }

    private static List<(double Start, double End)> Collars(SpeakerTimeline truth, double collar) => collar <= 0
        ? []
        : truth.Boundaries.Select(time => (time - collar, time + collar)).ToList();

    /// <summary>The scored time, cut wherever anyone starts or stops.</summary>
    private static IEnumerable<(double Duration, IReadOnlyCollection<int> Truth, IReadOnlyCollection<int> Guess)> Pieces(
        SpeakerTimeline truth,
        SpeakerTimeline guess,
        IReadOnlyList<(double Start, double End)> evaluated,
        List<(double Start, double End)> excluded)
    {
        var events = new List<(double Time, int Change, Layer Layer, int Speaker)>();
        void Add(double start, double end, Layer layer, int speaker)
        {
            if (!(end > start))
                return;
            events.Add((start, 1, layer, speaker));
            events.Add((end, -1, layer, speaker));
        }
        foreach (var (speaker, start, end) in truth.Stretches)
            Add(start, end, Layer.Truth, speaker);
        foreach (var (speaker, start, end) in guess.Stretches)
            Add(start, end, Layer.Guess, speaker);
        foreach (var (start, end) in evaluated)
            Add(start, end, Layer.Evaluated, 0);
        foreach (var (start, end) in excluded)
            Add(start, end, Layer.Excluded, 0);
        events.Sort((left, right) => left.Time.CompareTo(right.Time));

        var (inside, outside) = (0, 0);
        var speaking = new SortedSet<int>();
        var found = new SortedSet<int>();
        for (var index = 0; index < events.Count; index++)
        {
            var (time, change, layer, speaker) = events[index];
            var duration = index > 0 ? time - events[index - 1].Time : 0;
            if (duration > 0 && inside > 0 && outside == 0 && (speaking.Count > 0 || found.Count > 0))
                yield return (duration, speaking, found);
            switch (layer)
            {
                case Layer.Evaluated:
                    inside += change;
                    break;
                case Layer.Excluded:
                    outside += change;
                    break;
                default:
                    var who = layer == Layer.Truth ? speaking : found;
                    _ = change > 0 ? who.Add(speaker) : who.Remove(speaker);
                    break;
            }
        }
    }

    private enum Layer
    {
        Truth,
        Guess,
        Evaluated,
        Excluded,
    }
}
