using System.Globalization;

namespace Symbl.LocalServer.Http;

/// <summary>Times and lengths as the contract writes them.</summary>
internal static class WireTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Seconds with two decimals, as the service gives offsets and durations of messages.</summary>
    public static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 2);
}
