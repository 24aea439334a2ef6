using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

public sealed class SpeechDetectorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.0001)]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void Noise_of_any_level_is_not_speech(double level) => Assert.Empty(Detect(SyntheticSpeech.Noise(20, 8000, level, 3), 8000));

    [Fact]
    public void Mains_hum_is_not_speech()
    {
        var hum = SyntheticSpeech.Noise(20, 16000, 0.001, 4);
        for (var index = 0; index < hum.Length; index++)
            hum[index] += (float)(0.1 * Math.Sin(2 * Math.PI * 50 * index / 16000) + (0.05 * Math.Sin(2 * Math.PI * 150 * index / 16000)));
        Assert.Empty(Detect(hum, 16000));
    }

    [Fact]
    public void Bursts_of_noise_are_not_speech()
    {
        var sound = SyntheticSpeech.Noise(30, 16000, 0.001, 5);
        var burst = SyntheticSpeech.Noise(30, 16000, 0.1, 6);
        for (var second = 2; second < 28; second += 4)
        {
            for (var index = second * 16000; index < (second * 16000) + 6000; index++)
                sound[index] += burst[index];
        }
        Assert.Empty(Detect(sound, 16000));
    }

    [Theory]
    [InlineData(8000, 0.0005)]
    [InlineData(16000, 0.0005)]
    [InlineData(16000, 0.005)]
    public void Speech_is_found_at_its_time(int rate, double noise)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 40);
        var found = Detect(SyntheticSpeech.Render(said, 40, rate, noise), rate);
        var score = Score(said, found);
        Assert.True(score.ErrorRate < 0.12, $"{score}");
    }

    [Fact]
    public void A_noise_floor_that_rises_midway_is_followed()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 120);
        var sound = SyntheticSpeech.Render(said, 120, 8000, 0.0003);
        var louder = SyntheticSpeech.Noise(120, 8000, 0.004, 8);
        for (var index = sound.Length / 2; index < sound.Length; index++)
            sound[index] += louder[index];
        var score = Score(said, Detect(sound, 8000));
        Assert.True(score.ErrorRate < 0.15, $"{score}");
    }

    [Fact]
    public void Segments_are_ordered_disjoint_and_within_the_recording()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.Middle, 30);
        var found = Detect(SyntheticSpeech.Render(said, 30, 8000), 8000);
        Assert.NotEmpty(found);
        Assert.True(found[0].Start >= 0 && found[^1].End <= 3000);
        Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(2000)]
    public void A_few_samples_are_no_speech(int samples) => Assert.Empty(Detect(new float[samples], 8000));

    private static List<Segment> Detect(float[] samples, int rate) =>
        SpeechDetector.Detect(FeatureExtractor.Extract(new AudioBuffer(rate, 1, samples), CancellationToken.None), CancellationToken.None);

    private static DiarizationScore Score(IEnumerable<Said> said, IEnumerable<Segment> found) => DiarizationScorer.Score(
        said.Select(part => new SpeakerSegment("speech", part.Start, part.End)),
        found.Select(stretch => new SpeakerSegment("speech", stretch.Start / 100.0, stretch.End / 100.0)));
}
