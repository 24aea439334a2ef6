using System.Buffers.Binary;
using System.Globalization;

namespace Symbl.Speech.Audio;

/// <summary>The encoding of samples in the data chunk of a WAV file.</summary>
internal enum WaveEncoding
{
    Pcm,
    IeeeFloat,
    ALaw,
    MuLaw,
}

/// <summary>The decoded and checked <c>fmt </c> chunk.</summary>
/// <param name="Encoding">Encoding of the sample bytes.</param>
/// <param name="SampleRate">Sample rate in hertz.</param>
/// <param name="Channels">Number of channels, 1 to <see cref="MaximumChannels"/>.</param>
/// <param name="BytesPerSample">Container size of one sample of one channel in bytes.</param>
internal readonly record struct WaveFormat(WaveEncoding Encoding, int SampleRate, int Channels, int BytesPerSample)
{
    public const int MinimumSampleRate = 4_000;
    public const int MaximumSampleRate = 192_000;
    public const int MaximumChannels = 8;

    private const ushort TagPcm = 0x0001;
    private const ushort TagIeeeFloat = 0x0003;
    private const ushort TagALaw = 0x0006;
    private const ushort TagMuLaw = 0x0007;
    private const ushort TagExtensible = 0xFFFE;

    /// <summary>Number of bytes of one sample of all channels.</summary>
    public int FrameBytes => BytesPerSample * Channels;

    /// <summary>Creates the body of a <c>fmt </c> chunk for PCM.</summary>
    public static byte[] Pcm(int sampleRate, int channels, int bytesPerSample)
    {
        var format = new byte[16];
        BinaryPrimitives.WriteUInt16LittleEndian(format, TagPcm);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), sampleRate * channels * bytesPerSample);
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(12), (ushort)(channels * bytesPerSample));
        BinaryPrimitives.WriteUInt16LittleEndian(format.AsSpan(14), (ushort)(bytesPerSample * 8));
        return format;
    }

    /// <summary>Parses the body of a <c>fmt </c> chunk.</summary>
    /// <exception cref="AudioFormatException">
    /// The chunk is too short, contradicts itself or names a codec that the project does not decode.
    /// </exception>
    public static WaveFormat Parse(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 16)
            throw new AudioFormatException($"The WAV file's 'fmt ' chunk holds {Text(chunk.Length)} bytes; at least 16 are needed.");
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == TagExtensible)
            tag = ReadSubFormat(chunk);

        var encoding = tag switch
        {
            TagPcm => WaveEncoding.Pcm,
            TagIeeeFloat => WaveEncoding.IeeeFloat,
            TagALaw => WaveEncoding.ALaw,
            TagMuLaw => WaveEncoding.MuLaw,
            _ => throw UnsupportedCodec(tag),
        };
        if (rate is < MinimumSampleRate or > MaximumSampleRate)
        {
            throw new AudioFormatException(
                $"The WAV file states a sample rate of {Text(rate)} Hz; " +
                $"{Text(MinimumSampleRate)} to {Text(MaximumSampleRate)} Hz can be read.");
        }
        if (channels is 0 or > MaximumChannels)
            throw new AudioFormatException($"The WAV file states {Text(channels)} channels; 1 to {Text(MaximumChannels)} can be read.");

        // Writers store odd bit depths such as 12 or 20 left-justified in whole bytes, so the container size alone scales them.
        var bytesPerSample = (bits + 7) / 8;
        var possible = encoding switch
        {
            WaveEncoding.Pcm => bytesPerSample is >= 1 and <= 4,
            WaveEncoding.IeeeFloat => bits is 32 or 64,
            _ => bits == 8,
        };
        if (!possible)
            throw new AudioFormatException($"The WAV file states {Text(bits)} bits per sample, which {NameOf(tag)} audio does not have.");
        if (frameBytes != bytesPerSample * channels)
        {
            throw new AudioFormatException(
                "The WAV file contradicts itself: " +
                $"{Text(channels)} channels of {Text(bits)} bits cannot take {Text(frameBytes)} bytes per frame.");
        }
        return new WaveFormat(encoding, (int)rate, channels, bytesPerSample);
    }

    private static ushort ReadSubFormat(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < 40)
            throw new AudioFormatException($"The WAV file's extensible 'fmt ' chunk holds {Text(chunk.Length)} bytes; 40 are needed.");
        // KSDATAFORMAT_SUBTYPE_*: the classic tag, then this fixed tail.
        ReadOnlySpan<byte> tail = [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];
        var subFormat = chunk.Slice(24, 16);
        return subFormat[2..].SequenceEqual(tail)
            ? BinaryPrimitives.ReadUInt16LittleEndian(subFormat)
            : throw AudioFormatException.OfCodec($"the format {new Guid(subFormat)}");
    }

    private static AudioFormatException UnsupportedCodec(ushort tag) => AudioFormatException.OfCodec(
        $"{NameOf(tag)} (format tag 0x{tag.ToString("X4", CultureInfo.InvariantCulture)})");

    private static string NameOf(ushort tag) => tag switch
    {
        TagPcm => "PCM",
        TagIeeeFloat => "IEEE float",
        TagALaw => "A-law",
        TagMuLaw => "mu-law",
        0x0002 => "Microsoft ADPCM",
        0x0011 => "IMA ADPCM",
        0x0010 or 0x0017 => "OKI ADPCM",
        0x0014 => "G.723 ADPCM",
        0x0040 => "G.721 ADPCM",
        0x0042 or 0x0111 => "G.723.1",
        0x0045 or 0x0064 or 0x0085 or 0x0140 or 0xA107 => "G.726 ADPCM",
        0x0065 or 0x028F => "G.722",
        0x0083 or 0x0133 or 0x0134 or 0xA123 => "G.729",
        0x0022 => "DSP Group TrueSpeech",
        0x0031 or 0x1500 => "GSM 6.10",
        0x0050 => "MPEG audio",
        0x0055 => "MP3",
        0x00FF or 0x1600 or 0x1610 => "AAC",
        0x0130 => "ACELP.net",
        0x0160 or 0x0161 or 0x0162 or 0x0163 => "Windows Media Audio",
        0x2000 => "Dolby AC-3",
        0x0057 or 0x7361 or 0x7A21 => "AMR",
        0x704F => "Opus",
        0xA109 => "Speex",
        0x674F or 0x676F => "Ogg Vorbis",
        0xF1AC => "FLAC",
        _ => "an unknown codec",
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
