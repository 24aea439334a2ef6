using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Audio;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>Sound that is too short, empty, damaged or not speech at all, through both ways of telling speakers apart.</summary>
public sealed class BadSoundTests
{
    private const int Rate = 8000;

    private static readonly Dictionary<string, Func<float[]>> NotSpeech = new()
    {
        ["zero samples"] = () => [],
        ["one sample"] = () => [0.5f],
        ["10 ms"] = () => Noise(0.01, 0.1),
        ["a second of noise"] = () => Noise(1, 0.01),
        ["digital silence"] = () => new float[20 * Rate],
        ["steady noise"] = () => Noise(20, 0.02),
        ["a constant"] = () => Filled(20, 0.4f),
        ["noise on an offset"] = () => With(Noise(20, 0.01), sample => sample + 0.8f),
        ["faint noise on an offset"] = () => With(Noise(20, 0.0003), sample => sample - 0.5f),
        ["noise with an offset that comes and goes"] = () => With(Noise(20, 0.005), (sample, time) => sample + ((int)time % 5 == 2 ? 0.3f : 0)),
        ["noise on a drifting offset"] = () => With(Noise(20, 0.005), (sample, time) => sample + (0.5f * MathF.Sin(time))),
        ["noise clipped hard"] = () => With(Noise(20, 0.5), sample => Math.Clamp(sample, -0.05f, 0.05f)),
        ["noise clipped to two values"] = () => With(Noise(20, 0.5), sample => sample > 0 ? 1f : -1f),
        ["noise clipped on one side"] = () => With(Noise(20, 0.3), sample => Math.Min(sample, 0.1f)),
    };

    private static readonly Dictionary<string, Func<float, float>> Treatments = new()
    {
        ["untouched"] = sample => sample,
        ["an offset"] = sample => sample + 0.5f,
        ["an offset below"] = sample => sample - 0.9f,
        ["clipped hard"] = sample => Math.Clamp(sample, -0.03f, 0.03f),
        ["clipped on one side"] = sample => Math.Min(sample, 0.02f),
        ["faint"] = sample => sample / 30,
        ["far over full scale"] = sample => sample * 12,
        ["coarse samples"] = sample => MathF.Round(sample * 1024) / 1024,
    };

    public static TheoryData<string> NotSpeechNames() => new(NotSpeech.Keys);

    public static TheoryData<string> TreatmentNames() => new(Treatments.Keys);

    [Theory]
    [MemberData(nameof(NotSpeechNames))]
    public void Audio_without_speech_has_no_turns(string name)
    {
        var sound = NotSpeech[name]();
        var alone = new AcousticDiarizer().Diarize(new AudioBuffer(Rate, 1, sound), 2);
        Assert.Empty(alone.Turns);
        Assert.Contains("No speech was found in the recording.", alone.Notes);
        Assert.Equal((double)sound.Length / Rate, alone.Duration, 1e-9);
        var beside = ChannelCall.Of(Rate, sound, Noise(sound.Length / (double)Rate, 0.001)).Diarize();
        Assert.Empty(beside.Separation.Turns);
        Assert.Empty(beside.Channels);
        Assert.Equal((double)sound.Length / Rate, beside.Separation.Duration, 1e-9);
    }

