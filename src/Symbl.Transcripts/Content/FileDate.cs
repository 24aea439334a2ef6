using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>Reads the start of a recording from the name of its file.</summary>
internal static class FileDate
{
    // GMT20240305-143000_Recording.transcript.vtt (Zoom), Call-20240305_143000-Meeting Recording.vtt (Teams), 2024-03-05 14.30 weekly.txt,
    // 2024-03-05T14-30-00Z.json
    private static readonly Regex Date = new(
        @"(?<![0-9])(?<y>20[0-9]{2})(?<sep>[-_.]?)(?<mo>0[1-9]|1[0-2])\k<sep>(?<d>0[1-9]|[12][0-9]|3[01])"
        + @"(?:[-_ T.]+(?:at )?(?<h>[01][0-9]|2[0-3])[-_.:h]?(?<m>[0-5][0-9])(?:[-_.:]?(?<s>[0-5][0-9]))?)?(?![0-9])",
        RegexOptions.CultureInvariant);

    /// <summary>Returns the date, and the time if there is one, as UTC; <see langword="null"/> if the name has no date.</summary>
    public static DateTimeOffset? Read(string fileName)
    {
        foreach (Match match in Date.Matches(fileName))
        {
            string Part(string name) => match.Groups[name].Success ? match.Groups[name].Value : "00";
            if (DateTimeOffset.TryParseExact(
                    $"{Part("y")}{Part("mo")}{Part("d")}{Part("h")}{Part("m")}{Part("s")}", "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                return date;
            }
        }

        return null;
    }
}
