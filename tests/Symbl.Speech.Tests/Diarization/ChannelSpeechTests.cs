using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public class ChannelSpeechTests
{
    [Fact]
    public void Pauses_of_half_a_second_end_a_turn_and_answers_of_a_third_are_found()
    {
        SpeakerSegment[] truth = [new("1", 1, 4), new("1", 4.55, 8), new("2", 9, 9.35), new("1", 10.5, 14), new("2", 15, 18)];

        var result = Speak(truth, 0.0005).Diarize();

        Assert.Equal(truth.Length, result.Separation.Turns.Count);
        foreach (var (turn, part) in result.Separation.Turns.Zip(truth))
        {
            Assert.Equal(part.Start, turn.Start, 0.12);
            Assert.Equal(part.End, turn.End, 0.12);
        }
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(25, 13)]
    [InlineData(15, 18)]
    public void Real_channels_are_exact_with_and_without_noise(double signalToNoise, double mostError)
    {
        Assert.SkipWhen(Folders.SharedCalls is null, "The calls are not beside the repository.");
        var (wrong, total) = (0.0, 0.0);
        foreach (var path in Directory.EnumerateFiles(Folders.SharedCalls!, "*.wav").Order(StringComparer.Ordinal))
        {
            using var audio = Open(path, signalToNoise);
            var score = Scores.Of(Folders.ReadTruth(Path.ChangeExtension(path, ".rttm")), new ChannelDiarizer().Diarize(audio).Separation, 0);
            wrong += score.Missed + score.FalseAlarm + score.Confusion;
            total += score.Total;
        }
        Assert.InRange(100 * wrong / total, 0, mostError);
    }

    private static AudioBuffer Open(string path, double signalToNoise)
    {
        using var file = WaveFile.Open(path);
        var samples = new float[file.Frames * file.Channels];
        file.Read(samples);
        var seconds = (double)file.Frames / file.SampleRate;
        for (var channel = 0; signalToNoise > 0 && channel < file.Channels; channel++)
        {
            var own = samples.Where((_, index) => index % file.Channels == channel).ToArray();
            // Half of each channel is silent, so the noise is weaker than the speech by more than the mean shows.
            var noise = SyntheticSpeech.Noise(seconds, file.SampleRate, Sounds.Rms(own) * Sounds.FromDecibels(3 - signalToNoise), channel + 1);
            for (var index = 0; index < Math.Min(own.Length, noise.Length); index++)
                samples[(index * file.Channels) + channel] += noise[index];
        }
        return new AudioBuffer(file.SampleRate, file.Channels, samples);
    }

    private static ChannelCall Speak(IReadOnlyList<SpeakerSegment> truth, double noise)
    {
        float[] Channel(string name, Voice voice, int seed) => SyntheticSpeech.Render(
            truth.Where(part => part.Speaker == name).Select(part => new Said(part.Speaker, voice, part.Start, part.End)), 19, 8000,
            noise: noise, seed: seed);
        return ChannelCall.Of(8000, Channel("1", new Voice(110, 0.95, 0.8), 1), Channel("2", new Voice(190, 1.1, 0.7), 2));
    }
}
