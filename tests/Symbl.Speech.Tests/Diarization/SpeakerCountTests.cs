using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>The number of speakers: stated, stated wrongly, and estimated.</summary>
public sealed class SpeakerCountTests
{
    private const int Rate = 8000;

    private static readonly Lazy<float[]> Low = new(() => Speech(1, Voice.Low));
    private static readonly Lazy<float[]> LowAndHigh = new(() => Speech(2, Voice.Low, Voice.High));
    private static readonly Lazy<float[]> LowMiddleAndHigh = new(() => Speech(3, Voice.Low, Voice.Middle, Voice.High));

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(32)]
    public void One_voice_stays_one_whatever_count_is_stated(int count) =>
        Assert.Equal(1, Diarize(Low.Value, SpeakerLimits.Exactly(count)).SpeakersFound);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(32)]
    public void One_side_of_the_sample_call_stays_one_voice_whatever_count_is_stated(int count)
    {
        var (sound, rate) = Sample("support-call-channels.wav", channel: 0);
        Assert.Equal(1, Diarize(sound, SpeakerLimits.Exactly(count), rate).SpeakersFound);
    }

    [Fact]
    public void A_count_far_above_the_voices_does_not_shred_a_call() =>
        Assert.Equal(2, Diarize(LowAndHigh.Value, SpeakerLimits.Exactly(32)).SpeakersFound);

    [Fact]
    public void Harmless_changes_of_a_real_call_keep_both_voices()
    {
        var call = RealCall();
        foreach (var (name, sound) in new (string, float[])[]
        {
            ("unchanged", call),
            ("12 dB quieter", Array.ConvertAll(call, sample => sample / 4)),
            ("first second cut", call[Rate..]),
            ("last two seconds cut", call[..^(2 * Rate)]),
            ("faint hiss", Hiss(call, 0.0005)),
        })
            Assert.True(Diarize(sound, SpeakerLimits.Exactly(2)).SpeakersFound == 2, name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_voices_is_estimated(int voices)
    {
        var sound = voices switch { 1 => Low.Value, 2 => LowAndHigh.Value, _ => LowMiddleAndHigh.Value };
        var result = Diarize(sound, new SpeakerLimits(1, 8));
        Assert.Equal(voices, result.SpeakersFound);
        Assert.InRange(result.CountConfidence!.Value, 0.3, 1);
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(3, 6, 3)]
    [InlineData(5, 6, 6)]
    public void The_estimate_respects_the_limits(int minimum, int maximum, int most)
    {
        var result = Diarize(LowMiddleAndHigh.Value, new SpeakerLimits(minimum, maximum));
        Assert.InRange(result.SpeakersFound, Math.Min(minimum, 3), most);
        // The recording has three voices, so a larger minimum cannot always be reached. The notes say so.
        Assert.Equal(result.SpeakersFound < minimum, result.Notes.Any(note => note.Contains($"at least {minimum} speakers", StringComparison.Ordinal)));
    }

    [Fact]
    public void Equal_limits_equal_a_stated_count()
    {
        var stated = Diarize(LowAndHigh.Value, SpeakerLimits.Exactly(2));
        var limited = Diarize(LowAndHigh.Value, new SpeakerLimits(2, 2));
        Assert.Equal(stated.Turns, limited.Turns);
        Assert.Null(stated.CountConfidence);
        Assert.Null(limited.CountConfidence);
    }

    [Fact]
    public void The_same_sound_gives_the_same_estimate()
    {
        var (first, second) = (Diarize(LowAndHigh.Value, new SpeakerLimits(1, 4)), Diarize(LowAndHigh.Value, new SpeakerLimits(1, 4)));
        Assert.Equal(first.Turns, second.Turns);
        Assert.Equal(first.CountConfidence, second.CountConfidence);
    }

    [Fact]
    public void Cancellation_ends_an_estimate()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        using var audio = new AudioBuffer(Rate, 1, LowAndHigh.Value);
        Assert.ThrowsAny<OperationCanceledException>(() => new AcousticDiarizer().Diarize(audio, new SpeakerLimits(1, 8), cancel.Token));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 33)]
    public void Limits_out_of_range_are_refused(int minimum, int maximum)
    {
        using var audio = new AudioBuffer(Rate, 1, new float[Rate]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcousticDiarizer().Diarize(audio, new SpeakerLimits(minimum, maximum)));
    }

    private static DiarizationResult Diarize(float[] sound, SpeakerLimits speakers, int rate = Rate)
    {
        using var audio = WaveRecording.Measure(
            () => new AudioBuffer(rate, 1, sound), TestContext.Current.CancellationToken).Open();
        return new AcousticDiarizer().Diarize(audio, speakers, TestContext.Current.CancellationToken);
    }

    private static float[] Speech(int seed, params Voice[] voices)
    {
        var random = new Random(seed);
        var said = new List<Said>();
        for (var (time, turn) = (0.5, 0); time < 56; turn++)
        {
            var length = 1.5 + (2 * random.NextDouble());
            said.Add(new Said($"{turn % voices.Length}", voices[turn % voices.Length], time, time + length));
            time += length + 0.3 + random.NextDouble();
        }
        return SyntheticSpeech.Render(said, 60, Rate, seed: seed);
    }

    private static float[] RealCall()
    {
        Assert.SkipWhen(Folders.SharedCalls is null, "Real telephone calls (shared/data/calls) are not beside the repository.");
        var path = Directory.EnumerateFiles(Folders.SharedCalls!, "*.wav").Order(StringComparer.Ordinal).ElementAt(3);
        using var audio = WaveFile.Open(path);
        var both = new float[audio.Frames * audio.Channels];
        audio.Read(both);
        return [.. both.Chunk(audio.Channels).Select(frame => frame.Average())];
    }

    private static (float[] Sound, int Rate) Sample(string name, int channel)
    {
        Assert.SkipWhen(Folders.Samples is null, "The sample recordings are not there.");
        using var call = WaveFile.Open(Path.Combine(Folders.Samples!, name));
        var both = new float[call.Frames * call.Channels];
        call.Read(both);
        return ([.. both.Where((_, index) => index % call.Channels == channel)], call.SampleRate);
    }

    private static float[] Hiss(float[] sound, double level)
    {
        var noise = SyntheticSpeech.Noise((double)sound.Length / Rate, Rate, level, 9);
        return [.. sound.Zip(noise, (sample, hiss) => sample + hiss)];
    }
}
