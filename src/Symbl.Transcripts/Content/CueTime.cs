using System.Globalization;

namespace Symbl.Transcripts.Content;

/// <summary>Formats the times of cues.</summary>
internal static class CueTime
{
    /// <summary>Formats an offset for SubRip.</summary>
    public static string SrtTime(TimeSpan place) => Time(place, ',');

    /// <summary>Formats an offset for WebVTT.</summary>
    public static string VttTime(TimeSpan place) => Time(place, '.');

    private static string Time(TimeSpan place, char separator)
    {
        var milliseconds = (long)Math.Round(place.Ticks / (double)TimeSpan.TicksPerMillisecond, MidpointRounding.AwayFromZero);
        return string.Format(
            CultureInfo.InvariantCulture, "{0:00}:{1:00}:{2:00}{3}{4:000}",
            milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1000 % 60, separator, milliseconds % 1000);
    }
}
