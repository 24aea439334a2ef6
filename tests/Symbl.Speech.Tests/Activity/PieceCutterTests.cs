using Symbl.Speech.Activity;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

public sealed class PieceCutterTests
{
    [Fact]
    public void Neighbors_share_a_piece_with_a_margin_at_both_ends() =>
        Assert.Equal([new Segment(80, 820)], Cut(1000, 2800, new Segment(100, 300), new Segment(500, 800)));

    [Fact]
    public void A_long_silence_is_left_out() =>
        Assert.Equal([new Segment(80, 320), new Segment(1980, 2220)], Cut(3000, 2800, new Segment(100, 300), new Segment(2000, 2200)));

    [Fact]
    public void A_margin_stays_within_the_audio() => Assert.Equal([new Segment(0, 310)], Cut(310, 2800, new Segment(5, 300)));

    [Fact]
    public void A_long_run_is_cut_at_the_longest_pause_in_the_second_half_of_the_limit()
    {
        var pieces = Cut(3000, 1000, new Segment(0, 200), new Segment(300, 600), new Segment(680, 900), new Segment(920, 1300), new Segment(1340, 1500));
        Assert.Equal([new Segment(0, 620), new Segment(660, 1520)], pieces);
    }

    [Fact]
    public void Margins_share_a_short_pause() =>
        Assert.Equal([new Segment(0, 705), new Segment(705, 1320)], Cut(2000, 1000, new Segment(0, 700), new Segment(710, 1300)));

    [Fact]
    public void Speech_without_a_pause_is_cut_at_the_quietest_place()
    {
        var levels = new float[2000];
        Array.Fill(levels, 60);
        Array.Fill(levels, 20, 770, 20);
        var pieces = PieceCutter.Cut([new Segment(0, 1500)], levels, 1000);
        Assert.Equal(2, pieces.Count);
        Assert.InRange(pieces[0].End, 770, 790);
        Assert.Equal(pieces[0].End, pieces[1].Start);
    }

    [Fact]
    public void Hours_of_speech_without_a_pause_keep_the_limit()
    {
        var pieces = Cut(1_500_000, 2800, new Segment(0, 1_500_000));
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, 2800));
        Assert.Equal(1_500_000, pieces.Sum(piece => piece.Length));
    }

    private static List<Segment> Cut(int frames, int longest, params Segment[] speech) => PieceCutter.Cut(speech, new float[frames], longest);
}
