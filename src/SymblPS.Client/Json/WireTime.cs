using System.Globalization;
using System.Text.Json;
using Symbl.Transcripts.Content;

namespace SymblPS.Client.Json;

/// <summary>
/// Times in requests and responses: read with 0 to 9 fractional digits and Z, an offset, or no zone (UTC); written as UTC with
/// milliseconds.
/// </summary>
internal static class WireTime
{
    /// <summary>Returns the time as UTC with milliseconds and Z.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the time as UTC with Z, with milliseconds, or with all decimals of a finer time.</summary>
    public static string FormatExact(DateTimeOffset time) => ExactTime.Format(time);

    /// <summary>Reads a JSON string as a time in UTC; <see langword="null"/> for an invalid text.</summary>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        // The parser of the reader needs no string. A time without a zone has the kind "unspecified", and a time with an offset the kind
        // "local".
        if (reader.TryGetDateTime(out var time) && time.Kind != DateTimeKind.Local)
            return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
        if (reader.TryGetDateTimeOffset(out var zoned)) return zoned.ToUniversalTime();
        return DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var parsed)
            ? parsed
            : null;
    }

    /// <summary>Converts seconds to a duration; <see langword="null"/> for a value out of range.</summary>
    /// <remarks>The result is exact to one tick.</remarks>
    public static TimeSpan? Seconds(double? seconds) => ExactTime.Seconds(seconds);
}
