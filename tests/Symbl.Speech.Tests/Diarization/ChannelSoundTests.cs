using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Audio;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>Long recordings are read in portions; nothing may show where they were cut.</summary>
public sealed class ChannelSoundTests
{
    [Theory]
    [InlineData(8000, 1, 0)]
    [InlineData(8000, 2, 23_999)]
    [InlineData(8000, 2, 24_000)]
    [InlineData(8000, 1, 24_001)]
    [InlineData(8000, 3, 40_000)]
    [InlineData(11_025, 2, 100_000)]
    public void Portions_without_their_margins_are_the_whole(int rate, int channels, int frames)
    {
        var samples = Enumerable.Range(0, frames * channels).Select(index => (float)index).ToArray();
        var portions = new AudioPortions(new AudioBuffer(rate, channels, samples), 2);
        var whole = new List<float>();
        var second = rate * channels;
        do
        {
            using var portion = portions.Next();
            var read = WaveFileTests.ReadAll(portion, 3333);
            Assert.Equal(portion.Frames * channels, read.Length);
            whole.AddRange(read.Skip(portions.Lead * second).Take(portions.AtEnd ? int.MaxValue : 2 * second));
        }
        while (!portions.AtEnd);
        Assert.Equal(samples, whole);
        Assert.Equal(frames, portions.FramesRead);
    }

    [Theory]
    [InlineData(37)]
    [InlineData(50)]
    public void Portions_hardly_affect_levels_and_speech(int seconds)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = 100.3, LeakDecibels = -25 });
        var whole = Read(call, 1000);
        var cut = Read(call, seconds);
        Assert.Equal((whole.Duration, whole.Levels.Count), (cut.Duration, cut.Levels.Count));
        for (var channel = 0; channel < 2; channel++)
        {
            // The floor of silence is relative to the portion.
            for (var frame = 0; frame < whole.Levels.Count; frame++)
                Assert.InRange(cut.Levels.At(channel, frame) - whole.Levels.At(channel, frame), -1, 1);
            // Each portion learns for itself what speech is.
            Assert.Equal(Length(whole.Own[channel]), Length(cut.Own[channel]), 0.15 * Length(whole.Own[channel]));
            Assert.All(cut.Own[channel].Zip(cut.Own[channel].Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
        }
    }

    [Fact]
    public void A_source_that_overstates_or_understates_its_length_ends()
    {
        var samples = SyntheticSpeech.Render([new Said("1", Voice.Low, 1, 3)], 5, 8000);
        foreach (var stated in new[] { 0, 100, 8000 * 3600L, long.MaxValue })
        {
            using var audio = new Misstated(new AudioBuffer(8000, 1, samples), stated);
            Assert.Equal(5, new ChannelDiarizer().Diarize(audio, TestContext.Current.CancellationToken).Separation.Duration, 0.001);
        }
    }

    private static ChannelAudio Read(ChannelCall call, int seconds)
    {
        using var audio = call.ToAudio();
        return ChannelAudio.Read(audio, seconds, CancellationToken.None);
    }

    private static double Length(List<Segment> speech) => speech.Sum(stretch => stretch.Length);

    private sealed class Misstated(IAudioSource inner, long frames) : IAudioSource
    {
        public int SampleRate => inner.SampleRate;

        public int Channels => inner.Channels;

        public long Frames => frames;

        public int Read(Span<float> interleaved) => inner.Read(interleaved);

        public void Dispose() => inner.Dispose();
    }
}
