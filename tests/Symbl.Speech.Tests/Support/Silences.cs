namespace Symbl.Speech.Tests.Support;

/// <summary>
/// Finds the pauses of real recordings by level alone. The reference turns of meetings run on over pauses of a second and more, so without
/// the pauses a turn of the reference is speech.
/// </summary>
internal static class Silences
{
    private const double LoudShare = 0.9;

    /// <summary>Decibels below the loud moments.</summary>
    private const double Depth = 28;

    // In blocks of 10 ms.
    private const int BlocksPerSecond = 100;
    private const int Reach = 3;
    private const int Shortest = 25;

    /// <summary>Returns the start and end of each pause of at least 0.25 s, in seconds.</summary>
    public static List<(double Start, double End)> Of(ReadOnlySpan<float> samples, int rate)
    {
        var length = rate / BlocksPerSecond;
        var power = new double[samples.Length / length];
        for (var block = 0; block < power.Length; block++)
        {
            foreach (var sample in samples.Slice(block * length, length))
                power[block] += (double)sample * sample / length;
        }
        var sorted = power.Order().ToArray();
        var limit = sorted.Length == 0 ? 0 : sorted[(int)(LoudShare * (sorted.Length - 1))] * Math.Pow(10, -Depth / 10);
        var found = new List<(double, double)>();
        var start = 0;
        for (var block = 0; block <= power.Length; block++)
        {
            var last = Math.Min(power.Length, block + Reach + 1);
            if (block < power.Length && power[Math.Max(0, block - Reach)..last].Average() < limit)
                continue;
            if (block - start >= Shortest)
                found.Add(((double)start / BlocksPerSecond, (double)block / BlocksPerSecond));
            start = block + 1;
        }
        return found;
    }
}
