using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public sealed class ChannelCrosstalkMaskTests
{
    [Fact]
    public void Channels_without_crosstalk_are_not_muted()
    {
        var mask = Find(ChannelCall.Make(new ChannelCallPlan { Seconds = 40 }));
        Assert.All(mask.Muted, Assert.Empty);
        Assert.Empty(mask.Notes);
        Assert.Equal([0, 0], mask.CopyOf);
    }

    [Fact]
    public void Crosstalk_is_muted_and_own_speech_stays()
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = 60, LeakDecibels = -12 });
        var mask = Find(call);
        for (var channel = 0; channel < 2; channel++)
        {
            var (own, lost, other, muted) = (0, 0, 0, 0);
            for (var time = 0.05; time < call.Seconds; time += 0.05)
            {
                var speakers = call.Truth.Where(part => part.Start <= time && part.End > time).Select(part => part.Speaker).ToList();
                var isMuted = mask.Muted[channel].Any(part => part.Start <= time && part.End > time);
                var isOwn = speakers.Contains($"{channel + 1}");
                (own, lost) = isOwn ? (own + 1, lost + (isMuted ? 1 : 0)) : (own, lost);
                (other, muted) = !isOwn && speakers.Count > 0 ? (other + 1, muted + (isMuted ? 1 : 0)) : (other, muted);
            }
            Assert.True(lost <= 0.05 * own, $"channel {channel + 1}: {lost} of {own} lost");
            Assert.True(muted >= 0.7 * other, $"channel {channel + 1}: {muted} of {other} muted");
        }
        Assert.Contains("crosstalk", Assert.Single(mask.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_with_the_same_audio_are_named()
    {
        var sound = SyntheticSpeech.Render(SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 30), 30, 8000);
        var mask = Find(ChannelCall.Of(8000, sound, sound));
        Assert.True(mask.SameAudio);
        Assert.Equal([0, 1], mask.CopyOf);
        Assert.Equal("Channels 1 and 2 carry the same audio.", Assert.Single(mask.Notes));
    }

    [Fact]
    public void A_channel_is_silent_in_its_muted_portions_alone()
    {
        var samples = new float[2 * 8000];
        Array.Fill(samples, 0.5f);
        using var audio = new MutedChannel(new AudioBuffer(8000, 2, samples), 2, [(0.25, 0.5)]);
        var read = new float[8000];
        Assert.Equal(8000, Fill(audio, read));
        Assert.Equal(0, audio.Read(new float[10]));
        Assert.All(read[..2000], sample => Assert.Equal(0.5f, sample));
        Assert.All(read[2080..3920], sample => Assert.Equal(0, sample));
        Assert.All(read[4000..], sample => Assert.Equal(0.5f, sample));
    }

    private static int Fill(MutedChannel audio, float[] samples)
    {
        var done = 0;
        for (var read = -1; read != 0 && done < samples.Length; done += read)
            read = audio.Read(samples.AsSpan(done));
        return done;
    }

    private static ChannelCrosstalkMask Find(ChannelCall call)
    {
        using var audio = call.ToAudio();
        return ChannelCrosstalkMask.Find(audio);
    }
}
