using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>A time of a transcript: an offset from the start of the recording, or a date with a time.</summary>
public readonly record struct TranscriptTime(TimeSpan? Offset, DateTimeOffset? Clock)
{
    // Files omit hours, do not pad numbers, and use a period or a comma before the fraction. The pattern accepts all of these forms.
    private static readonly Regex Place = new(
        @"^(?:(?:(?<d>[0-9]{1,3})\.)?(?<h>[0-9]{1,4}):)?(?<m>[0-9]{1,2}):(?<s>[0-9]{1,2})(?:(?<point>[.,])(?<f>[0-9]{1,9}))?$", RegexOptions.CultureInvariant);

    private static readonly Regex Amount = new(
        @"^(?<n>[0-9]{1,19}(?:\.[0-9]{1,12})?)\s?(?<unit>ns|us|µs|ms|s|sec|secs|seconds)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex IsoDuration = new(
        @"^PT(?:(?<h>[0-9]{1,4})H)?(?:(?<m>[0-9]{1,5})M)?(?:(?<s>[0-9]{1,7}(?:\.[0-9]{1,9})?)S)?$", RegexOptions.CultureInvariant);

    // Only forms that have one meaning. The month before the day is the form in which PowerShell writes dates in the invariant culture.
    private static readonly string[] ClockForms =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
        "yyyy/MM/ddTHH:mm", "yyyy/MM/ddTHH:mm:ss", "MM/dd/yyyyTHH:mm:ss", "MM/dd/yyyyTHH:mm:sszzz", "r",
    ];

    private static readonly Regex DateAndTime = new(@"^(?<date>[0-9]+[-/][0-9]+[-/][0-9]+)[T ]\s?(?<time>[0-9]{1,2}:\S+?)\s?(?<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A number of seconds of more than 115 days is no offset of a recording.
    private const double LongestOffset = 1e7;

    /// <summary>Whether the time was a whole number without a unit.</summary>
    public bool IsBare { get; init; }

    /// <summary>Parses an offset such as <c>00:01:02.500</c>, <c>1:02,5</c> or <c>0:0:6,800</c>.</summary>
    public static TimeSpan? ReadPlace(string text) => ReadPlace(text, out var isOdd) is { } place && !isOdd ? place : null;

    /// <summary>Parses an offset, also one with 60 seconds or minutes, as rounding produces it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isOdd">Whether the seconds or the minutes are 60.</param>
    public static TimeSpan? ReadPlace(string text, out bool isOdd)
    {
        isOdd = false;
        var match = Place.Match(Digits.ToAscii(text));
        if (!match.Success) return null;
        var hours = match.Groups["h"].Success ? Number(match.Groups["h"].Value) : 0;
        if (match.Groups["d"].Success) hours += 24 * Number(match.Groups["d"].Value);
        var (minutes, seconds) = (Number(match.Groups["m"].Value), Number(match.Groups["s"].Value));
        if (seconds > 60 || (match.Groups["h"].Success && minutes > 60)) return null;
        isOdd = seconds == 60 || (match.Groups["h"].Success && minutes == 60);
        var digits = match.Groups["f"].Value;
        // Unpadded times contain milliseconds: 0:0:8,80 is 8.080 s, as in the subtitles of the service.
        if (match.Groups["h"].Length == 1 && match.Groups["point"].Value == ",") digits = digits.PadLeft(3, '0');
        var fraction = Number(digits.PadRight(9, '0')) / (1_000_000_000 / TimeSpan.TicksPerSecond);
        return new TimeSpan(((((hours * 60) + minutes) * 60) + seconds) * TimeSpan.TicksPerSecond + fraction);
    }

    /// <summary>
    /// Parses a time: an offset, seconds, a date with a time, or a Unix time. A date without a zone is UTC, as in all requests and responses.
    /// </summary>
    /// <param name="value">Text, number, <see cref="TimeSpan"/>, <see cref="DateTime"/> or <see cref="DateTimeOffset"/>.</param>
    /// <param name="unit">Length of one unit of a number in seconds; <see langword="null"/> if the source does not state it.</param>
    public static TranscriptTime? Read(object? value, double? unit = null)
    {
        switch (value)
        {
            case TimeSpan span:
                return span >= TimeSpan.Zero ? new(span, null) : null;
            case DateTimeOffset time:
                return new(null, time.ToUniversalTime());
            // ConvertFrom-Json returns the kind "unspecified" for a time without a zone.
            case DateTime time:
                return new(null, time.Kind == DateTimeKind.Local ? new DateTimeOffset(time).ToUniversalTime() : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
            case string text:
                return ReadText(Digits.ToAscii(text.Trim()), unit);
            case IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal:
                return OfNumber(number.ToDouble(CultureInfo.InvariantCulture), unit);
            default:
                return null;
        }
    }

    private static TranscriptTime? ReadText(string text, double? unit)
    {
        if (ReadPlace(text) is { } place) return new(place, null);
        if (Amount.Match(text) is { Success: true } amount)
            return OfNumber(double.Parse(amount.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), UnitOf(amount.Groups["unit"].Value) ?? unit);
        if (text.Length > 2 && IsoDuration.Match(text) is { Success: true } duration)
        {
            double Part(string name) => duration.Groups[name].Success ? double.Parse(duration.Groups[name].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
            return OfNumber((Part("h") * 3600) + (Part("m") * 60) + Part("s"), 1);
        }

        return ReadClock(text) is { } clock ? new(null, clock) : null;
    }

    /// <summary>Parses a date with or without a time, in a form that has one meaning.</summary>
    public static DateTimeOffset? ReadClock(string text)
    {
        var form = text;
        if (DateAndTime.Match(text) is { Success: true } match)
        {
            var (time, zone) = (match.Groups["time"].Value, match.Groups["zone"].Value.ToUpperInvariant());
            if (time.IndexOf(':') == 1) time = "0" + time;
            // A time has at most seven decimals here; more of them are below one tick.
            var point = time.IndexOf('.');
            if (point > 0 && time.Length - point > 8) time = time.Substring(0, point + 8);
            if (zone.Length == 3) zone += ":00";
            else if (zone.Length == 5) zone = zone.Insert(3, ":");
            form = $"{match.Groups["date"].Value}T{time}{(zone == "Z" ? "+00:00" : zone)}";
        }

        return DateTimeOffset.TryParseExact(
            form, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var clock) ? clock : null;
    }

    /// <summary>
    /// Judges a number. Without a unit it is seconds, unless it is a Unix time of this century in seconds, milliseconds, microseconds or
    /// nanoseconds. Other large numbers have no plausible meaning.
    /// </summary>
    private static TranscriptTime? OfNumber(double number, double? unit)
    {
        if (double.IsNaN(number) || number < 0) return null;
        if (unit is null or >= 1)
        {
            foreach (var (size, scale) in new[] { (1e9, TimeSpan.TicksPerSecond), (1e12, (double)TimeSpan.TicksPerMillisecond), (1e15, 10), (1e18, 0.01) })
            {
                if (number >= size && number < 4.2 * size)
                    return new(null, new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (long)Math.Round((decimal)number * (decimal)scale), TimeSpan.Zero));
            }
        }
        else if (number * unit.Value is >= 1e9 and < 4.2e9)
        {
            return new(null, new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (long)Math.Round((decimal)number * (decimal)unit.Value * TimeSpan.TicksPerSecond), TimeSpan.Zero));
        }

        var seconds = number * (unit ?? 1);
        if (seconds >= LongestOffset || ExactTime.Seconds(seconds) is not { } offset) return null;
        return new(offset, null) { IsBare = unit is null && number == Math.Floor(number) };
    }

    private static double? UnitOf(string unit) => unit.ToLowerInvariant() switch
    {
        "" => null,
        "ns" => 1e-9,
        "us" or "µs" => 1e-6,
        "ms" => 1e-3,
        _ => 1,
    };

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
