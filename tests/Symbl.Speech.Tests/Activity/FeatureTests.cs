using Symbl.Speech.Audio;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

public sealed class FeatureTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(256)]
    public void The_fast_transform_agrees_with_the_definition(int size)
    {
        var samples = SyntheticSpeech.Noise(1, size, 1, 9);
        var power = new float[(size / 2) + 1];
        new RealFft(size).Power(samples, power);
        for (var bin = 0; bin < power.Length; bin++)
        {
            var (real, imaginary) = (0.0, 0.0);
            for (var index = 0; index < size; index++)
            {
                real += samples[index] * Math.Cos(2 * Math.PI * bin * index / size);
                imaginary -= samples[index] * Math.Sin(2 * Math.PI * bin * index / size);
            }
            var expected = (real * real) + (imaginary * imaginary);
            Assert.Equal(expected, power[bin], Math.Max(1e-3, expected * 1e-3));
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(130)]
    [InlineData(220)]
    [InlineData(310)]
    public void The_pitch_of_a_buzz_is_found(double hertz)
    {
        var buzz = Enumerable.Range(0, 16000).Select(index =>
            (float)Enumerable.Range(1, 6).Sum(harmonic => 0.1 * Math.Cos(2 * Math.PI * harmonic * hertz * index / 16000))).ToArray();
        var features = FeatureExtractor.Extract(new AudioBuffer(16000, 1, buzz), CancellationToken.None);
        for (var frame = 10; frame < 90; frame++)
        {
            Assert.True(features.Periodicity[frame] > 0.9, $"periodicity {features.Periodicity[frame]}");
            Assert.Equal(hertz, features.Pitch[frame], hertz * 0.03);
        }
    }

    [Fact]
    public void Frames_are_centered_on_their_time()
    {
        var click = new float[16000];
        click[8000] = 1;
        var features = FeatureExtractor.Extract(new AudioBuffer(16000, 1, click), CancellationToken.None);
        Assert.Equal(100, features.Count);
        Assert.Equal(1.0, features.Duration);
        var loudest = Enumerable.Range(0, 100).MaxBy(frame => features.MelAt(frame)[15]);
        Assert.InRange(loudest, 49, 50);
    }

    [Fact]
    public void A_source_that_understates_its_length_is_read_to_the_end()
    {
        using var shy = new Understated(new AudioBuffer(8000, 1, SyntheticSpeech.Noise(5, 8000, 0.1, 2)));
        Assert.Equal(500, FeatureExtractor.Extract(shy, CancellationToken.None).Count);
    }

    [Fact]
    public void The_best_path_equals_the_best_of_all_paths()
    {
        const int frames = 9;
        int[] minimums = [2, 3];
        var random = new Random(13);
        for (var round = 0; round < 100; round++)
        {
            var scores = Enumerable.Range(0, frames * 2).Select(_ => (float)random.NextDouble() * 4).ToArray();
            var path = new byte[frames];
            DurationViterbi.Decode(scores, 2, minimums, 1.5, path);
            var best = Enumerable.Range(0, 1 << frames)
                .Select(bits => Enumerable.Range(0, frames).Select(frame => (byte)((bits >> frame) & 1)).ToArray())
                .Where(candidate => Allowed(candidate, minimums)).Max(candidate => Value(candidate, scores));
            Assert.True(Allowed(path, minimums), string.Join("", path));
            Assert.Equal(best, Value(path, scores), 1e-4);
        }
    }

    // As the decoder defines it: the first stay may be any length, every later one fulfils its minimum.
    private static bool Allowed(byte[] path, int[] minimums)
    {
        var start = 0;
        for (var frame = 1; frame <= path.Length; frame++)
        {
            if (frame < path.Length && path[frame] == path[start])
                continue;
            if (start > 0 && frame - start < minimums[path[start]])
                return false;
            start = frame;
        }
        return true;
    }

    private static double Value(byte[] path, float[] scores)
    {
        var sum = 0.0;
        for (var frame = 0; frame < path.Length; frame++)
            sum += scores[(2 * frame) + path[frame]] - (frame > 0 && path[frame] != path[frame - 1] ? 1.5 : 0);
        return sum;
    }

    private sealed class Understated(IAudioSource inner) : IAudioSource
    {
        public int SampleRate => inner.SampleRate;

        public int Channels => inner.Channels;

        public long Frames => 100;

        public int Read(Span<float> interleaved) => inner.Read(interleaved);

        public void Dispose() => inner.Dispose();
    }
}
