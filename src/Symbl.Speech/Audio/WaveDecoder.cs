using System.Buffers.Binary;

namespace Symbl.Speech.Audio;

/// <summary>Decodes bytes to samples of full scale -1 to 1.</summary>
internal static class WaveDecoder
{
    /// <summary>Smallest magnitude to keep, far below any audio. Smaller values only slow down the arithmetic.</summary>
    private const float Smallest = 1e-30f;

    /// <summary>Largest magnitude to keep. The squares of larger values would not fit into the arithmetic.</summary>
    private const float Largest = 1e15f;

    private static readonly float[] ALaw = BuildTable(DecodeALaw);
    private static readonly float[] MuLaw = BuildTable(DecodeMuLaw);

    /// <summary>Decodes whole samples. <paramref name="bytes"/> holds exactly the bytes that fill <paramref name="samples"/>.</summary>
    /// <returns>The number of samples that are not finite numbers. They become silence.</returns>
    public static int Decode(ReadOnlySpan<byte> bytes, WaveFormat format, Span<float> samples)
    {
        switch (format.Encoding)
        {
            case WaveEncoding.ALaw:
                DecodeByTable(bytes, ALaw, samples);
                break;
            case WaveEncoding.MuLaw:
                DecodeByTable(bytes, MuLaw, samples);
                break;
            case WaveEncoding.IeeeFloat:
                return DecodeFloat(bytes, format.BytesPerSample, samples);
            default:
                DecodePcm(bytes, format.BytesPerSample, samples);
                break;
        }
        return 0;
    }

    private static void DecodePcm(ReadOnlySpan<byte> bytes, int bytesPerSample, Span<float> samples)
    {
        switch (bytesPerSample)
        {
            case 1:
                for (var index = 0; index < samples.Length; index++)
                    samples[index] = (bytes[index] - 128) / 128f;
                break;
            case 2:
                for (var index = 0; index < samples.Length; index++)
                    samples[index] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(index * 2)..]) / 32768f;
                break;
            case 3:
                for (var index = 0; index < samples.Length; index++)
                {
                    var at = bytes.Slice(index * 3, 3);
                    samples[index] = (at[0] | (at[1] << 8) | ((sbyte)at[2] << 16)) / 8388608f;
                }
                break;
            default:
                for (var index = 0; index < samples.Length; index++)
                    samples[index] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(index * 4)..]) / 2147483648f;
                break;
        }
    }

    private static int DecodeFloat(ReadOnlySpan<byte> bytes, int bytesPerSample, Span<float> samples)
    {
        var notNumbers = 0;
        for (var index = 0; index < samples.Length; index++)
        {
            var value = bytesPerSample == 4
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(index * 4)..])
                : BinaryPrimitives.ReadDoubleLittleEndian(bytes[(index * 8)..]);
            // One NaN would spread through every later sum.
            if (!double.IsFinite(value))
            {
                notNumbers++;
                value = 0;
            }
            samples[index] = Math.Abs(value) < Smallest ? 0 : (float)Math.Clamp(value, -Largest, Largest);
        }
        return notNumbers;
    }

    private static void DecodeByTable(ReadOnlySpan<byte> bytes, float[] table, Span<float> samples)
    {
        for (var index = 0; index < samples.Length; index++)
            samples[index] = table[bytes[index]];
    }

    private static float[] BuildTable(Func<byte, int> decode)
    {
        var table = new float[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = decode((byte)code) / 32768f;
        return table;
    }

    // ITU-T G.711, 13-bit values left-justified in 16.
    private static int DecodeALaw(byte code)
    {
        var value = code ^ 0x55;
        var exponent = (value >> 4) & 7;
        var magnitude = ((value & 15) << 4) + 8;
        if (exponent > 0)
            magnitude = (magnitude + 256) << (exponent - 1);
        return (value & 0x80) != 0 ? magnitude : -magnitude;
    }

    // ITU-T G.711, 14-bit values left-justified in 16.
    private static int DecodeMuLaw(byte code)
    {
        var value = ~code;
        var magnitude = ((((value & 15) << 3) + 132) << ((value >> 4) & 7)) - 132;
        return (value & 0x80) != 0 ? -magnitude : magnitude;
    }
}
