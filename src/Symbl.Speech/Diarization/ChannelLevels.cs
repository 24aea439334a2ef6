using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Stores the smoothed level of every channel over time, in a few bands and over all bands. Each level takes one byte, in steps well below
/// the variation of levels, so that hours of eight channels fit into memory. The features behind them would not fit.
/// </summary>
internal sealed class ChannelLevels
{
    /// <summary>Frames on either side that contribute to a level, longer than the delay and the echo of crosstalk.</summary>
    private const int Reach = 5;

    /// <summary>Number of mel bands in a band.</summary>
    public const int MelPerBand = 2;

    private const float Lowest = -105;
    private const float Step = 0.6f;
    private const float DecibelsPerNeper = 4.3429448f;

    private static readonly float[] Powers =
        [.. Enumerable.Range(0, 256).Select(code => MathF.Pow(10, (Lowest + (Step * code)) / 10))];

    private readonly byte[][] _codes;
    private readonly int _expected;
    private int _stride;

    /// <param name="channels">Number of channels.</param>
    /// <param name="expected">Expected number of frames, for one allocation. More frames can follow.</param>
    public ChannelLevels(int channels, int expected)
    {
        _codes = new byte[channels][];
        _expected = expected;
        Array.Fill(_codes, []);
    }

    public int Channels => _codes.Length;

    /// <summary>Number of frames of 10 ms.</summary>
    public int Count { get; private set; }

    /// <summary>Number of bands, without the level over all bands.</summary>
    public int Bands => _stride - 1;

    /// <summary>Converts a code to decibels.</summary>
    public static float Decibels(byte code) => Lowest + (Step * code);

    /// <summary>Converts a code to power.</summary>
    public static float Power(byte code) => Powers[code];

    /// <summary>Converts a level in decibels to its code.</summary>
    public static byte Code(float decibels) => (byte)Math.Clamp(MathF.Round((decibels - Lowest) / Step), 0, 255);

    /// <summary>Returns the codes of a channel's bands at a frame.</summary>
    public ReadOnlySpan<byte> BandsAt(int channel, int frame) => _codes[channel].AsSpan(frame * _stride, Bands);

    /// <summary>Returns the code of a channel's level over all bands at a frame.</summary>
    public byte At(int channel, int frame) => _codes[channel][(frame * _stride) + Bands];

    /// <summary>Measures the levels of all channels of a portion.</summary>
    public static ChannelLevels Of(IReadOnlyList<FrameFeatures> features)
    {
        var (count, bands) = (features[0].Count, features[0].Bands / MelPerBand);
        var levels = new ChannelLevels(features.Count, count) { Count = count, _stride = bands + 1 };
        for (var channel = 0; channel < features.Count; channel++)
            levels._codes[channel] = Encode(features[channel], bands);
        return levels;
    }

    /// <summary>Appends frames of a portion.</summary>
    public void Append(ChannelLevels portion, int start, int count)
    {
        _stride = portion._stride;
        for (var channel = 0; channel < Channels; channel++)
        {
            var needed = (Count + count) * _stride;
            if (_codes[channel].Length < needed)
                Array.Resize(ref _codes[channel], Math.Max(_expected * _stride, needed <= _expected * _stride ? 0 : needed + (needed / 2)));
            portion._codes[channel].AsSpan(start * _stride, count * _stride).CopyTo(_codes[channel].AsSpan(Count * _stride));
        }
        Count += count;
    }

    private static byte[] Encode(FrameFeatures features, int bands)
    {
        var (count, stride) = (features.Count, bands + 1);
        var powers = new float[count * bands];
        for (var frame = 0; frame < count; frame++)
        {
            var mel = features.MelAt(frame);
            for (var part = 0; part < bands * MelPerBand; part++)
                powers[(frame * bands) + (part / MelPerBand)] += MathF.Exp(mel[part]);
        }
        const float scale = 1f / ((Reach + 1) * (Reach + 1));
        var codes = new byte[count * stride];
        var smooth = new float[bands];
        for (var frame = 0; frame < count; frame++)
        {
            smooth.AsSpan().Clear();
            for (var offset = -Reach; offset <= Reach; offset++)
            {
                var (weight, at) = (scale * (Reach + 1 - Math.Abs(offset)), Math.Clamp(frame + offset, 0, count - 1) * bands);
                for (var band = 0; band < bands; band++)
                    smooth[band] += weight * powers[at + band];
            }
            var all = 0f;
            for (var band = 0; band < bands; band++)
            {
                all += smooth[band];
                codes[(frame * stride) + band] = Code(DecibelsPerNeper * MathF.Log(smooth[band]));
            }
            codes[(frame * stride) + bands] = Code(DecibelsPerNeper * MathF.Log(all));
        }
        return codes;
    }
}
