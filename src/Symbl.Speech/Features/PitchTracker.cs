using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Symbl.Speech.Features;

/// <summary>
/// Measures the periodicity and pitch of a segment of audio: the peak of the normalized cross-correlation at 4 kHz. At this rate voices
/// keep their harmonics and the cost is small.
/// </summary>
internal sealed class PitchTracker
{
    /// <summary>Sample rate of the tracker in hertz.</summary>
    public const int SampleRate = 4000;

    private const int LowestHertz = 65;
    private const int HighestHertz = 400;
    private const int WindowSamples = 160;
    internal const int ShortestLag = SampleRate / HighestHertz;
    internal const int LongestLag = SampleRate / LowestHertz;

    /// <summary>Number of samples that one analysis needs.</summary>
    public const int BlockSamples = WindowSamples + LongestLag + 1;

    /// <summary>Energy below which the arithmetic has no precision left.</summary>
    private const float LeastEnergy = 1e-30f;

    /// <summary>Least share of the energy that the shifted window counts with, because its running sum loses precision.</summary>
    private const float LeastLaggedShare = 1e-4f;

    private readonly float[] _correlations = new float[LongestLag + 2];

    /// <summary>Analyzes <see cref="BlockSamples"/> samples.</summary>
    /// <returns>
    /// Periodicity from 0 to 1, pitch in hertz, and the energy of the window. The pitch is meaningful only if the periodicity is high.
    /// </returns>
    public (float Periodicity, float Hertz, float Energy) Analyze(ReadOnlySpan<float> samples)
    {
        var window = samples[..WindowSamples];
        var energy = Dot(window, window);
        if (energy < LeastEnergy)
            return (0, 0, energy);
        var lagged = Dot(samples.Slice(ShortestLag, WindowSamples), samples.Slice(ShortestLag, WindowSamples));
        var best = 0f;
        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            var correlation = Dot(window, samples.Slice(lag, WindowSamples))
                / MathF.Sqrt(energy) / MathF.Sqrt(Math.Max(lagged, LeastLaggedShare * energy));
            _correlations[lag] = correlation;
            best = Math.Max(best, correlation);
            var (leaving, entering) = (samples[lag], samples[lag + WindowSamples]);
            lagged += (entering * entering) - (leaving * leaving);
        }
        if (best <= 0)
            return (0, 0, energy);
        // Take the first peak nearly as high as the highest: multiples of the period correlate as well as the period itself.
        for (var lag = ShortestLag + 1; lag < LongestLag; lag++)
        {
            var (left, middle, right) = (_correlations[lag - 1], _correlations[lag], _correlations[lag + 1]);
            if (middle < 0.9f * best || middle < left || middle < right)
                continue;
            var curvature = left - (2 * middle) + right;
            var shift = curvature < 0 ? 0.5f * (left - right) / curvature : 0;
            return (Math.Min(1, middle), SampleRate / (lag + shift), energy);
        }
        // The correlation only rises toward an end of the range, which indicates drift or hum, not a voice.
        return (0, 0, energy);
    }

    /// <summary>Returns the scalar product of two spans of the same length, a multiple of four.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector128<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector128<float>>(right);
        var sum = Vector128<float>.Zero;
        for (var index = 0; index < a.Length; index++)
            sum += a[index] * b[index];
        return Vector128.Sum(sum);
    }
}
