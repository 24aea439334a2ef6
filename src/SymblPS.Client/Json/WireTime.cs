using System.Globalization;
using System.Text.Json;

namespace SymblPS.Client.Json;

/// <summary>
/// Times on the wire: read with 0 to 9 fractional digits and Z, an offset, or nothing (UTC); written as UTC with milliseconds.
/// </summary>
internal static class WireTime
{
    /// <summary>The time as UTC with milliseconds and Z.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a JSON string as a time, UTC; <see langword="null"/> for a text that is none.</summary>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        // The reader's own parser needs no string. A time without zone comes out as "unspecified", one with an offset as "local".
        if (reader.TryGetDateTime(out var time) && time.Kind != DateTimeKind.Local)
            return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
        if (reader.TryGetDateTimeOffset(out var zoned)) return zoned.ToUniversalTime();
        return DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var parsed)
            ? parsed
            : null;
    }

    /// <summary>A length in seconds; <see langword="null"/> for one no clock could show.</summary>
    /// <remarks>In ticks, because <see cref="TimeSpan.FromSeconds(double)"/> rounds to milliseconds on .NET Framework.</remarks>
    public static TimeSpan? Seconds(double? seconds) =>
        seconds is { } value and > -1e11 and < 1e11 ? TimeSpan.FromTicks((long)Math.Round(value * TimeSpan.TicksPerSecond)) : null;
}
