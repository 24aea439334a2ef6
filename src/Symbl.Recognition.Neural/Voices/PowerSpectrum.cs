using System.Numerics;

namespace Symbl.Recognition.Neural.Voices;

/// <summary>Power spectra of frames, with a fast Fourier transform.</summary>
internal sealed class PowerSpectrum
{
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly double[] _real;
    private readonly double[] _imaginary;
    private readonly int[] _order;

    /// <summary>Creates the transform for frames with at least a number of samples.</summary>
    public PowerSpectrum(int least)
    {
        Length = (int)BitOperations.RoundUpToPowerOf2((uint)least);
        (_real, _imaginary) = (new double[Length], new double[Length]);
        _cosines = [.. Enumerable.Range(0, Length / 2).Select(at => Math.Cos(2 * Math.PI * at / Length))];
        _sines = [.. Enumerable.Range(0, Length / 2).Select(at => -Math.Sin(2 * Math.PI * at / Length))];
        var bits = BitOperations.Log2((uint)Length);
        _order = [.. Enumerable.Range(0, Length).Select(at => Enumerable.Range(0, bits).Sum(bit => (at >> bit & 1) << (bits - 1 - bit)))];
    }

    /// <summary>Length of the transform.</summary>
    public int Length { get; }

    /// <summary>Computes a spectrum.</summary>
    /// <param name="frame">The frame, filled with zeros to the length of the transform.</param>
    /// <param name="power">Receives the power of each bin up to half of the sample rate.</param>
    public void Compute(ReadOnlySpan<float> frame, Span<float> power)
    {
        for (var at = 0; at < Length; at++)
            _real[at] = frame[_order[at]];
        Array.Clear(_imaginary);
        for (var size = 2; size <= Length; size *= 2)
        {
            var (half, stride) = (size / 2, Length / size);
            for (var start = 0; start < Length; start += size)
            {
                for (var at = 0; at < half; at++)
                {
                    var (low, high) = (start + at, start + at + half);
                    var (cosine, sine) = (_cosines[at * stride], _sines[at * stride]);
                    var real = (_real[high] * cosine) - (_imaginary[high] * sine);
                    var imaginary = (_real[high] * sine) + (_imaginary[high] * cosine);
                    (_real[high], _imaginary[high]) = (_real[low] - real, _imaginary[low] - imaginary);
                    (_real[low], _imaginary[low]) = (_real[low] + real, _imaginary[low] + imaginary);
                }
            }
        }

        for (var at = 0; at < power.Length; at++)
            power[at] = (float)((_real[at] * _real[at]) + (_imaginary[at] * _imaginary[at]));
    }
}
