namespace Symbl.Domain.Recordings;

/// <summary>From the units of sound to exact offsets.</summary>
public static class Offsets
{
    /// <summary>Rounded to the nearest tick; <see cref="TimeSpan.FromSeconds(double)"/> cuts off.</summary>
    public static TimeSpan OfSeconds(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    /// <summary>The length of so many samples of one channel, not beyond their end.</summary>
    public static TimeSpan OfFrames(long frames, int sampleRate) => new((long)((Int128)frames * TimeSpan.TicksPerSecond / sampleRate));

    /// <summary>The offset, or the nearest end of 0 to <paramref name="duration"/>.</summary>
    public static TimeSpan Clamp(TimeSpan offset, TimeSpan duration) =>
        offset < TimeSpan.Zero ? TimeSpan.Zero : offset > duration ? duration : offset;
}
