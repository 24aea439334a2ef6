namespace Symbl.Speech.Scoring;

/// <summary>
/// Scores diarization against a reference: DER as NIST defines it (RT evaluations, <c>md-eval</c>), JER as DIHARD II defines it. The scorer
/// uses exact interval arithmetic in whole microseconds, not frames.
/// </summary>
public static class DiarizationScorer
{
    /// <summary>Scores one recording.</summary>
    /// <param name="reference">The reference. Overlapping or touching segments of one speaker count once.</param>
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="options">Options; by default, everything is scored without a collar.</param>
    /// <exception cref="ArgumentOutOfRangeException">The collar is negative or not a number.</exception>
    public static DiarizationScore Score(
        IEnumerable<SpeakerSegment> reference, IEnumerable<SpeakerSegment> hypothesis, ScoringOptions? options = null)
    {
        _ = reference ?? throw new ArgumentNullException(nameof(reference));
        _ = hypothesis ?? throw new ArgumentNullException(nameof(hypothesis));
        options ??= new ScoringOptions();
        if (!(options.Collar >= 0))
            throw new ArgumentOutOfRangeException(nameof(options), "The collar must be 0 seconds or more.");
        var truth = SpeakerTimeline.FromSegments(reference);
        var guess = SpeakerTimeline.FromSegments(hypothesis);
        var scored = ScoredPieces.Cut(truth, guess, options.Evaluated, options.Collar);
        if (options.SkipOverlap)
            scored.RemoveAll(piece => piece.Truth.Length > 1);
        var mapped = Assignment.Maximize(Together(scored, guess.Names.Count, truth.Names.Count));
        var tally = new Tally(truth.Names.Count);
        foreach (var piece in scored)
            tally.Add(piece, mapped, piece.Guess.Count(other => piece.Truth.Any(speaker => truth.Names[speaker] == guess.Names[other])));

        // JER covers everything in the evaluated segments; neither collar nor overlap option applies.
        var jaccard = JaccardIndices.Of(ScoredPieces.Cut(truth, guess, options.Evaluated, collar: 0), truth.Names.Count, guess.Names.Count);
        var mapping = mapped.Select((speaker, other) => (speaker, other)).Where(pair => pair.speaker >= 0).ToList();
        return new DiarizationScore
        {
            Total = SpeakerTimeline.Seconds(tally.Total.Sum()),
            Missed = SpeakerTimeline.Seconds(tally.Missed),
            FalseAlarm = SpeakerTimeline.Seconds(tally.FalseAlarm),
            Confusion = SpeakerTimeline.Seconds(tally.Confusion),
            IdentityConfusion = SpeakerTimeline.Seconds(tally.IdentityConfusion),
            Speakers =
            [
                .. truth.Names.Select((name, speaker) => new SpeakerScore(
                    name,
                    mapping.Where(pair => pair.speaker == speaker).Select(pair => guess.Names[pair.other]).FirstOrDefault(),
                    SpeakerTimeline.Seconds(tally.Total[speaker]),
                    SpeakerTimeline.Seconds(tally.MissedOf[speaker]),
                    SpeakerTimeline.Seconds(tally.ConfusionOf[speaker]),
                    jaccard.ErrorRates[speaker])).Where((_, speaker) => jaccard.Spoken[speaker] > 0),
            ],
            HypothesisSpeakers = jaccard.Claimed.Count(time => time > 0),
            Mapping = mapping.ToDictionary(pair => guess.Names[pair.other], pair => truth.Names[pair.speaker], StringComparer.Ordinal),
        };
    }

    private static double[,] Together(List<ScoredPiece> pieces, int others, int speakers)
    {
        var together = new double[others, speakers];
        foreach (var (duration, truth, guess) in pieces)
        {
            foreach (var other in guess)
            {
                foreach (var speaker in truth)
                    together[other, speaker] += duration;
            }
        }
        return together;
    }

    /// <summary>Sums in microseconds.</summary>
    private sealed class Tally(int speakers)
    {
        public long[] Total { get; } = new long[speakers];

        public double[] MissedOf { get; } = new double[speakers];

        public double[] ConfusionOf { get; } = new double[speakers];

        public long Missed { get; private set; }

        public long FalseAlarm { get; private set; }

        public long Confusion { get; private set; }

        public long IdentityConfusion { get; private set; }

        /// <summary>Adds a piece as NIST counts it: of the speakers that both sides have, the mapped ones are correct.</summary>
        /// <param name="piece">The piece.</param>
        /// <param name="mapped">For each speaker of the hypothesis, the mapped speaker of the reference; -1 for none.</param>
        /// <param name="sameNames">Number of names that both sides have.</param>
        public void Add(ScoredPiece piece, int[] mapped, int sameNames)
        {
            var (duration, truth, guess) = piece;
            var lost = truth.Where(speaker => !guess.Any(other => mapped[other] == speaker)).ToList();
            var paired = Math.Min(truth.Length, guess.Length);
            var missed = truth.Length - paired;
            var confused = paired - (truth.Length - lost.Count);
            Missed += duration * missed;
            FalseAlarm += duration * (guess.Length - paired);
            Confusion += duration * confused;
            IdentityConfusion += duration * (paired - sameNames);
            foreach (var speaker in truth)
                Total[speaker] += duration;
            foreach (var speaker in lost)
            {
                MissedOf[speaker] += duration * (double)missed / lost.Count;
                ConfusionOf[speaker] += duration * (double)confused / lost.Count;
            }
        }
    }
}
