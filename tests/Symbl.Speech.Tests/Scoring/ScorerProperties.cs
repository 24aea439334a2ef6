using CsCheck;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Scoring;

/// <summary>What holds for every reference and hypothesis.</summary>
public sealed class ScorerProperties
{
    // Milliseconds, so that a scorer that looks at every one of them sees the same; few enough of them that it takes no time.
    private static readonly Gen<double> Time = Gen.Int[0, 60].Select(frame => frame / 1000.0);

    private static readonly Gen<(double Start, double End)> Segment =
        Gen.Select(Time, Gen.Int[0, 30]).Select((start, length) => (start, start + (length / 1000.0)));

    private static readonly Gen<List<SpeakerSegment>> Segments =
        Gen.Select(Gen.OneOf("A", "B", "C", "D"), Segment).Select((name, stretch) => new SpeakerSegment(name, stretch.Start, stretch.End)).List[1, 9];

    private static readonly Gen<ScoringOptions> Options =
        Gen.Select(Gen.OneOf(0, 0.002, 0.005), Gen.Bool, Gen.Null(Segment.List[0, 3]))
            .Select((collar, skip, evaluated) => new ScoringOptions { Collar = collar, SkipOverlap = skip, Evaluated = evaluated });

    [Fact]
    public void The_score_agrees_with_a_count_of_every_millisecond() =>
        Gen.Select(Segments, Segments, Options).Sample((reference, hypothesis, options) =>
        {
            var score = DiarizationScorer.Score(reference, hypothesis, options);
            var (total, missed, falseAlarm, confusion, identity, jaccard) = FrameScorer.Score(reference, hypothesis, options);
            Assert.Equal(total, score.Total, 9);
            Assert.Equal(missed, score.Missed, 9);
            Assert.Equal(falseAlarm, score.FalseAlarm, 9);
            Assert.Equal(confusion, score.Confusion, 9);
            Assert.Equal(identity, score.IdentityConfusion, 9);
            Assert.Equal(jaccard, score.JaccardErrorRate, 9);
        }, iter: 2000);

    [Fact]
    public void Against_itself_there_is_no_error() => Gen.Select(Segments, Options).Sample((segments, options) =>
    {
        var score = DiarizationScorer.Score(segments, segments, options);
        Assert.Equal((0, 0, 0), (score.ErrorRate, score.IdentityErrorRate, score.JaccardErrorRate));
    });

    [Fact]
    public void Names_of_the_hypothesis_affect_only_the_identity() => Gen.Select(Segments, Segments, Options).Sample((reference, hypothesis, options) =>
    {
        string[] names = ["B", "C", "x", "A"];
        var renamed = hypothesis.Select(segment => segment with { Speaker = names[segment.Speaker[0] - 'A'] });
        var (before, after) = (DiarizationScorer.Score(reference, hypothesis, options), DiarizationScorer.Score(reference, renamed, options));
        Assert.Equal((before.Total, before.Missed, before.FalseAlarm, before.Confusion), (after.Total, after.Missed, after.FalseAlarm, after.Confusion));
        Assert.Equal(before.JaccardErrorRate, after.JaccardErrorRate, 12);
    });

    [Fact]
    public void Times_are_not_negative_and_add_up() => Gen.Select(Segments, Segments, Options).Sample((reference, hypothesis, options) =>
    {
        var score = DiarizationScorer.Score(reference, hypothesis, options);
        Assert.All([score.Total, score.Missed, score.FalseAlarm, score.Confusion], time => Assert.True(time >= 0));
        Assert.InRange(score.IdentityConfusion, score.Confusion, score.Total);
        Assert.InRange(score.JaccardErrorRate, 0, 1);
        Assert.Equal(score.Total, score.Missed + score.Confusion + score.Speakers.Sum(speaker => speaker.Correct), 9);
        Assert.Equal(score.Total, score.Speakers.Sum(speaker => speaker.Total), 9);
        Assert.Equal(score.Missed, score.Speakers.Sum(speaker => speaker.Missed), 9);
        Assert.Equal(score.Confusion, score.Speakers.Sum(speaker => speaker.Confusion), 9);
        Assert.All(score.Speakers, speaker => Assert.Equal(speaker.Total, speaker.Missed + speaker.Confusion + speaker.Correct, 9));
        Assert.Equal(score.Mapping.Count, score.Mapping.Values.Distinct().Count());
    });

    [Fact]
    public void Rows_may_be_split_and_repeated() => Gen.Select(Segments, Segments, Options, Gen.Double[0, 1]).Sample((reference, hypothesis, options, share) =>
    {
        IEnumerable<SpeakerSegment> Split(SpeakerSegment segment)
        {
            var middle = segment.Start + (share * segment.Duration);
            return [segment with { Start = middle }, segment with { End = middle }, segment with { End = middle }];
        }
        var (whole, split) = (DiarizationScorer.Score(reference, hypothesis, options),
            DiarizationScorer.Score(reference.SelectMany(Split), hypothesis.SelectMany(Split), options));
        Assert.Equal((whole.Total, whole.Missed, whole.FalseAlarm, whole.Confusion), (split.Total, split.Missed, split.FalseAlarm, split.Confusion));
        Assert.Equal(whole.JaccardErrorRate, split.JaccardErrorRate);
    });

    [Fact]
    public void Written_rows_are_read_back() => Segments.Sample(segments =>
    {
        List<RttmRow> rows = segments.ConvertAll(segment => new RttmRow("c", "1", segment.Start, segment.Duration, segment.Speaker));
        using var writer = new StringWriter();
        Rttm.Write(writer, rows);
        using var reader = new StringReader(writer.ToString());
        Assert.Equal(0, DiarizationScorer.Score(segments, Rttm.Read(reader).Select(row => row.ToSegment())).ErrorRate);
    });
}
