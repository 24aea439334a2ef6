using System.Globalization;

namespace Symbl.LocalServer.Http;

/// <summary>Formats times and durations as the contract defines them.</summary>
internal static class WireTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Formats a time as ISO 8601 in UTC with milliseconds.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Returns seconds with two decimals, like the offsets and durations of messages from the service.</summary>
    public static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 2);
}
