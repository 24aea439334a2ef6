using System.Globalization;
using System.Text.RegularExpressions;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>A time of a transcript: an offset from the start of the recording, or a date with a time.</summary>
internal readonly record struct TranscriptTime(TimeSpan? Offset, DateTimeOffset? Clock)
{
    // Files omit hours, do not pad numbers, and use a period or a comma before the fraction. The pattern accepts all of these forms.
    private static readonly Regex Place = new(
        @"^(?:(?<h>\d{1,4}):)?(?<m>\d{1,2}):(?<s>\d{1,2})(?:(?<point>[.,])(?<f>\d{1,9}))?$", RegexOptions.CultureInvariant);

    /// <summary>Parses an offset such as <c>00:01:02.500</c>, <c>1:02,5</c> or <c>0:0:6,800</c>.</summary>
    public static TimeSpan? ReadPlace(string text)
    {
        var match = Place.Match(text);
        if (!match.Success) return null;
        var hours = match.Groups["h"].Success ? Number(match.Groups["h"].Value) : 0;
        var (minutes, seconds) = (Number(match.Groups["m"].Value), Number(match.Groups["s"].Value));
        if (seconds > 59 || (match.Groups["h"].Success && minutes > 59)) return null;
        var digits = match.Groups["f"].Value;
        // Unpadded times contain milliseconds: 0:0:8,80 is 8.080 s, as in the subtitles of the service.
        if (match.Groups["h"].Length == 1 && match.Groups["point"].Value == ",") digits = digits.PadLeft(3, '0');
        var fraction = Number(digits.PadRight(9, '0')) / (1_000_000_000 / TimeSpan.TicksPerSecond);
        return new TimeSpan(((((hours * 60) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond + fraction);
    }

    /// <summary>
    /// Parses a time: an offset, seconds, or a date with a time. A date without a zone is UTC, as in all requests and responses.
    /// </summary>
    /// <param name="value">Text, number, <see cref="TimeSpan"/>, <see cref="DateTime"/> or <see cref="DateTimeOffset"/>.</param>
    public static TranscriptTime? Read(object? value)
    {
        switch (value)
        {
            case TimeSpan span:
                return new(span, null);
            case DateTimeOffset time:
                return new(null, time.ToUniversalTime());
            case DateTime time:
                return new(null, new DateTimeOffset(time).ToUniversalTime());
            case string text:
                return ReadText(text.Trim());
            case IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal:
                return Json.WireTime.Seconds(number.ToDouble(CultureInfo.InvariantCulture)) is { } seconds ? new(seconds, null) : null;
            default:
                return null;
        }
    }

    private static TranscriptTime? ReadText(string text)
    {
        if (ReadPlace(text) is { } place) return new(place, null);
        if (double.TryParse(text.TrimEnd('s', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Json.WireTime.Seconds(number) is { } seconds)
        {
            return new(seconds, null);
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)) return new(span, null);
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new(null, time)
            : null;
    }

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
