using System.Globalization;

namespace Symbl.Transcripts.Content;

/// <summary>Times as text and numbers, without loss.</summary>
public static class ExactTime
{
    /// <summary>Returns the time as UTC with Z, with milliseconds, or with all decimals of a finer time.</summary>
    /// <param name="time">The time.</param>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'",
        CultureInfo.InvariantCulture);

    /// <summary>Converts seconds to a duration, exact to one tick; <see langword="null"/> for a value out of range.</summary>
    /// <param name="seconds">The seconds.</param>
    public static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value and > -1e11 and < 1e11 ? TimeSpan.FromTicks((long)Math.Round(value * TimeSpan.TicksPerSecond)) : null;
}
