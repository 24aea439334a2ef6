using Symbl.Speech.Bench.Calibration;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>The judgment of turns, the reliability of confidences, and the fit.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void A_turn_is_right_if_its_speaker_talks_most_in_it()
    {
        var sound = new Sound("x", 8000, [new float[20 * 8000]], Segments.Parse("A 0 5, B 5 10, B 11 12"));
        var turns = new[] { new Turn(1, 0, 5.5, 0.9), new Turn(2, 6, 10, 0.8), new Turn(1, 11, 12, 0.7), new Turn(2, 15, 16, 0.6) };
        var judged = JudgedTurn.Of(sound, Scored(sound, turns)).ToList();
        Assert.Equal([true, true, false, false], judged.Select(turn => turn.IsRight));
        Assert.Equal([5, 4, 0, 0], judged.Select(turn => turn.RightSeconds));
        Assert.Equal([0.5, 0, 1, 0], judged.Select(turn => turn.WrongSeconds));
        Assert.Equal(1, judged[3].Silence);
        Assert.Equal([0.9, 0.8, 0.7, 0.6], judged.Select(turn => turn.Confidence));
    }

    [Fact]
    public void Reliability_counts_promises_against_the_truth()
    {
        // Four of five with 0.8 are right, as promised; all ten with 0.6 are, more than promised.
        var kept = new Reliability([.. Turns(0.8, right: 4, wrong: 1)]);
        Assert.Equal(0, kept.CalibrationError, 1e-12);
        var both = new Reliability([.. Turns(0.8, right: 4, wrong: 1), .. Turns(0.6, right: 10, wrong: 0)]);
        Assert.Equal(10 * 0.4 / 15, both.CalibrationError, 1e-12);
        // The wrong turn has more than ten right ones, and as much as four.
        Assert.Equal(0.5 * 4 / 14, both.AreaUnderCurve, 1e-12);
        Assert.Equal((0, 10.0 / 14), (both.WrongFound, both.RightDoubted));
        Assert.True(double.IsNaN(new Reliability([.. Turns(0.8, right: 1, wrong: 0)]).AreaUnderCurve));
        Assert.Contains("| 0.8 to 0.9 |     5 |            0.80 |       80.0% |      80.0% |", both.Table().ToString());
    }

    [Fact]
    public void A_fit_finds_the_probabilities_behind_examples()
    {
        var random = new Random(3);
        var measures = Enumerable.Range(0, 20_000).Select(_ => new[] { (4 * random.NextDouble()) - 2, (4 * random.NextDouble()) - 2 }).ToList();
        var truths = measures.ConvertAll(row => random.NextDouble() < 1 / (1 + Math.Exp(-0.5 - (1.5 * row[0]) + (0.7 * row[1]))));
        var ones = measures.ConvertAll(_ => 1.0);
        var free = LogisticFit.Of(measures, truths, ones, new HashSet<int> { 1 });
        Assert.Equal([0.5, 1.5, -0.7], [free.Bias, .. free.Weights], (one, other) => Math.Abs(one - other) < 0.1);
        // More of a measure that must not lower the probability does not lower it.
        var kept = LogisticFit.Of(measures, truths, ones, new HashSet<int>());
        Assert.Equal(0, kept.Weights[1]);
        Assert.True(kept.Probability([1, 0]) > kept.Probability([0, 0]));
    }

    [Fact]
    public void Confidence_of_a_turn_is_fit_without_its_recordings()
    {
        // Recordings a and b have strong votes on right turns; c has them on wrong ones, which only a fit with c can know.
        static TurnEvidence Votes(double share) => new(share, 2, 2);
        var turns = new List<JudgedTurn>();
        foreach (var (origin, turned) in new[] { ("a", false), ("b", false), ("c", true) })
        {
            turns.AddRange(Enumerable.Range(0, 40).Select(index => new JudgedTurn(
                0.5, Votes(index % 2 == 0 ? 0.95 : 0.5), (index % 2 == 0) != turned ? 2 : 0, (index % 2 == 0) != turned ? 0 : 2, 0, [origin])));
        }
        var calibration = new ConfidenceCalibration([new TurnGroup("all", 1, turns)]);
        var left = calibration.LeftOut().ToLookup(one => one.Turn.Origins[0]);
        double Mean(string origin, bool right) => left[origin].Where(one => one.Turn.IsRight == right).Average(one => one.Confidence);
        Assert.True(Mean("c", right: false) > 0.9 && Mean("c", right: true) < 0.1);
        Assert.True(Mean("a", right: true) < 0.9);
        var lines = ConfidenceCalibration.Code(calibration.Fit());
        Assert.Contains("private const double Bias = ", lines);
        Assert.Contains("private static readonly double[] Weights = [", lines);
    }

    [Fact]
    public void Turns_of_made_calls_are_judged_with_their_evidence()
    {
        var group = TurnGroup.Measure(
            "calls", [MadeSounds.Stereo("call", 40).Mono()], ["plain"], SeparationPath.Voice, null, 1, TestContext.Current.CancellationToken);
        Assert.NotEmpty(group.Turns);
        Assert.All(group.Turns, turn => Assert.InRange(turn.Evidence!.Value.Share, 0.01, 1));
        Assert.All(group.Turns, turn => Assert.Equal(2, turn.Evidence!.Value.Voices));
        Assert.All(group.Turns, turn => Assert.Equal(TurnConfidence.Of(turn.Evidence!.Value), turn.Confidence));
        Assert.True(group.Turns.Count(turn => turn.IsRight) > 0.8 * group.Turns.Count);
    }

    private static IEnumerable<(double, JudgedTurn)> Turns(double confidence, int right, int wrong)
    {
        for (var index = 0; index < right + wrong; index++)
            yield return (confidence, new JudgedTurn(confidence, null, index < right ? 1 : 0, index < right ? 0 : 1, 0, ["x"]));
    }

    private static ScoredRecording Scored(Sound sound, IReadOnlyList<Turn> turns) => new()
    {
        Name = sound.Name,
        Path = SeparationPath.Voice,
        People = sound.People.Count,
        Stated = sound.People.Count,
        Result = new DiarizationResult(turns, sound.Seconds, "none", [], []),
        ProcessorTime = TimeSpan.Zero,
        Scores = [DiarizationScorer.Score(sound.Reference, turns.Select(turn => new SpeakerSegment($"Speaker_{turn.Speaker}", turn.Start, turn.End)))],
    };
}
