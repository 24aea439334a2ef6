using System.IO.Compression;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

public sealed class WaveFileTests
{
    public static TheoryData<int, int, int, int> EveryFormat()
    {
        var data = new TheoryData<int, int, int, int>();
        foreach (var (tag, bits) in new[] { (1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64), (6, 8), (7, 8) })
        {
            foreach (var (channels, rate) in new[] { (1, 8000), (2, 16000), (8, 48000), (3, 11025) })
                data.Add(tag, bits, channels, rate);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryFormat))]
    public void Samples_survive_every_format(int tag, int bits, int channels, int rate)
    {
        var samples = Ramp(1000 * channels);
        var data = Encode(tag, bits, samples);
        foreach (var format in new[] { WaveBytes.Format(tag, channels, rate, bits), WaveBytes.Extensible(tag, channels, rate, bits) })
        {
            using var source = WaveFile.Open(new MemoryStream(WaveBytes.File(format, WaveBytes.Chunk("data", data))));
            Assert.Equal((rate, channels, 1000L), (source.SampleRate, source.Channels, source.Frames));
            var decoded = ReadAll(source);
            Assert.Equal(samples.Length, decoded.Length);
            for (var index = 0; index < samples.Length; index++)
                Assert.True(Math.Abs(samples[index] - decoded[index]) <= Tolerance(tag, bits, samples[index]), $"sample {index}");
        }
    }

    [Theory]
    [InlineData(0x00, -32124)]
    [InlineData(0x80, 32124)]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    public void Mu_law_codes_decode_as_G711_says(int code, int expected) => Assert.Equal(expected / 32768f, DecodeOne(7, (byte)code));

    [Theory]
    [InlineData(0x2A, -32256)]
    [InlineData(0xAA, 32256)]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    public void A_law_codes_decode_as_G711_says(int code, int expected) => Assert.Equal(expected / 32768f, DecodeOne(6, (byte)code));

    [Fact]
    public void Not_a_number_becomes_silence()
    {
        byte[] data =
            [.. BitConverter.GetBytes(float.NaN), .. BitConverter.GetBytes(float.PositiveInfinity), .. BitConverter.GetBytes(0.5f)];
        using var source = WaveFile.Open(new MemoryStream(WaveBytes.File(WaveBytes.Format(3, 1, 8000, 32), WaveBytes.Chunk("data", data))));
        Assert.Equal([0f, 0f, 0.5f], ReadAll(source));
    }

    [Fact]
    public void Odd_chunks_are_padded_and_skipped()
    {
        var file = WaveBytes.File(
            WaveBytes.Chunk("JUNK", new byte[7]), WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("fact", new byte[5]),
            WaveBytes.Chunk("data", WaveBytes.Sine16(10)), WaveBytes.Chunk("LIST", new byte[3]));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(10, source.Frames);
    }

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void Wide_files_take_their_length_from_ds64(string form)
    {
        var sound = WaveBytes.Sine16(100);
        byte[] ds64 =
        [
            .. BitConverter.GetBytes(4096L), .. BitConverter.GetBytes((long)sound.Length), .. BitConverter.GetBytes(100L),
            .. BitConverter.GetBytes(0),
        ];
        var file = WaveBytes.Riff(
            form, 0xFFFFFFFF, WaveBytes.Chunk("ds64", ds64), WaveBytes.Format(1, 1, 8000, 16),
            WaveBytes.Chunk("data", sound, 0xFFFFFFFF), WaveBytes.Chunk("LIST", new byte[40]));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(100, source.Frames);
    }

    [Theory]
    [InlineData(0u, 36u)]
    [InlineData(0u, 0u)]
    [InlineData(0u, 0xFFFFFFFFu)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu)]
    [InlineData(0x7FFFF000u, 0x7FFFF024u)]
    [InlineData(0x80000000u, 0x80000024u)]
    public void Lengths_that_a_streaming_encoder_could_not_know_mean_to_the_end(uint declared, uint riff)
    {
        var file = WaveBytes.Riff("RIFF", riff, WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(77), declared));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(77, source.Frames);
        Assert.Equal(77, ReadAll(source).Length);
    }

    [Fact]
    public void An_empty_data_chunk_has_no_frames_despite_labels()
    {
        var file = WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", []), WaveBytes.Chunk("LIST", new byte[64]));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(0, source.Frames);
        Assert.Equal(0, source.Read(new float[16]));
    }

    [Fact]
    public void A_last_partial_frame_is_omitted()
    {
        var file = WaveBytes.File(WaveBytes.Format(1, 2, 8000, 16), WaveBytes.Chunk("data", new byte[4 * 5 + 3]));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(5, source.Frames);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("4865 6C6C 6F2C 2077 6F72 6C64 0A", "it starts with text")]
    [InlineData("FFFE 4800 6500 6C00", "it starts with text")]
    [InlineData("4944 3303 0000 0000", "it looks like MP3")]
    [InlineData("FFFB 9064 0000", "it looks like MP3")]
    [InlineData("FFF1 5080 0000", "it looks like AAC")]
    [InlineData("4F67 6753 0002", "it looks like Ogg (Vorbis or Opus)")]
    [InlineData("664C 6143 0000", "it looks like FLAC")]
    [InlineData("0000 0020 6674 7970 4D34 4120", "it looks like MP4 or M4A")]
    [InlineData("1A45 DFA3 9342", "it looks like WebM or Matroska")]
    [InlineData("5249 4658 0000 0024 5741 5645", "it looks like a big-endian WAV file (RIFX)")]
    [InlineData("5249 4646 0000 0024 4156 4920", "it is a RIFF file of another form ('AVI ')")]
    [InlineData("5249 4646 00", "it ends inside its first 12 bytes")]
    [InlineData("0000 0000 0000", "it starts with zero bytes")]
    [InlineData("0102 0304 0506", "it starts with the bytes 01 02 03 04")]
    public void Other_formats_are_named(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal($"The file is not a WAV file: {expected}.", Failure(bytes));
    }

    [Fact]
    public void Missing_chunks_are_named()
    {
        Assert.Contains("no 'fmt ' chunk", Failure(WaveBytes.File(WaveBytes.Chunk("data", new byte[8]))), StringComparison.Ordinal);
        Assert.Contains("no 'data' chunk", Failure(WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0002, "Microsoft ADPCM (format tag 0x0002)")]
    [InlineData(0x0031, "GSM 6.10 (format tag 0x0031)")]
    [InlineData(0x0055, "MP3 (format tag 0x0055)")]
    [InlineData(0x1234, "an unknown codec (format tag 0x1234)")]
    public void Codecs_that_cannot_be_read_are_named(int tag, string expected)
    {
        var plain = WaveBytes.File(WaveBytes.Format(tag, 1, 8000, 16), WaveBytes.Chunk("data", new byte[8]));
        var extensible = WaveBytes.File(WaveBytes.Extensible(tag, 1, 8000, 16), WaveBytes.Chunk("data", new byte[8]));
        Assert.Equal($"The WAV file's audio is compressed as {expected}, which cannot be read; convert it to PCM.", Failure(plain));
        Assert.Equal(Failure(plain), Failure(extensible));
    }

    [Fact]
    public void A_foreign_extensible_format_is_named_by_its_id()
    {
        var format = WaveBytes.Extensible(1, 1, 8000, 16, tail: "00002107D311864400C8C1CA0000");
        var file = WaveBytes.File(format, WaveBytes.Chunk("data", new byte[8]));
        Assert.Contains("00000001-0721-11d3-", Failure(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 8000, 16, 2, "0 channels")]
    [InlineData(1, 9, 8000, 16, 18, "9 channels")]
    [InlineData(1, 1, 0, 16, 2, "sample rate of 0 Hz")]
    [InlineData(1, 1, 400000, 16, 2, "sample rate of 400000 Hz")]
    [InlineData(1, 1, -1, 16, 2, "sample rate of 4294967295 Hz")]
    [InlineData(1, 1, 8000, 0, 0, "0 bits per sample")]
    [InlineData(1, 1, 8000, 40, 5, "40 bits per sample")]
    [InlineData(3, 1, 8000, 16, 2, "16 bits per sample")]
    [InlineData(7, 1, 8000, 16, 2, "16 bits per sample")]
    [InlineData(1, 2, 8000, 16, 3, "cannot take 3 bytes per frame")]
    public void An_invalid_format_chunk_is_rejected(int tag, int channels, int rate, int bits, int frameBytes, string expected)
    {
        var file = WaveBytes.File(WaveBytes.Format(tag, channels, rate, bits, frameBytes), WaveBytes.Chunk("data", new byte[90]));
        Assert.Contains(expected, Failure(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    public void The_rest_of_a_truncated_file_is_read(int held)
    {
        var file = WaveBytes.Riff(
            "RIFF", 36 + 1000, WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[held], 1000))[..(44 + held)];
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(held / 2, ReadAll(source).Length);
    }

    [Fact]
    public void Absurd_ds64_lengths_do_not_overflow()
    {
        byte[] ds64 =
            [.. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(-1L), .. BitConverter.GetBytes(0)];
        var file = WaveBytes.Riff(
            "RF64", 0xFFFFFFFF, WaveBytes.Chunk("ds64", ds64), WaveBytes.Format(1, 1, 8000, 16),
            WaveBytes.Chunk("data", new byte[10], 0xFFFFFFFF));
        using var source = WaveFile.Open(new MemoryStream(file));
        Assert.Equal(5, source.Frames);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_refused()
    {
        using var zipped = new DeflateStream(new MemoryStream([1, 2, 3]), CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => WaveFile.Open(zipped));
    }

    [Fact]
    public void The_stream_is_closed_with_the_source_and_on_failure_unless_told_otherwise()
    {
        var good = WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[8]));
        var closed = new MemoryStream(good);
        WaveFile.Open(closed).Dispose();
        Assert.False(closed.CanRead);
        var failed = new MemoryStream([1, 2, 3]);
        Assert.Throws<AudioFormatException>(() => WaveFile.Open(failed));
        Assert.False(failed.CanRead);
        var open = new MemoryStream(good);
        WaveFile.Open(open, leaveOpen: true).Dispose();
        Assert.True(open.CanRead);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_an_error()
    {
        using var stream = new MemoryStream();
        stream.Write(WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[1000])));
        using var source = WaveFile.Open(stream);
        Assert.Equal(100, source.Read(new float[100]));
        stream.SetLength(344);
        var error = Assert.Throws<AudioFormatException>(() => source.Read(new float[400]));
        Assert.Equal(
            "The WAV file became shorter while it was read: 500 samples per channel were there, 150 are left.", error.Message);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        var file = WaveBytes.File(WaveBytes.Format(1, 2, 8000, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(50_000, 2)));
        using var whole = WaveFile.Open(new MemoryStream(file));
        var expected = ReadAll(whole, 100_000);
        foreach (var block in new[] { 2, 14, 4096, 65_538 })
        {
            using var source = WaveFile.Open(new MemoryStream(file));
            Assert.Equal(expected, ReadAll(source, block));
        }
    }

    [Fact]
    public void Deterministic_damage_never_gives_anything_but_a_format_error()
    {
        var seeds = new[]
        {
            WaveBytes.File(
                WaveBytes.Extensible(1, 2, 16000, 24), WaveBytes.Chunk("data", new byte[120]), WaveBytes.Cue((1, 3), (2, 5)),
                WaveBytes.Adtl(WaveBytes.Labl(1, "one"), WaveBytes.Ltxt(1, 4), WaveBytes.Note(2, "two"))),
            WaveBytes.Riff(
                "RF64", 0xFFFFFFFF, WaveBytes.Chunk("ds64", new byte[40]), WaveBytes.Format(7, 1, 8000, 8),
                WaveBytes.Chunk("data", new byte[33], 0xFFFFFFFF)),
        };
        var random = new Random(20240101);
        var (opened, refused) = (0, 0);
        for (var round = 0; round < 6000; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
                bytes[random.Next(bytes.Length)] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                using var stream = new MemoryStream(bytes);
                using (var source = WaveFile.Open(stream, leaveOpen: true))
                    ReadAll(source);
                Assert.All(WaveLabels.Read(stream), label => Assert.True(label.Start >= 0 && label.Duration >= 0 && label.Text.Length > 0));
                opened++;
            }
            catch (AudioFormatException)
            {
                refused++;
            }
        }
        Assert.True(opened > 500 && refused > 500, $"{opened} opened, {refused} refused");
    }

    internal static float[] ReadAll(IAudioSource source, int block = 4096)
    {
        var buffer = new float[block - (block % source.Channels)];
        var all = new List<float>();
        for (var frames = source.Read(buffer); frames > 0; frames = source.Read(buffer))
            all.AddRange(buffer.AsSpan(0, frames * source.Channels));
        return [.. all];
    }

    private static string Failure(byte[] file) => Assert.Throws<AudioFormatException>(() => WaveFile.Open(new MemoryStream(file))).Message;

    internal static float DecodeOne(int tag, byte code)
    {
        var file = WaveBytes.File(WaveBytes.Format(tag, 1, 8000, 8), WaveBytes.Chunk("data", [code]));
        using var source = WaveFile.Open(new MemoryStream(file));
        return ReadAll(source)[0];
    }

    private static float[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(index => -0.9f + (1.8f * index / count))];

    internal static byte[] Encode(int tag, int bits, float[] samples)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var sample in samples)
        {
            switch (tag, bits)
            {
                case (1, 8): writer.Write((byte)Math.Round((sample * 128) + 128)); break;
                case (1, 16): writer.Write((short)Math.Round(sample * 32767)); break;
                case (1, 20 or 24): writer.Write(BitConverter.GetBytes((int)Math.Round(sample * 8388607)).AsSpan(0, 3)); break;
                case (1, 32): writer.Write((int)Math.Round(sample * 2147483647.0)); break;
                case (3, 32): writer.Write(sample); break;
                case (3, 64): writer.Write((double)sample); break;
                default: writer.Write(Companding.Encode(tag, sample)); break;
            }
        }
        return stream.ToArray();
    }

    private static double Tolerance(int tag, int bits, float sample) => (tag, bits) switch
    {
        (1, 8) => 1.0 / 250,
        (1, 16) => 1.0 / 16000,
        (1, _) => 1e-6,
        (3, _) => 1e-7,
        _ => 0.001 + (Math.Abs(sample) / 30),
    };
}
