using System.Diagnostics;
using System.Text;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

/// <summary>Files that are not what they should be: each is read as far as that makes sense, or refused with a reason.</summary>
public sealed class BadFileTests
{
    private const int Frames = 77;

    private static readonly byte[] Sound = WaveBytes.Sine16(Frames);
    private static readonly byte[] Mono16 = WaveBytes.Format(1, 1, 8000, 16);
    private static readonly byte[] Data = WaveBytes.Chunk("data", Sound);

    private static readonly Dictionary<string, (byte[] File, int Frames)> Readable = new()
    {
        ["format after the sound"] = (WaveBytes.File(Data, Mono16), Frames),
        ["chunks of every size before the sound"] =
            (WaveBytes.File(WaveBytes.Chunk("JUNK", new byte[4001]), WaveBytes.Chunk("bext", []), Mono16, WaveBytes.Chunk("x   ", []), Data), Frames),
        ["an odd chunk without the byte that makes it even"] =
            (WaveBytes.File(Mono16, WaveBytes.Chunk("LIST", new byte[7])[..^1], Data), Frames),
        ["an odd chunk of sound without the byte that makes it even"] =
            (WaveBytes.File(Mono16, WaveBytes.Chunk("data", [.. Sound, 1])[..^1], WaveBytes.Chunk("LIST", new byte[8])), Frames),
        ["sound size too large"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, 2000)), Frames),
        ["2^31 frames in ds64"] =
            (WaveBytes.Riff("RF64", uint.MaxValue, Ds64(1L << 32, 0), Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["a ds64 that a stopped recorder left at zero"] =
            (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.Chunk("ds64", new byte[28]), Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["a sound size of 0 in a file of the right size"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, 0)), Frames),
        ["a sound size just below 2^32"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue - 36)), Frames),
        ["a file cut in the sound"] = (WaveBytes.File(Mono16, Data)[..^40], Frames - 20),
        ["a file cut in a sample"] = (WaveBytes.File(Mono16, Data)[..^41], Frames - 21),
        ["sound size too small"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, 20)), 10),
        ["odd sound size"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, 21)), 10),
        ["sound size 0 of a pipe"] = (WaveBytes.Riff("RIFF", 0, Mono16, WaveBytes.Chunk("data", Sound, 0)), Frames),
        ["sizes of an ffmpeg pipe"] =
            (WaveBytes.Riff("RIFF", uint.MaxValue, Mono16, WaveBytes.Chunk("LIST", new byte[26]), WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["file size too small"] = (WaveBytes.Riff("RIFF", 20, Mono16, Data), Frames),
        ["file size too large"] = (WaveBytes.Riff("RIFF", 0x7FFFFFF0, Mono16, Data), Frames),
        ["2^31 frames in the fact chunk"] =
            (WaveBytes.File(Mono16, WaveBytes.Chunk("fact", BitConverter.GetBytes(0x80000000)), Data), Frames),
        ["2^31 bytes of sound"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", Sound, 0x80000000)), Frames),
        ["RF64 without ds64"] = (WaveBytes.Riff("RF64", uint.MaxValue, Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["RF64 with a ds64 cut short"] =
            (WaveBytes.Riff("RF64", uint.MaxValue, WaveBytes.Chunk("ds64", new byte[9]), Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["RF64 with a table of 2^32 sizes"] =
            (WaveBytes.Riff("RF64", uint.MaxValue, Ds64(Sound.Length, uint.MaxValue), Mono16, WaveBytes.Chunk("data", Sound, uint.MaxValue)), Frames),
        ["a second sound chunk"] = (WaveBytes.File(Mono16, Data, Data), Frames),
        ["no sound at all"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", [])), 0),
        ["less than a frame of sound"] = (WaveBytes.File(Mono16, WaveBytes.Chunk("data", [1])), 0),
        ["7 channels"] = (WaveBytes.File(WaveBytes.Format(1, 7, 8000, 16), WaveBytes.Chunk("data", new byte[140])), 10),
        ["192 kHz"] = (WaveBytes.File(WaveBytes.Format(1, 1, 192_000, 16), Data), Frames),
        ["4 kHz"] = (WaveBytes.File(WaveBytes.Format(1, 1, 4000, 16), Data), Frames),
        ["20 bits in 24"] = (WaveBytes.File(WaveBytes.Format(1, 1, 8000, 20), WaveBytes.Chunk("data", new byte[30])), 10),
        ["a wrong byte rate"] = (WaveBytes.File(WithByteRate(Mono16, 1), Data), Frames),
    };

    private static readonly Dictionary<string, (byte[] File, string Reason)> Refused = new()
    {
        ["a text"] = (Encoding.UTF8.GetBytes("RIFFs are played on guitars.\n"), "is a RIFF file of another form ('e pl')"),
        ["text that says it is sound"] = (Encoding.UTF8.GetBytes("Voice memo, Monday\n"), "starts with text"),
        ["a header and nothing else"] = (WaveBytes.File(), "no 'fmt ' chunk"),
        ["a missing sound chunk"] = (WaveBytes.File(Mono16), "no 'data' chunk"),
        ["a chunk before the sound that is too large"] =
            (WaveBytes.File(Mono16, WaveBytes.Chunk("LIST", new byte[10], 0x7FFFFFFF), Data), "no 'data' chunk"),
        ["a chunk before the sound that is too small"] =
            (WaveBytes.File(Mono16, WaveBytes.Chunk("LIST", Encoding.ASCII.GetBytes("INFOISFT....Lavf"), 10), Data), "no 'data' chunk"),
        ["a format behind sound without end"] = (WaveBytes.File(WaveBytes.Chunk("data", Sound, uint.MaxValue), Mono16), "no 'fmt ' chunk"),
        ["a file cut in the format"] = (WaveBytes.File(Mono16)[..30], "'fmt ' chunk holds 10 bytes"),
        ["blocks of 0 bytes"] = (WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16, 0), Data), "cannot take 0 bytes per frame"),
        ["9 channels"] = (WaveBytes.File(WaveBytes.Format(1, 9, 8000, 16), Data), "9 channels"),
        ["a MHz"] = (WaveBytes.File(WaveBytes.Format(1, 1, 1_000_000, 16), Data), "sample rate of 1000000 Hz"),
        ["16-bit float"] = (WaveBytes.File(WaveBytes.Format(3, 1, 8000, 16), Data), "16 bits per sample"),
    };

    public static TheoryData<string> ReadableFiles() => new(Readable.Keys);

    public static TheoryData<string> RefusedFiles() => new(Refused.Keys);

    [Theory]
    [MemberData(nameof(ReadableFiles))]
    public void Readable_files_are_read(string name)
    {
        using var source = WaveFile.Open(new MemoryStream(Readable[name].File));
        Assert.Equal(Readable[name].Frames, source.Frames);
        Assert.Equal(source.Frames * source.Channels, WaveFileTests.ReadAll(source).Length);
    }

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public void Unreadable_files_are_rejected_with_a_reason(string name)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, Refused[name].File);
            var error = Assert.Throws<AudioFormatException>(() => WaveFile.Open(path));
            Assert.Contains(Refused[name].Reason, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Samples_that_are_no_numbers_are_silence_and_large_ones_are_kept(int bits)
    {
        double[] samples = [double.NaN, double.NegativeInfinity, 1e30, -1e30, float.Epsilon, 1e-310, 0.5, -1.5];
        var data = samples.SelectMany(sample => bits == 32 ? BitConverter.GetBytes((float)sample) : BitConverter.GetBytes(sample)).ToArray();
        using var source = WaveFile.Open(
            new MemoryStream(WaveBytes.File(WaveBytes.Format(3, 1, 8000, bits), WaveBytes.Chunk("data", data))));
        Assert.Equal([0f, 0f, 1e15f, -1e15f, 0f, 0f, 0.5f, -1.5f], WaveFileTests.ReadAll(source));
    }

    [Fact]
    public void Damaged_headers_give_a_result_or_a_reason_in_time()
    {
        var seeds = new[]
        {
            WaveBytes.File(WaveBytes.Format(1, 2, 8000, 16), WaveBytes.Chunk("LIST", new byte[12]), WaveBytes.Chunk("data", WaveBytes.Sine16(2000, 2))),
            WaveBytes.File(WaveBytes.Extensible(1, 1, 44_100, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(4000, rate: 44_100))),
            WaveBytes.File(WaveBytes.Format(3, 1, 16_000, 32), WaveBytes.Chunk("data", WaveBytes.Sine16(4000))),
            WaveBytes.Riff("RF64", uint.MaxValue, Ds64(8000, 0), WaveBytes.Format(7, 1, 8000, 8), WaveBytes.Chunk("data", new byte[8000], uint.MaxValue)),
        };
        var random = new Random(4711);
        var (answered, refused) = (0, 0);
        var channels = new ChannelDiarizer();
        var voices = new AcousticDiarizer();
        for (var round = 0; round < 4000; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(90)] = random.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => 0x80, _ => (byte)random.Next(256) };
            if (random.Next(8) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            var clock = Stopwatch.StartNew();
            try
            {
                using var source = WaveFile.Open(new MemoryStream(bytes));
                // All are read; some are worked on, which takes longer.
                if (round % 8 == 0)
                    Assert.NotNull(channels.Diarize(source));
                else if (round % 8 == 4)
                    Assert.NotNull(voices.Diarize(source, 2));
                else
                    WaveFileTests.ReadAll(source);
                answered++;
            }
            catch (AudioFormatException error)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"round {round} took {clock.Elapsed}");
        }
        Assert.True(answered > 800 && refused > 800, $"{answered} answered, {refused} refused");
    }

    private static byte[] Ds64(long sound, uint table) => WaveBytes.Chunk("ds64",
        [.. BitConverter.GetBytes(4096L), .. BitConverter.GetBytes(sound), .. BitConverter.GetBytes(1L << 31), .. BitConverter.GetBytes(table)]);

    private static byte[] WithByteRate(byte[] format, int rate)
    {
        var changed = (byte[])format.Clone();
        BitConverter.GetBytes(rate).CopyTo(changed, 16);
        return changed;
    }
}
