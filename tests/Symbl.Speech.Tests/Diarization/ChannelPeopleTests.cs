using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public class ChannelPeopleTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(-40.0)]
    [InlineData(-20.0)]
    [InlineData(-12.0)]
    public void Channels_with_one_person_each_are_separate(double? leak) =>
        Assert.True(ChannelCall.Make(new ChannelCallPlan { LeakDecibels = leak }).Diarize().OnePersonPerChannel);

    [Fact]
    public void A_very_quiet_person_counts() =>
        Assert.True(ChannelCall.Make(new ChannelCallPlan { Gains = [0, -30] }).Diarize().OnePersonPerChannel);

    [Theory]
    [InlineData(0)]
    [InlineData(-12)]
    public void Copies_of_one_microphone_are_not_separate(double gain)
    {
        var mono = Mono();
        var copy = Array.ConvertAll(mono, sample => (float)Sounds.FromDecibels(gain) * sample);

        Assert.False(ChannelCall.Of(8000, mono, copy).Diarize().OnePersonPerChannel);
    }

    [Theory]
    [InlineData(-2.0)]
    [InlineData(-4.0)]
    [InlineData(-6.0)]
    public void A_stereo_microphone_is_not_separate(double difference) =>
        Assert.False(ChannelCall.Make(new ChannelCallPlan { LeakDecibels = difference, LongestDelay = 0.001 }).Diarize().OnePersonPerChannel);

    [Fact]
    public void A_silent_channel_is_not_a_person()
    {
        var mono = Mono();

        Assert.False(ChannelCall.Of(8000, mono, new float[mono.Length]).Diarize().OnePersonPerChannel);
        Assert.False(ChannelCall.Of(8000, mono, SyntheticSpeech.Noise(60, 8000, 0.001, 5)).Diarize().OnePersonPerChannel);
    }

    [Fact]
    public void A_dominant_speaker_with_short_answers_is_separate()
    {
        var call = ChannelCall.Make(new ChannelCallPlan());
        var answers = call.Truth.Where(part => part.Speaker == "2").ToList();
        foreach (var part in answers)
        {
            var (from, to) = ((int)((part.Start + 0.5) * call.Rate), (int)(part.End * call.Rate));
            call.Channels[1].AsSpan(from, Math.Max(0, to - from)).Clear();
        }

        Assert.True(call.Diarize().OnePersonPerChannel);
    }

    private static float[] Mono()
    {
        var call = ChannelCall.Make(new ChannelCallPlan());
        return call.Channels[0].Zip(call.Channels[1], (one, other) => (one + other) / 2).ToArray();
    }
}
