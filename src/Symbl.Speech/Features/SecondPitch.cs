namespace Symbl.Speech.Features;

/// <summary>
/// Measures whether a voiced frame holds a second voice. The difference between the audio and itself one period later removes the first
/// voice. If the difference is periodic as well, another voice sounds at the same time.
/// </summary>
internal static class SecondPitch
{
    /// <summary>Number of samples that are compared: as many as the longest two periods leave of a block.</summary>
    private const int WindowSamples = 100;

    /// <summary>Lags this close to a multiple or a fraction of the first period belong to the first voice.</summary>
    private const float SameLag = 0.07f;

    private const int MostParts = 5;

    /// <summary>Without a first voice there is no second one, and next to a clear voice there is none.</summary>
    private const float LeastPeriodicity = 0.4f;
    private const float MostPeriodicity = 0.95f;

    private const float LeastEnergy = 1e-30f;

    /// <summary>Least share of the energy that the shifted window counts with, because its running sum loses precision.</summary>
    private const float LeastShare = 1e-4f;

    /// <summary>Returns the periodicity of the audio without its first voice, 0 to 1.</summary>
    /// <param name="samples">The samples of one analysis.</param>
    /// <param name="periodicity">Periodicity of the first voice.</param>
    /// <param name="hertz">Pitch of the first voice.</param>
    public static float Analyze(ReadOnlySpan<float> samples, float periodicity, float hertz)
    {
        if (!(hertz > 0) || periodicity is < LeastPeriodicity or > MostPeriodicity)
            return 0;
        var period = PitchTracker.SampleRate / hertz;
        Span<float> rest = stackalloc float[PitchTracker.BlockSamples];
        var count = Remove(samples, period, rest);
        var window = rest[..WindowSamples];
        var energy = PitchTracker.Dot(window, window);
        if (energy < LeastEnergy)
            return 0;
        Span<float> correlations = stackalloc float[PitchTracker.LongestLag + 2];
        var longest = Math.Min(PitchTracker.LongestLag, count - WindowSamples - 1);
        var shifted = PitchTracker.Dot(rest.Slice(PitchTracker.ShortestLag - 1, WindowSamples), rest.Slice(PitchTracker.ShortestLag - 1, WindowSamples));
        for (var lag = PitchTracker.ShortestLag - 1; lag <= longest; lag++)
        {
            correlations[lag] = PitchTracker.Dot(window, rest.Slice(lag, WindowSamples)) / MathF.Sqrt(energy) / MathF.Sqrt(Math.Max(shifted, LeastShare * energy));
            var (leaving, entering) = (rest[lag], rest[lag + WindowSamples]);
            shifted += (entering * entering) - (leaving * leaving);
        }
        var best = 0f;
        for (var lag = PitchTracker.ShortestLag; lag < longest; lag++)
        {
            var value = correlations[lag];
            if (value > best && value >= correlations[lag - 1] && value >= correlations[lag + 1] && !IsSame(lag, period))
                best = value;
        }
        return Math.Min(1, best);
    }

    private static int Remove(ReadOnlySpan<float> samples, float period, Span<float> rest)
    {
        var whole = (int)period;
        var part = period - whole;
        var count = samples.Length - whole - 1;
        for (var index = 0; index < count; index++)
            rest[index] = samples[index] - (((1 - part) * samples[index + whole]) + (part * samples[index + whole + 1]));
        return count;
    }

    private static bool IsSame(int lag, float period)
    {
        for (var parts = 1; parts <= MostParts; parts++)
        {
            if (Math.Abs((lag / (period * parts)) - 1) < SameLag || Math.Abs((lag * parts / period) - 1) < SameLag)
                return true;
        }
        return false;
    }
}
