namespace Symbl.Domain.Recordings;

/// <summary>Converts units of audio to exact offsets.</summary>
public static class Offsets
{
    /// <summary>Converts seconds, rounded to the nearest tick. <see cref="TimeSpan.FromSeconds(double)"/> truncates instead.</summary>
    /// <param name="seconds">The seconds.</param>
    public static TimeSpan OfSeconds(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    /// <summary>Gets the length of a number of samples of one channel, rounded down so that it does not exceed their end.</summary>
    /// <param name="frames">Number of samples per channel.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static TimeSpan OfFrames(long frames, int sampleRate) => new((long)((Int128)frames * TimeSpan.TicksPerSecond / sampleRate));

    /// <summary>Limits an offset to the range from 0 to a duration.</summary>
    /// <param name="offset">The offset.</param>
    /// <param name="duration">The largest result.</param>
    public static TimeSpan Clamp(TimeSpan offset, TimeSpan duration) =>
        offset < TimeSpan.Zero ? TimeSpan.Zero : offset > duration ? duration : offset;
}
