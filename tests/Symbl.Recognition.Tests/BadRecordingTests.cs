using Symbl.Domain.Recordings;
using Symbl.Speech.Audio;
using Symbl.Speech.Tests.Audio;
using Xunit;

namespace Symbl.Recognition.Tests;

/// <summary>
/// Recordings that are too short, empty, damaged or not what they say, through the whole of processing and in every way of telling speakers
/// apart: an answer, or a reason that names the recording and no path.
/// </summary>
public sealed class BadRecordingTests : IDisposable
{
    private static readonly ProcessingOptions[] EveryWay =
    [
        new(),
        new() { Diarize = true, SpeakerCount = 2 },
        new() { Diarize = true, SpeakerCount = 8 },
        new() { SeparateChannels = true, Channels = [new(1, "Agent", null), new(2, "Customer", null)] },
    ];

    private static readonly Dictionary<string, Func<byte[]>> Quiet = new()
    {
        ["one sample"] = () => Pcm(1, new float[1]),
        ["10 ms"] = () => Pcm(1, Noise(80, 0.1f)),
        ["a second of noise"] = () => Pcm(1, Noise(8000, 0.02f)),
        ["silence"] = () => Pcm(2, new float[160_000]),
        ["steady noise"] = () => Pcm(2, Noise(160_000, 0.02f)),
        ["noise on an offset"] = () => Pcm(1, Array.ConvertAll(Noise(80_000, 0.005f), sample => sample + 0.7f)),
        ["noise on one channel and an offset on the other"] =
            () => Pcm(2, [.. Noise(160_000, 0.005f).Select((sample, index) => index % 2 == 0 ? sample : 0.6f)]),
        ["clipped noise"] = () => Pcm(1, Array.ConvertAll(Noise(80_000, 1), sample => sample > 0 ? 1f : -1f)),
        ["not a number"] = () => Float(Enumerable.Repeat(float.NaN, 40_000)),
        ["absurdly large"] = () => Float(Enumerable.Range(0, 40_000).Select(index => index % 2 == 0 ? 1e30f : float.NegativeInfinity)),
        ["denormal"] = () => Float(Enumerable.Repeat(float.Epsilon, 40_000)),
        ["7 channels at 192 kHz"] =
            () => WaveBytes.File(WaveBytes.Format(1, 7, 192_000, 16), WaveBytes.Chunk("data", new byte[192_000 * 14])),
        ["a sound chunk cut short"] =
            () => WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[100], 9999)),
        ["a length nobody knew"] = () => WaveBytes.Riff(
            "RIFF", uint.MaxValue, WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[32_000], uint.MaxValue)),
    };

    private static readonly Dictionary<string, (Func<byte[]> File, string Reason)> Refused = new()
    {
        ["nothing"] = (() => [], "The file is not a recording: it is empty."),
        ["a text"] = (() => "Minutes of the meeting\n"u8.ToArray(), "The file is not a recording: it starts with text."),
        ["no sound"] = (() => Pcm(1, []), "The recording is 0 seconds long: it contains no audio."),
        ["no sound chunk"] =
            (() => WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16)), "The WAV file has no 'data' chunk: it contains no audio."),
        ["a sound chunk without a sample"] = (
            () => WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", [1], 9999))[..^1],
            "The recording is 0 seconds long: it contains no audio."),
        ["9 channels"] = (
            () => WaveBytes.File(WaveBytes.Format(1, 9, 8000, 16), WaveBytes.Chunk("data", new byte[180])),
            "The WAV file states 9 channels; 1 to 8 can be read."),
    };

    private readonly TestFolder _folder = new();

    public static TheoryData<string> QuietRecordings() => new(Quiet.Keys);

    public static TheoryData<string> RefusedRecordings() => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(QuietRecordings))]
    public async Task A_recording_without_speech_has_no_speakers(string name)
    {
        _folder.Write("call.wav", Quiet[name]());
        foreach (var options in EveryWay)
        {
            var result = await ProcessAsync(options);
            Assert.Empty(result.Speakers);
            Assert.Empty(result.Turns);
            Assert.Empty(result.Messages);
            Assert.Contains("No speech was found in the recording.", result.Provenance.Notes);
            Assert.True(result.Duration > TimeSpan.Zero);
        }
    }

    [Theory]
    [MemberData(nameof(RefusedRecordings))]
    public async Task An_unreadable_recording_is_rejected_with_a_reason(string name)
    {
        _folder.Write("call.wav", Refused[name].File());
        foreach (var options in EveryWay)
        {
            var error = await Assert.ThrowsAsync<RecordingException>(() => ProcessAsync(options));
            Assert.Equal($"call.wav: {Refused[name].Reason}", error.Message);
        }
    }

    [Fact]
    public async Task Damaged_headers_give_a_result_or_a_reason()
    {
        var whole = WaveBytes.File(WaveBytes.Format(1, 2, 8000, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(4000, 2)));
        var random = new Random(9);
        for (var round = 0; round < 200; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                damaged[random.Next(4, 44)] = (byte)random.Next(256);
            _folder.Write("call.wav", damaged);
            try
            {
                Assert.True((await ProcessAsync(EveryWay[round % EveryWay.Length])).Duration > TimeSpan.Zero);
            }
            catch (RecordingException error)
            {
                Assert.StartsWith("call.wav: ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(_folder.Root, error.Message, StringComparison.Ordinal);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<ProcessedRecording> ProcessAsync(ProcessingOptions options) =>
        new RecordingProcessor(_folder.Work, new RecordingProcessorSettings { Decoding = new() { SearchPath = "" } })
            .ProcessAsync(new RecordingInput(_folder["call.wav"], "call.wav", "audio/wav", options), null, TestContext.Current.CancellationToken);

    private static byte[] Pcm(int channels, float[] interleaved)
    {
        using var stream = new MemoryStream();
        WaveWriter.Write(stream, new AudioBuffer(8000, channels, interleaved));
        return stream.ToArray();
    }

    private static byte[] Float(IEnumerable<float> samples) => WaveBytes.File(
        WaveBytes.Format(3, 1, 8000, 32), WaveBytes.Chunk("data", samples.SelectMany(BitConverter.GetBytes).ToArray()));

    private static float[] Noise(int count, float level)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => level * (float)((2 * random.NextDouble()) - 1))];
    }
}
