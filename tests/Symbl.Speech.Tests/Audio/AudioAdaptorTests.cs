using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

public sealed class AudioAdaptorTests
{
    [Fact]
    public void A_mix_is_the_mean_of_the_channels()
    {
        using var mix = new MonoMix(new AudioBuffer(8000, 2, new float[] { 1, 0, 0.5f, -0.5f, -1, -1 }));
        Assert.Equal((8000, 1, 3L), (mix.SampleRate, mix.Channels, mix.Frames));
        Assert.Equal([0.5f, 0, -1], WaveFileTests.ReadAll(mix, 2));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.25f)]
    public void An_inverted_channel_does_not_cancel_the_others(float gain)
    {
        var sound = SyntheticSpeech.Render([new Said("A", Voice.Low, 0.5, 2)], 3, 8000);
        var stereo = sound.SelectMany(sample => new[] { sample, gain * sample }).ToArray();
        using var mix = new MonoMix(new AudioBuffer(8000, 2, stereo));
        var expected = Array.ConvertAll(sound, sample => sample * (1 - gain) / 2);
        Assert.Equal(expected, WaveFileTests.ReadAll(mix, 777), (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public void A_mix_does_not_depend_on_how_it_is_read()
    {
        var stereo = SyntheticSpeech.Noise(2.5, 8000, 0.3, 7);
        float[] Mix(int block)
        {
            using var mix = new MonoMix(new AudioBuffer(4000, 2, stereo));
            return WaveFileTests.ReadAll(mix, block);
        }
        Assert.Equal(Mix(10_000), Mix(333));
    }

    [Theory]
    [InlineData(8000, 16000)]
    [InlineData(44100, 16000)]
    [InlineData(48000, 16000)]
    [InlineData(11025, 8000)]
    [InlineData(192000, 16000)]
    [InlineData(191999, 16000)]
    [InlineData(44101, 16000)]
    [InlineData(4001, 8000)]
    public void Resampling_keeps_a_tone_in_place_and_in_strength(int from, int to)
    {
        const double hertz = 700;
        var tone = Enumerable.Range(0, from).Select(index => (float)(0.5 * Math.Sin(2 * Math.PI * hertz * index / from))).ToArray();
        using var resampled = new ResampledSource(new AudioBuffer(from, 1, tone), to);
        Assert.Equal((to, 1, (long)to), (resampled.SampleRate, resampled.Channels, resampled.Frames));
        var samples = WaveFileTests.ReadAll(resampled, 777);
        Assert.Equal(to, samples.Length);
        for (var index = to / 10; index < to * 9 / 10; index++)
            Assert.Equal(0.5 * Math.Sin(2 * Math.PI * hertz * index / to), samples[index], 0.001);
    }

    [Fact]
    public void Frequencies_above_the_lower_rate_are_removed()
    {
        var tone = Enumerable.Range(0, 48000).Select(index => (float)Math.Sin(2 * Math.PI * 10_000 * index / 48000)).ToArray();
        using var resampled = new ResampledSource(new AudioBuffer(48000, 1, tone), 16000);
        var samples = WaveFileTests.ReadAll(resampled)[2000..14000];
        Assert.True(samples.Max(Math.Abs) < 0.0005, $"{samples.Max(Math.Abs)} is left");
    }

    [Fact]
    public void A_source_at_the_right_rate_is_not_wrapped()
    {
        var buffer = new AudioBuffer(16000, 1, new float[16]);
        Assert.Same(buffer, ResampledSource.AtRate(buffer, 16000));
        Assert.Throws<ArgumentException>(() => new ResampledSource(new AudioBuffer(16000, 2, new float[16]), 8000));
    }

    [Fact]
    public void A_splitter_gives_every_channel_in_any_order_of_reading()
    {
        var samples = Enumerable.Range(0, 3 * 20_000).Select(index => (float)index).ToArray();
        var splitter = new ChannelSplitter(new AudioBuffer(8000, 3, samples));
        var last = WaveFileTests.ReadAll(splitter.Channels[2]);
        var first = WaveFileTests.ReadAll(splitter.Channels[0], 333);
        Assert.Equal(samples.Where((_, index) => index % 3 == 2), last);
        Assert.Equal(samples.Where((_, index) => index % 3 == 0), first);
        Assert.Equal(20_000, WaveFileTests.ReadAll(splitter.Channels[1], 7).Length);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8000, 0)]
    public void A_buffer_needs_a_rate_and_channels(int rate, int channels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioBuffer(rate, channels, new float[2]));

    [Fact]
    public void Synthetic_speech_is_the_same_every_time()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 10);
        Assert.Equal(SyntheticSpeech.Render(said, 10, 8000), SyntheticSpeech.Render(said, 10, 8000));
    }
}
