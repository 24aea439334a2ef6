using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbl.Speech.Audio;

/// <summary>
/// Converts one channel to another sample rate with a polyphase Kaiser-windowed sinc filter: linear phase, no delay. The filter passes
/// frequencies up to 0.45 of the lower rate and attenuates images and aliases by 80 dB.
/// </summary>
public sealed class ResampledSource : IAudioSource
{
    private const int ZeroCrossings = 24;
    private const double KaiserBeta = 8.0;
    private const int BlockFrames = 8192;

    /// <summary>
    /// Largest number of phases to store. Rates without a common divisor need as many phases as the target rate has hertz. Above this
    /// number the class interpolates between the two nearest phases, with an error below the aliases.
    /// </summary>
    private const int MostPhases = 1024;

    private static readonly double WindowPeak = BesselI0(KaiserBeta);

    private readonly IAudioSource _inner;
    private readonly int _up;
    private readonly int _down;
    private readonly int _reach;
    private readonly bool _interpolated;
    private readonly float[][] _phases;
    private readonly float[] _buffer;
    private long _bufferStart;
    private int _bufferCount;
    private bool _innerEnded;
    private long _next;

    /// <summary>Wraps a source.</summary>
    /// <param name="inner">The mono source. This source disposes it.</param>
    /// <param name="sampleRate">The target sample rate in hertz.</param>
    public ResampledSource(IAudioSource inner, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        if (inner.Channels != 1)
            throw new ArgumentException("One channel can be resampled at a time.", nameof(inner));
        _inner = inner;
        SampleRate = sampleRate;
        var divisor = GreatestCommonDivisor(inner.SampleRate, sampleRate);
        (_up, _down) = (sampleRate / divisor, inner.SampleRate / divisor);
        var cutoff = 0.95 * Math.Min(1.0, (double)_up / _down);
        _reach = (int)Math.Ceiling(ZeroCrossings / cutoff);
        _interpolated = _up > MostPhases;
        var phases = _interpolated ? MostPhases : _up;
        // One extra phase, for positions between the last phase and the next sample.
        _phases = new float[phases + 1][];
        for (var phase = 0; phase < _phases.Length; phase++)
            _phases[phase] = Taps((double)phase / phases, cutoff, _reach);
        _buffer = new float[BlockFrames + (2 * _reach)];
        // Silence before the first sample.
        (_bufferStart, _bufferCount) = (1 - _reach, _reach - 1);
        Frames = (long)Math.Min(long.MaxValue, Math.Ceiling((decimal)inner.Frames * _up / _down));
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int Channels => 1;

    /// <inheritdoc/>
    public long Frames { get; }

    /// <summary>Returns the source itself if it already has the rate, or a resampler around it.</summary>
    /// <param name="inner">The mono source.</param>
    /// <param name="sampleRate">The target sample rate in hertz.</param>
    public static IAudioSource AtRate(IAudioSource inner, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return inner.SampleRate == sampleRate ? inner : new ResampledSource(inner, sampleRate);
    }

    /// <inheritdoc/>
    public int Read(Span<float> interleaved)
    {
        var written = 0;
        while (written < interleaved.Length && _next < Frames)
        {
            var (center, phase) = Math.DivRem(_next * _down, _up);
            var first = center - _reach + 1;
            EnsureBuffered(first, center + _reach);
            interleaved[written++] = At((int)phase, _buffer.AsSpan((int)(first - _bufferStart), 2 * _reach));
            _next++;
        }
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private float At(int phase, ReadOnlySpan<float> samples)
    {
        if (!_interpolated)
            return Dot(_phases[phase], samples);
        var place = (double)phase * MostPhases / _up;
        var (below, between) = ((int)place, (float)(place - (int)place));
        return ((1 - between) * Dot(_phases[below], samples)) + (between * Dot(_phases[below + 1], samples));
    }

    private void EnsureBuffered(long first, long last)
    {
        while (_bufferStart + _bufferCount <= last)
        {
            var drop = (int)Math.Clamp(first - _bufferStart, 0, _bufferCount);
            _buffer.AsSpan(drop, _bufferCount - drop).CopyTo(_buffer);
            (_bufferStart, _bufferCount) = (_bufferStart + drop, _bufferCount - drop);
            var room = _buffer.AsSpan(_bufferCount);
            var read = _innerEnded ? 0 : _inner.Read(room);
            if (read == 0)
            {
                // Silence after the last sample.
                _innerEnded = true;
                read = room.Length;
                room.Clear();
            }
            _bufferCount += read;
        }
    }

    private static float[] Taps(double fraction, double cutoff, int reach)
    {
        var taps = new float[2 * reach];
        var sum = 0.0;
        for (var index = 0; index < taps.Length; index++)
        {
            var time = index - reach + 1 - fraction;
            var ratio = Math.Clamp(time / reach, -1, 1);
            var window = BesselI0(KaiserBeta * Math.Sqrt(1 - (ratio * ratio))) / WindowPeak;
            var argument = Math.PI * cutoff * time;
            var value = window * (Math.Abs(argument) < 1e-12 ? 1 : Math.Sin(argument) / argument);
            taps[index] = (float)value;
            sum += value;
        }
        // Normalize each phase to pass a constant unchanged. Otherwise the phases would audibly modulate it.
        for (var index = 0; index < taps.Length; index++)
            taps[index] = (float)(taps[index] / sum);
        return taps;
    }

    // Uses 128-bit vectors on every machine: the order of additions, and so the last bit, must not depend on the processor.
    private static float Dot(float[] taps, ReadOnlySpan<float> samples)
    {
        var left = MemoryMarshal.Cast<float, Vector128<float>>(taps);
        var right = MemoryMarshal.Cast<float, Vector128<float>>(samples);
        var vector = Vector128<float>.Zero;
        for (var index = 0; index < left.Length; index++)
            vector += left[index] * right[index];
        var sum = Vector128.Sum(vector);
        for (var index = left.Length * Vector128<float>.Count; index < taps.Length; index++)
            sum += taps[index] * samples[index];
        return sum;
    }

    private static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-14; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
