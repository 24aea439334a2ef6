using System.Diagnostics;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>Waits for conditions. The timeout is generous; it only ends a test that hangs.</summary>
internal static class Poll
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a condition is true.</summary>
    /// <returns>Whether it became true.</returns>
    public static async Task<bool> UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > Timeout) return false;
            await Task.Delay(Interval);
        }

        return true;
    }

    /// <summary>Waits on this thread until a condition is true.</summary>
    /// <returns>Whether it became true.</returns>
    public static bool Until(Func<bool> condition) => SpinWait.SpinUntil(condition, Timeout);
}
