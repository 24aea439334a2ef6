using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

/// <summary>The level of a recording: it decides nothing, and samples that are no audio do no harm.</summary>
public sealed class WaveRecordingTests : IDisposable
{
    private const int Rate = 8000;
    private const double Seconds = 30;

    private static readonly List<Said> Said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, Seconds);
    private static readonly float[] Speech = SyntheticSpeech.Render(Said, Seconds, Rate, 0.0005);
    private static readonly IReadOnlyList<Turn> Turns = Separate(new AudioBuffer(Rate, 1, Speech));

    private static readonly Dictionary<string, Func<int, double>> NotSpeech = new()
    {
        ["digital silence"] = _ => 0,
        ["noise of the last bit"] = index => Random(index, 3) / 32768.0,
        ["the last bit of one sample in a hundred"] = index => Random(index, 100) == 1 ? 1 / 32768.0 : 0,
        ["an idle telephone line"] = index => (Random(index, 2) == 0 ? 8 : -8) / 32768.0,
        ["faint noise"] = index => (Random(index, 1000) - 500) * 1e-8,
        ["hum and noise at -80 dB"] =
            index => (1e-4 * Hum(50, index)) + (5e-5 * Hum(150, index)) + (2e-5 * Hum(250, index)) + ((Random(index, 1000) - 500) * 1e-8),
        ["faint noise on an offset"] = index => 0.2 + ((Random(index, 1000) - 500) * 1e-7),
    };

    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> NotSpeechNames() => new(NotSpeech.Keys);

    [Theory]
    [InlineData(1 / 30.0, 0)]
    [InlineData(1 / 300.0, 0)]
    [InlineData(1 / 1000.0, 0)]
    [InlineData(1e-4, 0)]
    [InlineData(-1e-3, 0)]
    [InlineData(-7, 0)]
    [InlineData(0.5, 0.25)]
    [InlineData(1 / 300.0, -0.1)]
    [InlineData(-1 / 300.0, 0.01)]
    public void The_level_and_an_offset_do_not_change_the_turns(double gain, double offset)
    {
        Write(32, Speech.Select(sample => (sample * gain) + offset));
        using var audio = WaveRecording.Measure(_file).Open();
        AssertSame(Turns, Separate(audio));
    }

    [Theory]
    [InlineData(1 / 300.0)]
    [InlineData(1 / 1000.0)]
    [InlineData(1e-4)]
    public void The_level_does_not_change_the_turns_of_channels(double gain)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = 30, LeakDecibels = -30 });
        var loud = Interleave(call, 1);
        var quiet = Interleave(call, gain);
        Assert.Equal(ByChannel(loud).Channels, ByChannel(quiet).Channels);
        AssertSame(ByChannel(loud).Separation.Turns, ByChannel(quiet).Separation.Turns);
    }

    [Theory]
    [InlineData(1 / 100.0)]
    [InlineData(1 / 1000.0)]
    public void A_channel_far_below_the_other_has_its_turns(double gain)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Seconds = 30 });
        var quiet = ChannelCall.Of(Rate, call.Channels[0], Array.ConvertAll(call.Channels[1], sample => (float)(sample * gain)));
        var result = ByChannel(Interleave(quiet, 1));
        Assert.Equal([1, 2], result.Channels.Order());
        var score = Scores.Of(call.Truth, result.Separation, 0.25, speaker => $"{result.Channels[speaker - 1]}");
        Assert.True(score.IdentityErrorRate < 0.1, $"{score}");
    }

    [Theory]
    [MemberData(nameof(NotSpeechNames))]
    public void Silence_and_noise_of_a_line_are_no_speech_at_any_level(string name)
    {
        foreach (var gain in new[] { 1, 1e-2 })
        {
            Write(32, Enumerable.Range(0, 20 * Rate).Select(index => gain * NotSpeech[name](index)));
            using var audio = WaveRecording.Measure(_file).Open();
            Assert.Empty(Separate(audio));
        }
    }

    [Theory]
    [InlineData(32, 200)]
    [InlineData(64, 200)]
    [InlineData(32, 32768)]
    [InlineData(64, 32768)]
    [InlineData(64, 2147483648)]
    public void Samples_beyond_full_scale_are_scaled_down_with_a_note(int bits, double gain)
    {
        Write(bits, Speech.Select(sample => sample * gain));
        var recording = WaveRecording.Measure(_file);
        using var audio = recording.Open();
        AssertSame(Turns, Separate(audio));
        Assert.Matches("^The samples exceed full scale by a factor of .+; they were scaled down\\.$", Assert.Single(recording.Notes));
    }

    [Fact]
    public void A_mix_a_little_beyond_full_scale_needs_no_note()
    {
        var peak = Speech.Max(Math.Abs);
        Write(32, Speech.Select(sample => 1.3 * sample / peak));
        Assert.Empty(WaveRecording.Measure(_file).Notes);
    }

    [Theory]
    [InlineData(32, 500)]
    [InlineData(64, 500)]
    [InlineData(32, 1e30)]
    public void A_stray_click_does_not_push_the_speech_to_nothing(int bits, double click)
    {
        Write(bits, Speech.Select((sample, index) => index == 100_003 ? click : sample));
        var recording = WaveRecording.Measure(_file);
        using var audio = recording.Open();
        AssertSame(Turns, Separate(audio));
        Assert.Equal(["Clicks far beyond full scale were limited to the level of the rest of the recording: 1."], recording.Notes);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Samples_that_are_no_numbers_are_counted_and_do_no_harm(int bits)
    {
        double[] damage = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Write(bits, Speech.Select((sample, index) => index is 50_001 or 100_002 or 150_003 ? damage[index % 10 - 1] : sample));
        var recording = WaveRecording.Measure(_file);
        using var audio = recording.Open();
        AssertSame(Turns, Separate(audio));
        Assert.Equal(["Samples that are not finite numbers count as silence: 3."], recording.Notes);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(28)]
    [InlineData(100_000)]
    public void A_header_that_states_too_much_is_a_note(int missing)
    {
        var data = Speech.SelectMany(sample => BitConverter.GetBytes((short)(sample * 32767))).ToArray();
        File.WriteAllBytes(
            _file, WaveBytes.File(WaveBytes.Format(1, 1, Rate, 16), WaveBytes.Chunk("data", data, (uint)(data.Length + missing))));
        var recording = WaveRecording.Measure(_file);
        using var audio = recording.Open();
        AssertSame(Turns, Separate(audio));
        Assert.Equal(
            [$"The recording ends early: {missing} of {data.Length + missing} bytes are missing. The audio that is there was processed."],
            recording.Notes);
    }

    public void Dispose() => File.Delete(_file);

    private static IReadOnlyList<Turn> Separate(IAudioSource audio) => new AcousticDiarizer().Diarize(audio, 2).Turns;

    private static ChannelDiarizationResult ByChannel(float[] interleaved)
    {
        using var audio = WaveRecording.Measure(() => new AudioBuffer(Rate, 2, interleaved)).Open();
        return new ChannelDiarizer().Diarize(audio);
    }

    private static float[] Interleave(ChannelCall call, double gain) =>
        [.. call.Channels[0].Zip(call.Channels[1], (left, right) => new[] { (float)(left * gain), (float)(right * gain) }).SelectMany(pair => pair)];

    // The arithmetic rounds differently at another level, so an edge can move by a frame or two.
    private static void AssertSame(IReadOnlyList<Turn> expected, IReadOnlyList<Turn> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Speaker, other.Speaker);
            Assert.Equal(one.Start, other.Start, 0.1);
            Assert.Equal(one.End, other.End, 0.1);
        }
    }

    private static double Hum(double hertz, int index) => Math.Sin(2 * Math.PI * hertz * index / Rate);

    private static int Random(int index, int values) => new Random(index).Next(values);

    private void Write(int bits, IEnumerable<double> samples)
    {
        var data = samples.SelectMany(sample => bits == 32 ? BitConverter.GetBytes((float)sample) : BitConverter.GetBytes(sample)).ToArray();
        File.WriteAllBytes(_file, WaveBytes.File(WaveBytes.Format(3, 1, Rate, bits), WaveBytes.Chunk("data", data)));
    }
}
