namespace Symbl.Speech.Features;

/// <summary>
/// Computes power spectra of real blocks of a fixed power-of-two size, with a radix-2 transform of half the size on the even and odd
/// samples. An instance has its own work space, so only one thread can use it.
/// </summary>
internal sealed class RealFft
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly float[] _cos;
    private readonly float[] _sin;
    private readonly float[] _real;
    private readonly float[] _imaginary;

    /// <summary>Prepares a transform.</summary>
    /// <param name="size">A power of two, at least 4.</param>
    public RealFft(int size)
    {
        _half = size / 2;
        _reversed = new int[_half];
        for (var index = 1; index < _half; index++)
            _reversed[index] = (_reversed[index >> 1] >> 1) | ((index & 1) != 0 ? _half >> 1 : 0);
        _cos = new float[_half];
        _sin = new float[_half];
        for (var index = 0; index < _half; index++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * index / size);
            (_cos[index], _sin[index]) = ((float)cos, (float)sin);
        }
        _real = new float[_half];
        _imaginary = new float[_half];
    }

    /// <summary>Computes the squared magnitudes of bins 0 to size/2.</summary>
    /// <param name="samples">The block; its length is the size of the transform.</param>
    /// <param name="power">Receives size/2 + 1 values.</param>
    public void Power(ReadOnlySpan<float> samples, Span<float> power)
    {
        for (var index = 0; index < _half; index++)
        {
            var from = 2 * _reversed[index];
            _real[index] = samples[from];
            _imaginary[index] = samples[from + 1];
        }
        Transform();
        // Split the result into the spectra of even and odd samples, then combine them.
        power[0] = Square(_real[0] + _imaginary[0]);
        power[_half] = Square(_real[0] - _imaginary[0]);
        for (var bin = 1; bin < _half; bin++)
        {
            var mirror = _half - bin;
            var evenReal = 0.5f * (_real[bin] + _real[mirror]);
            var evenImaginary = 0.5f * (_imaginary[bin] - _imaginary[mirror]);
            var oddReal = 0.5f * (_imaginary[bin] + _imaginary[mirror]);
            var oddImaginary = -0.5f * (_real[bin] - _real[mirror]);
            var real = evenReal + (_cos[bin] * oddReal) - (_sin[bin] * oddImaginary);
            var imaginary = evenImaginary + (_cos[bin] * oddImaginary) + (_sin[bin] * oddReal);
            power[bin] = (real * real) + (imaginary * imaginary);
        }
    }

    private void Transform()
    {
        for (var width = 1; width < _half; width *= 2)
        {
            var stride = _half / width;
            for (var start = 0; start < _half; start += 2 * width)
            {
                for (var offset = 0; offset < width; offset++)
                {
                    var (cos, sin) = (_cos[offset * stride], _sin[offset * stride]);
                    var (low, high) = (start + offset, start + offset + width);
                    var real = (_real[high] * cos) - (_imaginary[high] * sin);
                    var imaginary = (_real[high] * sin) + (_imaginary[high] * cos);
                    _real[high] = _real[low] - real;
                    _imaginary[high] = _imaginary[low] - imaginary;
                    _real[low] += real;
                    _imaginary[low] += imaginary;
                }
            }
        }
    }

    private static float Square(float value) => value * value;
}
