using Symbl.Speech.Audio;
using Symbl.Speech.Tests.Audio;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>One microphone twice, in whatever disguise, must not pass for two people on two channels; nor two people for one.</summary>
public sealed class ChannelCopyTests
{
    private const int Rate = 8000;
    private const double Seconds = 25;

    public static TheoryData<string> Disguises() =>
        new("identical", "half", "a twentieth", "inverted", "3 ms late", "20 ms late", "mu-law", "louder noise", "duller", "clipped", "offset");

    [Theory]
    [MemberData(nameof(Disguises))]
    public void One_microphone_on_two_channels_is_detected(string disguise)
    {
        var mix = Mix();
        var result = ChannelCall.Of(Rate, mix, Disguise(mix, disguise)).Diarize();
        Assert.True(result.SameSound);
        Assert.Empty(result.Separation.Turns);
        Assert.Empty(result.Channels);
        Assert.Equal(["Channels 1 and 2 carry the same audio, so they do not distinguish speakers."], result.Separation.Notes);
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public void A_copied_channel_beside_another_person_is_omitted(string disguise)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = Seconds, LeakDecibels = -25 });
        var three = ChannelCall.Of(Rate, call.Channels[0], Disguise(call.Channels[0], disguise), call.Channels[1]);
        var result = three.Diarize();
        Assert.False(result.SameSound);
        Assert.Equal([1, 3], result.Channels.Order());
        Assert.Contains("Channels 1 and 2 carry the same audio, so they do not distinguish speakers.", result.Separation.Notes);
        var score = Scores.Of(call.Truth, result.Separation, 0, speaker => result.Channels[speaker - 1] == 1 ? "1" : "2");
        Assert.True(score.IdentityErrorRate < 0.12 && score.IdentityConfusion < 0.02 * score.Total, $"{score}");
    }

    [Theory]
    [InlineData(2, null, 0)]
    [InlineData(2, -6.0, 0)]
    [InlineData(2, -10.0, 12)]
    [InlineData(2, -20.0, -15)]
    [InlineData(4, -8.0, 0)]
    [InlineData(8, -15.0, 6)]
    public void Channels_with_crosstalk_are_no_copies(int channels, double? leak, double gain)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Channels = channels, LeakDecibels = leak, Gains = [gain], Seconds = Seconds });
        var result = call.Diarize();
        Assert.False(result.SameSound);
        Assert.DoesNotContain(result.Separation.Notes, note => note.Contains("same audio", StringComparison.Ordinal));
        Assert.Equal(call.Truth.Select(part => part.Speaker).Distinct().Count(), result.Channels.Count);
    }

    private static float[] Mix()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, Seconds);
        return SyntheticSpeech.Render(said, Seconds, Rate, 0.0005);
    }

    private static float[] Disguise(float[] samples, string disguise) => disguise switch
    {
        "identical" => samples,
        "half" => Array.ConvertAll(samples, sample => sample / 2),
        "a twentieth" => Array.ConvertAll(samples, sample => sample / 20),
        "inverted" => Array.ConvertAll(samples, sample => -sample),
        "3 ms late" => Late(samples, 0.003),
        "20 ms late" => Late(samples, 0.020),
        "mu-law" => ThroughMuLaw(samples),
        "louder noise" => [.. samples.Zip(SyntheticSpeech.Noise(Seconds, Rate, 0.003, 77), (sample, noise) => sample + noise)],
        "duller" => [.. samples.Select((sample, index) => index == 0 ? sample : (sample + samples[index - 1]) / 2)],
        "clipped" => Array.ConvertAll(samples, sample => Math.Clamp(sample, -0.15f, 0.15f)),
        _ => Array.ConvertAll(samples, sample => sample + 0.2f),
    };

    private static float[] Late(float[] samples, double seconds)
    {
        var late = new float[samples.Length];
        var delay = (int)(seconds * Rate);
        samples.AsSpan(0, samples.Length - delay).CopyTo(late.AsSpan(delay));
        return late;
    }

    private static float[] ThroughMuLaw(float[] samples)
    {
        var bytes = WaveBytes.File(WaveBytes.Format(7, 1, Rate, 8), WaveBytes.Chunk("data", Array.ConvertAll(samples, sample => Companding.Encode(7, sample))));
        using var source = WaveFile.Open(new MemoryStream(bytes));
        return WaveFileTests.ReadAll(source);
    }
}
