using System.Buffers.Binary;

namespace Symbl.Speech.Voices;

/// <summary>
/// Statistics of one person's speech: mean and covariance of the cepstra of its louder frames, and the median pitch. Speech and words cannot be
/// made from it. Still, it is biometric data: it can tell that two recordings hold the same person. It describes the line as well as the person.
/// </summary>
public sealed class VoicePrint
{
    /// <summary>Version of the bytes of <see cref="ToBytes"/>.</summary>
    private const byte Version = 1;

    private const int HeaderBytes = 22;
    private const int MostDimensions = 64;

    internal VoicePrint(int sampleRate, int frames, int pitchFrames, double logPitch, double[] mean, double[] covariance)
    {
        SampleRate = sampleRate;
        Frames = frames;
        PitchFrames = pitchFrames;
        LogPitch = logPitch;
        Mean = mean;
        Covariance = covariance;
    }

    /// <summary>Rate of the analysis in hertz: 8000 for telephone audio, 16000 for other audio. Prints of different rates cannot be compared.</summary>
    public int SampleRate { get; }

    /// <summary>Seconds of speech that the print describes. Quiet frames do not count.</summary>
    public double Seconds => (double)Frames / Features.FrameFeatures.Rate;

    /// <summary>Median pitch in hertz; null if too few frames are voiced.</summary>
    public double? Pitch => PitchFrames < VoiceComparison.LeastPitchFrames ? null : Math.Exp(LogPitch);

    internal int Frames { get; }

    internal int PitchFrames { get; }

    internal double LogPitch { get; }

    internal double[] Mean { get; }

    /// <summary>The covariance as a packed lower triangle.</summary>
    internal double[] Covariance { get; }

    /// <summary>Writes the print, for storage. The bytes begin with a version.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + (4 * (Mean.Length + Covariance.Length))];
        bytes[0] = Version;
        bytes[1] = (byte)Mean.Length;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(2), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(6), Frames);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(10), PitchFrames);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(14), LogPitch);
        var at = HeaderBytes;
        foreach (var value in (ReadOnlySpan<double>)[.. Mean, .. Covariance])
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), (float)value);
            at += 4;
        }
        return bytes;
    }

    /// <summary>Reads a print.</summary>
    /// <param name="bytes">The bytes of <see cref="ToBytes"/>.</param>
    /// <returns>Null if the bytes are damaged, or if a later version wrote them.</returns>
    public static VoicePrint? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || bytes[0] != Version || bytes[1] is 0 or > MostDimensions)
            return null;
        var dimension = bytes[1];
        var triangle = dimension * (dimension + 1) / 2;
        if (bytes.Length != HeaderBytes + (4 * (dimension + triangle)))
            return null;
        var values = new double[dimension + triangle];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(HeaderBytes + (4 * index))..]);
            if (!double.IsFinite(values[index]))
                return null;
        }
        return new VoicePrint(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[6..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[14..]),
            values[..dimension],
            values[dimension..]);
    }
}
