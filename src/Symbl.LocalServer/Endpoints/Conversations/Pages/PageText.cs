using System.Globalization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>Formats times and numbers for readers of a page.</summary>
internal static class PageText
{
    /// <summary>A date and time in UTC, because a page does not know the time zone of the reader.</summary>
    public static string Moment(DateTimeOffset time) =>
        $"<time datetime=\"{WireTime.Text(time)}\">{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</time>";

    /// <summary>Hours, minutes and seconds.</summary>
    public static string Length(TimeSpan length) => string.Create(
        CultureInfo.InvariantCulture, $"{(long)length.TotalHours}:{length.Minutes:00}:{length.Seconds:00}");

    /// <summary>An offset in the conversation.</summary>
    public static string Offset(TimeSpan offset) => string.Create(
        CultureInfo.InvariantCulture, $"<time datetime=\"PT{offset.TotalSeconds:0.###}S\">{Length(offset)}</time>");

    public static string Number(double number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
