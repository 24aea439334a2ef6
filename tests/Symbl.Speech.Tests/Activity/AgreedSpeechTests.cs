using Symbl.Speech.Activity;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

/// <summary>The speech of two detectors.</summary>
public sealed class AgreedSpeechTests
{
    private static readonly List<Segment> Own = [new(100, 200), new(300, 400)];

    [Fact]
    public void Two_detectors_that_agree_have_their_common_speech()
    {
        var speech = AgreedSpeech.Of(Own, [(0.5, 1.9), (3.1, 3.6), (3.65, 9)], out var agree);

        Assert.True(agree);
        Assert.Equal([new(100, 190), new(310, 360), new(365, 400)], speech);
    }

    [Fact]
    public void Common_parts_that_are_too_short_are_chance()
    {
        var speech = AgreedSpeech.Of(Own, [(0.5, 1.05), (1.1, 2), (2.95, 4)], out _);

        Assert.Equal([new(110, 200), new(300, 400)], speech);
    }

    [Fact]
    public void Two_detectors_that_do_not_agree_have_the_own_speech()
    {
        Assert.Equal(Own, AgreedSpeech.Of(Own, [(1, 2)], out var agree));
        Assert.False(agree);
        Assert.Equal(Own, AgreedSpeech.Of(Own, [], out agree));
        Assert.False(agree);
    }

    [Fact]
    public void Silence_is_agreed()
    {
        Assert.Empty(AgreedSpeech.Of([], [(1, 2)], out var agree));
        Assert.True(agree);
    }
}
