using Symbl.Speech.Features;

namespace Symbl.Speech.Separation;

/// <summary>
/// Smoothed level of every channel over time in a few bands and in all together. A byte each in half decibels: hours of eight channels fit
/// where the features they come from would not.
/// </summary>
internal sealed class ChannelLevels
{
    /// <summary>Frames on either side that a level takes part of: longer than the delay and the echo of a leak.</summary>
    private const int Reach = 5;

    private const int MelPerBand = 2;
    private const float Lowest = -75;
    private const float Step = 0.5f;
    private const float DecibelsPerNeper = 4.3429448f;

    private static readonly float[] Powers =
        [.. Enumerable.Range(0, 256).Select(code => MathF.Pow(10, (Lowest + (Step * code)) / 10))];

    private readonly byte[][] _codes;
    private readonly int _expected;
    private int _stride;

    /// <param name="channels">How many there are.</param>
    /// <param name="expected">Frames that are expected, to make room once; more may come.</param>
    public ChannelLevels(int channels, int expected)
    {
        _codes = new byte[channels][];
        _expected = expected;
        Array.Fill(_codes, []);
    }

    public int Channels => _codes.Length;

    /// <summary>Frames of 10 ms.</summary>
    public int Count { get; private set; }

    /// <summary>Bands besides that of everything.</summary>
    public int Bands => _stride - 1;

    /// <summary>Decibels of a code.</summary>
    public static float Decibels(byte code) => Lowest + (Step * code);

    /// <summary>Power of a code.</summary>
    public static float Power(byte code) => Powers[code];

    /// <summary>The code of a level in decibels.</summary>
    public static byte Code(float decibels) => (byte)Math.Clamp(MathF.Round((decibels - Lowest) / Step), 0, 255);

    /// <summary>The bands of a channel at a frame, as codes.</summary>
    public ReadOnlySpan<byte> BandsAt(int channel, int frame) => _codes[channel].AsSpan(frame * _stride, Bands);

    /// <summary>The level of a channel over all bands, as code.</summary>
    public byte At(int channel, int frame) => _codes[channel][(frame * _stride) + Bands];

    /// <summary>Appends frames of all channels.</summary>
    /// <param name="features">Of each channel.</param>
    /// <param name="start">First frame that is taken; those before it are only neighbours.</param>
    /// <param name="count">Frames that are taken.</param>
    public void Add(IReadOnlyList<FrameFeatures> features, int start, int count)
    {
        var bands = features[0].Bands / MelPerBand;
        _stride = bands + 1;
        for (var channel = 0; channel < Channels; channel++)
        {
            var needed = (Count + count) * _stride;
            if (_codes[channel].Length < needed)
                Array.Resize(ref _codes[channel], Math.Max(_expected * _stride, needed <= _expected * _stride ? 0 : needed + (needed / 2)));
            Fill(features[channel], start, _codes[channel].AsSpan(Count * _stride, count * _stride), bands);
        }
        Count += count;
    }

    private void Fill(FrameFeatures features, int start, Span<byte> codes, int bands)
    {
        var count = codes.Length / _stride;
        var powers = new float[(count + (2 * Reach)) * bands];
        for (var row = 0; row < count + (2 * Reach); row++)
        {
            var frame = Math.Clamp(start - Reach + row, 0, Math.Max(0, features.Count - 1));
            var mel = features.MelAt(frame);
            for (var band = 0; band < bands; band++)
            {
                var sum = 0f;
                for (var part = band * MelPerBand; part < (band + 1) * MelPerBand; part++)
                    sum += MathF.Exp(mel[part]);
                powers[(row * bands) + band] = sum;
            }
        }
        const float scale = 1f / ((Reach + 1) * (Reach + 1));
        for (var frame = 0; frame < count; frame++)
        {
            var all = 0f;
            for (var band = 0; band < bands; band++)
            {
                var sum = 0f;
                for (var offset = -Reach; offset <= Reach; offset++)
                    sum += (Reach + 1 - Math.Abs(offset)) * powers[((frame + Reach + offset) * bands) + band];
                all += sum;
                codes[(frame * _stride) + band] = Code(DecibelsPerNeper * MathF.Log(scale * sum));
            }
            codes[(frame * _stride) + bands] = Code(DecibelsPerNeper * MathF.Log(scale * all));
        }
    }
}