    [Theory]
    [MemberData(nameof(NotSpeechNames))]
    public void A_channel_without_speech_has_no_speaker_and_does_not_disturb_the_other(string name)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Channels = 1, Seconds = 20 });
        var other = NotSpeech[name]();
        Array.Resize(ref other, call.Channels[0].Length);
        var result = ChannelCall.Of(Rate, other, call.Channels[0]).Diarize();
        Assert.Equal([2], result.Channels);
        var score = Scores.Of(call.Truth, result.Separation, nameOf: _ => "1");
        Assert.True(score.IdentityErrorRate < 0.15, $"{score}");
    }

    [Theory]
    [MemberData(nameof(TreatmentNames))]
    public void Speakers_of_damaged_speech_are_distinguished(string name)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 40);
        var sound = Array.ConvertAll(SyntheticSpeech.Render(said, 40, Rate, 0.0005), sample => Treatments[name](sample));
        var score = Scores.Of(SyntheticSpeech.Truth(said), new AcousticDiarizer().Diarize(new AudioBuffer(Rate, 1, sound), 2), 0.25);
        // At a hundredth, the ends of words lie under the last bit of 16-bit sound, which nobody can tell from silence.
        Assert.True(score.ErrorRate < (name == "faint" ? 0.25 : 0.15), $"{score}");
    }

    [Theory]
    [MemberData(nameof(TreatmentNames))]
    public void A_damaged_channel_is_distinguished_from_the_other(string name)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = 40, LeakDecibels = -30 });
        var damaged = Array.ConvertAll(call.Channels[0], sample => Treatments[name](sample));
        var result = ChannelCall.Of(Rate, damaged, call.Channels[1]).Diarize();
        Assert.Equal([1, 2], result.Channels.Order());
        var score = Scores.Of(call.Truth, result.Separation, 0.25, speaker => $"{result.Channels[speaker - 1]}");
        Assert.True(score.IdentityErrorRate < 0.1, $"{score}");
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(1, 8)]
    [InlineData(1, 2)]
    [InlineData(2, 8)]
    public void A_wrong_count_gives_no_more_speakers_than_stated(int people, int count)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Channels = people, Seconds = 40, Overlap = 0 });
        var mix = new float[call.Channels[0].Length];
        foreach (var channel in call.Channels)
        {
            for (var index = 0; index < mix.Length; index++)
                mix[index] += channel[index];
        }
        var result = new AcousticDiarizer().Diarize(new AudioBuffer(Rate, 1, mix), count);
        Assert.InRange(result.SpeakersFound, 1, count);
        AssertSound(result);
        var spoken = call.Truth.Sum(part => part.End - part.Start);
        Assert.InRange(result.Turns.Sum(turn => turn.Duration), 0.8 * spoken, 1.25 * spoken);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void Very_little_speech_gives_a_result(double seconds)
    {
        var sound = SyntheticSpeech.Render([new Said("A", Voice.Low, 0, seconds)], seconds, Rate);
        foreach (var count in new[] { 1, 2, 8 })
            AssertSound(new AcousticDiarizer().Diarize(new AudioBuffer(Rate, 1, sound), count));
        AssertSound(ChannelCall.Of(Rate, sound, Noise(seconds, 0.001)).Diarize().Separation);
        AssertSound(ChannelCall.Of(Rate, sound, sound).Diarize().Separation);
    }

    [Theory]
    [InlineData(1, 8, 1, 8000)]
    [InlineData(1, 16, 7, 8000)]
    [InlineData(1, 24, 8, 11_025)]
    [InlineData(1, 16, 1, 192_000)]
    [InlineData(1, 20, 2, 44_100)]
    [InlineData(3, 32, 3, 16_000)]
    [InlineData(3, 64, 1, 4000)]
    [InlineData(6, 8, 2, 8000)]
    [InlineData(7, 8, 1, 44_101)]
    public void Speech_is_found_in_every_format(int tag, int bits, int channels, int rate)
    {
        Said[] said = [new("A", Voice.High, 1, 2.6), new("A", Voice.High, 4, 7)];
        var samples = SyntheticSpeech.Render(said, 9, rate, 0.0005);
        var interleaved = new float[samples.Length * channels];
        for (var index = 0; index < interleaved.Length; index++)
            interleaved[index] = index % channels == channels - 1 ? samples[index / channels] : 0;
        var file = WaveBytes.File(
            WaveBytes.Format(tag, channels, rate, bits), WaveBytes.Chunk("data", WaveFileTests.Encode(tag, bits, interleaved)));
        using var source = WaveFile.Open(new MemoryStream(file));
        var result = new ChannelDiarizer().Diarize(source);
        Assert.Equal([channels], result.Channels);
        Assert.Equal(9, result.Separation.Duration, 0.001);
        var score = Scores.Of(SyntheticSpeech.Truth(said), result.Separation, 0.25, _ => "A");
        Assert.True(score.ErrorRate < 0.05, $"{score}");
    }

    private static void AssertSound(DiarizationResult result)
    {
        Assert.All(result.Turns, turn =>
        {
            Assert.InRange(turn.Confidence, 0, 1);
            Assert.True(turn.Speaker > 0 && turn.Start >= 0 && turn.End > turn.Start && turn.End <= result.Duration, $"{turn}");
        });
        Assert.Equal(result.Turns.OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker), result.Turns);
    }

    private static float[] Noise(double seconds, double level) => SyntheticSpeech.Noise(seconds, Rate, level, 91);

    private static float[] Filled(double seconds, float value)
    {
        var samples = new float[(int)(seconds * Rate)];
        Array.Fill(samples, value);
        return samples;
    }

    private static float[] With(float[] samples, Func<float, float> change) => Array.ConvertAll(samples, sample => change(sample));

    private static float[] With(float[] samples, Func<float, float, float> change) =>
        [.. samples.Select((sample, index) => change(sample, (float)index / Rate))];
}
