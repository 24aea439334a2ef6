using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Scoring;

/// <summary>Cases with their arithmetic, above all those in which collar, overlap rule and map meet.</summary>
public sealed class HandWorkedTests
{
    [Fact]
    public void All_speech_is_missed_without_found_speakers()
    {
        // A 4 s and B 3 s, of which 1 s at once: 7 s of speaker time, all missed. Each has nobody: JER (1 + 1) / 2.
        var score = Score("A 0 4, B 3 6", "");
        Assert.Equal((7, 7, 0, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal((1, 1, 0), (score.ErrorRate, score.JaccardErrorRate, score.HypothesisSpeakers));
        Assert.Equal((1, 0, 0), (score.MissedRate, score.FalseAlarmRate, score.ConfusionRate));
        Assert.Empty(score.Mapping);
    }

    [Fact]
    public void Speech_found_in_silence_has_no_rate()
    {
        // 3 s of false alarm, of 0 s of speech: 3 / 0 is no number; nothing was missed, and that is 0.
        var score = Score("", "x 1 4");
        Assert.Equal((0, 0, 3, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal((double.NaN, double.NaN, 0, 0), (score.ErrorRate, score.FalseAlarmRate, score.MissedRate, score.ConfusionRate));
        Assert.Equal((double.NaN, 1), (score.IdentityErrorRate, score.JaccardErrorRate));
        Assert.Equal("DER NaN% of 0.00 s (missed 0.00, false alarm 3.00, confusion 0.00), JER 100.0%", score.ToString());
    }

    [Fact]
    public void More_speakers_than_there_are()
    {
        // A 0-12 is found as x 0-5, y 5-9, z 9-12. Best is x, 5 s; 12 - 5 = 7 s of confusion. JER: 1 - 5/12, the other two count nowhere.
        var score = Score("A 0 12", "x 0 5, y 5 9, z 9 12");
        Assert.Equal((12, 0, 0, 7), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal(7 / 12.0, score.JaccardErrorRate, 12);
        Assert.Equal((1, 3), (score.Speakers.Count, score.HypothesisSpeakers));
        Assert.Equal([new("x", "A")], score.Mapping);
    }

    [Fact]
    public void Fewer_speakers_than_there_are()
    {
        // A 0-6, B 6-10, C 10-12 found as x 0-6 and y 6-12: y is B (4 s of 6), so C's 2 s are confusion: 2/12.
        // JER: A 0, B 1 - 4/6, C has nobody 1: (0 + 1/3 + 1) / 3.
        var score = Score("A 0 6, B 6 10, C 10 12", "x 0 6, y 6 12");
        Assert.Equal((12, 0, 0, 2), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal(4 / 9.0, score.JaccardErrorRate, 12);
        Assert.Equal(
            [("A", "x", 6, 6, 0.0), ("B", "y", 4, 4, 0), ("C", null, 2, 0, 2)],
            score.Speakers.Select(speaker => (speaker.Speaker, speaker.MappedTo, speaker.Total, speaker.Correct, speaker.Confusion)));
    }

    [Fact]
    public void A_collar_excludes_a_turn_no_longer_than_its_two_sides()
    {
        // Scored with 0.25: of A 0-10 the stretch 0.25-9.75 (9.5 s); of B 12-12.5 nothing, its collars meet at 12.25.
        // The hypothesis lacks B and goes on to 11: false alarm 10.25-11 (0.75 s). B is still a speaker for JER, which knows no collar:
        // A 1 - 10/11, B 1.
        var score = Score("A 0 10, B 12 12.5", "x 0 11", new ScoringOptions { Collar = 0.25 });
        Assert.Equal((9.5, 0, 0.75, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal((1 - (10 / 11.0) + 1) / 2, score.JaccardErrorRate, 12);
        Assert.Equal(("B", 0), (score.Speakers[1].Speaker, score.Speakers[1].Total));
    }

    [Fact]
    public void Collars_of_one_speaker_cut_the_speech_of_the_other()
    {
        // A 0-10 and B 4-6, collar 0.5: left are 0.5-3.5 (A), 4.5-5.5 (A and B), 6.5-9.5 (A): 3 + 2*1 + 3 = 8 s.
        // x 0-10 alone: B is missed in 4.5-5.5, 1 s.
        var score = Score("A 0 10, B 4 6", "x 0 10", new ScoringOptions { Collar = 0.5 });
        Assert.Equal((8, 1, 0, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
    }

    [Fact]
    public void A_collar_applies_with_overlap_excluded()
    {
        // As before, and 4.5-5.5 is left out as well: 6 s. y says 2-3 over A: a false alarm of 1 s, of one speaker where there is one.
        var score = Score("A 0 10, B 4 6", "x 0 10, y 2 3, y 5 5.5", new ScoringOptions { Collar = 0.5, SkipOverlap = true });
        Assert.Equal((6, 0, 1, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
    }

    [Fact]
    public void A_map_cuts_turns()
    {
        // Of A 0-10 only 2-5 counts (3 s). x 0-4 has 2-4 of it; 4-5 is missed; what x says before 2 is not asked for.
        var score = Score("A 0 10", "x 0 4", new ScoringOptions { Evaluated = [(2, 5)] });
        Assert.Equal((3, 1, 0, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal(1 / 3.0, score.JaccardErrorRate, 12);
    }

    [Fact]
    public void A_map_of_two_segments_excludes_the_time_between_them()
    {
        // Scored 0-2 and 6-9. A 1-7: 1 s and 1 s. B 8-20: 1 s. x 0-8 gives 0-1 false, 1-2 and 6-7 right, 7-8 false; B missed 8-9.
        var score = Score("A 1 7, B 8 20", "x 0 8", new ScoringOptions { Evaluated = [(6, 9), (0, 2)] });
        Assert.Equal((3, 1, 2, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal(1, score.ErrorRate);
    }

    [Fact]
    public void A_map_counts_no_time_twice_and_no_speaker_outside_it()
    {
        // 0-3 and 2-4 are 0-4. B speaks and y is found outside only: one speaker each.
        var score = Score("A 0 10, B 20 30", "x 0 10, y 20 30", new ScoringOptions { Evaluated = [(0, 3), (2, 4), (7, 7), (9, 8)] });
        Assert.Equal((4, 0, 1, 1), (score.Total, score.ErrorRate, score.Speakers.Count, score.HypothesisSpeakers));
    }

    [Fact]
    public void A_map_that_meets_no_speech_scores_nothing()
    {
        var score = Score("A 0 10", "x 0 4", new ScoringOptions { Evaluated = [] });
        Assert.Equal((0, 0, 0, 0, 0), (score.Total, score.ErrorRate, score.JaccardErrorRate, score.Speakers.Count, score.HypothesisSpeakers));
    }

    [Fact]
    public void Touching_repeated_or_overlapping_rows_of_a_speaker_are_one_segment()
    {
        // A 0-9 in four rows, collar 0.5: boundaries are 0 and 9 alone, so 8 s are scored; cut rows would leave less.
        var score = Score("A 0 3, A 3 6, A 0 3, A 5 9", "x 0 9, x 2 4", new ScoringOptions { Collar = 0.5 });
        Assert.Equal((8, 0, 0, 0), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
    }

    [Fact]
    public void Rounding_creates_no_gap_between_touching_rows()
    {
        // 0.1 + 0.2 is not 0.3 in binary, nor 1.44 + 11.872 what follows it: a gap of 1e-15 s must not become a boundary with a collar.
        List<SpeakerSegment> reference = [new RttmRow("c", "1", 0.1, 0.2, "A").ToSegment(), new RttmRow("c", "1", 0.3, 0.7, "A").ToSegment(),
            new RttmRow("c", "1", 1, 0.1, "A").ToSegment(), new RttmRow("c", "1", 1.1, 1, "A").ToSegment()];
        Assert.Equal(2 - 0.5, DiarizationScorer.Score(reference, [], new ScoringOptions { Collar = 0.25 }).Total);
    }

    [Fact]
    public void Identity_and_mapping_are_scored_independently()
    {
        // Names swapped: mapped all is right, as named all is wrong, 20 of 20 s.
        var swapped = Score("A 0 10, B 10 20", "B 0 10, A 10 20");
        Assert.Equal((0, 1), (swapped.ErrorRate, swapped.IdentityErrorRate));
        // Other names are nobody's names.
        Assert.Equal(1, Score("A 0 10", "x 0 10").IdentityErrorRate);
    }

    [Theory]
    // Two at once, both named right: nothing wrong, although two pairs of names differ (A with B and B with A).
    [InlineData("A 0 4, B 0 4", "A 0 4, B 0 4", 0)]
    // Two at once, one named right: min(2, 2) - 1 = 1 for 4 s.
    [InlineData("A 0 4, B 0 4", "A 0 4, C 0 4", 4)]
    // Two at once, one found and named right: min(2, 1) - 1 = 0; the other is missed.
    [InlineData("A 0 4, B 0 4", "B 0 4", 0)]
    // Two at once, one found under a third's name: min(2, 1) - 0 = 1 for 4 s.
    [InlineData("A 0 4, B 0 4", "C 0 4", 4)]
    // One speaks, two found, one of them right: min(1, 2) - 1 = 0; the other is a false alarm.
    [InlineData("A 0 4", "A 0 4, B 0 4", 0)]
    // Three at once, two named right of three: min(3, 3) - 2 = 1 for 4 s.
    [InlineData("A 0 4, B 0 4, C 0 4", "C 0 4, A 0 4, X 0 4", 4)]
    public void Identity_counts_the_names_on_both_sides(string reference, string hypothesis, double expected) =>
        Assert.Equal(expected, Score(reference, hypothesis).IdentityConfusion);

    [Fact]
    public void Errors_in_overlap_are_divided_among_the_unmatched_speakers()
    {
        // x is A, y is B, w is C, and z is left without anyone. 0-4: A, B and C at once, x and z found: A is right, of B and C one is
        // missed and one confused for 4 s each; who of the two cannot be told, so each has 2 s and 2 s.
        var score = Score("A 0 10, B 0 4, C 0 4, B 10 20, C 20 30", "x 0 10, z 0 4, y 10 20, w 20 30");
        Assert.Equal((38, 4, 0, 4), (score.Total, score.Missed, score.FalseAlarm, score.Confusion));
        Assert.Equal(
            [("A", 10, 0, 0), ("B", 10, 2, 2), ("C", 10, 2, 2.0)],
            score.Speakers.Select(speaker => (speaker.Speaker, speaker.Correct, speaker.Missed, speaker.Confusion)));
    }

    [Fact]
    public void Several_recordings_are_weighted_by_time_and_speakers()
    {
        // 10 s with 1 s missed (one speaker, JER 0.1) and 30 s with 9 s confused (two speakers: 1 - 21/30 and 1).
        var one = Score("A 0 10", "x 0 9");
        var two = Score("A 0 21, B 21 30", "x 0 30");
        var sum = DiarizationScore.Sum([one, two]);
        Assert.Equal((40, 1, 0, 9), (sum.Total, sum.Missed, sum.FalseAlarm, sum.Confusion));
        Assert.Equal(10 / 40.0, sum.ErrorRate);
        Assert.Equal((0.1 + 0.3 + 1) / 3, sum.JaccardErrorRate, 12);
        Assert.Equal((3, 2), (sum.Speakers.Count, sum.HypothesisSpeakers));
        Assert.Equal(0, DiarizationScore.Sum([]).ErrorRate);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_collar_is_not_negative(double collar) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score("A 0 1", "", new ScoringOptions { Collar = collar }));

    private static DiarizationScore Score(string reference, string hypothesis, ScoringOptions? options = null) =>
        DiarizationScorer.Score(Segments.Parse(reference), Segments.Parse(hypothesis), options);
}
