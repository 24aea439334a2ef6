using Symbl.Speech.Activity;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

/// <summary>The speech of two detectors.</summary>
public sealed class AgreedSpeechTests
{
    private const int Frames = 1000;

    private static readonly List<Segment> Own = [new(100, 200), new(300, 400)];

    [Fact]
    public void If_the_detectors_agree_speech_without_the_other_detector_is_removed()
    {
        var speech = Join([(0.98, 1.95), (3.05, 3.6), (3.65, 4)], out var agree);

        Assert.True(agree);
        Assert.Equal([new(100, 195), new(305, 360), new(365, 400)], speech);
    }

    [Fact]
    public void Common_parts_that_are_too_short_are_chance()
    {
        var speech = Join([(0.95, 1.05), (1.1, 2), (2.95, 4)], out _);

        Assert.Equal([new(110, 200), new(300, 400)], speech);
    }

    [Fact]
    public void Speech_that_the_own_detector_missed_is_added()
    {
        var speech = Join([(0.2, 0.36), (1, 2), (3, 4.3), (9.9, 20)], out var agree);

        Assert.True(agree);
        Assert.Equal([new(20, 36), new(100, 200), new(300, 430)], speech);
        Assert.Equal([new(100, 400)], Join([(1, 4)], out _));
    }

    [Fact]
    public void Ends_that_differ_a_little_are_no_missed_speech()
    {
        var speech = Join([(0.8, 2.2), (2.8, 4.2), (5, 5.1)], out _);

        Assert.Equal(Own, speech);
    }

    [Fact]
    public void If_the_detectors_do_not_agree_all_speech_counts()
    {
        Assert.Equal([new(100, 200), new(300, 400), new(500, 560)], Join([(1, 2), (5, 5.6)], out var agree));
        Assert.False(agree);
        Assert.Equal(Own, Join([], out agree));
        Assert.False(agree);
    }

    [Fact]
    public void A_detector_that_is_often_undecided_removes_no_speech()
    {
        var other = new OtherSpeech([(1, 1.95), (3, 4)], Undecided: 0.2);

        Assert.Equal(Own, AgreedSpeech.Of(Own, other, Frames, out var agree));
        Assert.False(agree);
        Assert.Equal([new(100, 195), new(300, 400)], AgreedSpeech.Of(Own, other with { Undecided = 0.05 }, Frames, out agree));
        Assert.True(agree);
    }

    [Fact]
    public void Speech_of_a_recording_in_which_the_own_detector_finds_none_is_kept_within_the_recording()
    {
        var speech = AgreedSpeech.Of([], new OtherSpeech([(9, 12), (-1, 0.5), (0.4, 0.8), (3, 2)]), Frames, out _);

        Assert.Equal([new(0, 80), new(900, 1000)], speech);
    }

    [Fact]
    public void Silence_is_agreed()
    {
        Assert.Empty(AgreedSpeech.Of([], new OtherSpeech([]), Frames, out var agree));
        Assert.True(agree);
    }

    private static List<Segment> Join(IReadOnlyList<(double Start, double End)> other, out bool agree) =>
        AgreedSpeech.Of(Own, new OtherSpeech(other), Frames, out agree);
}
