using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads the line with the times of a cue. A line with an arrow between two time-like tokens is such a line or an error; it is never text.
/// </summary>
internal static class CueTiming
{
    // Translation programs put spaces into times, and change the arrow.
    private const string Token = @"\p{Nd}+(?:\s?[:：.,٫．，]\s?\p{Nd}+)*";
    private const string Arrow = @"-\s?-\s?(?:>|&gt;)|[-–—=]\s?(?:>|&gt;)|→|⟶|⇒";

    private static readonly Regex Line = new(
        $@"^\s*(?<start>{Token})\s*(?<arrow>{Arrow})\s*(?<end>{Token})(?<rest>\s.*)?$", RegexOptions.CultureInvariant);

    // The forms of broken times: one token that is no time, a missing token, or letters within a token.
    private static readonly Regex Broken = new(
        $@"^\s*(?:\p{{Nd}}[\w.,;-]*[:：]\S*\s*(?:{Arrow})|\p{{Nd}}[\w.,;-]*\s*--\s?>\s*\p{{Nd}}|(?:{Arrow})\s*\p{{Nd}}+[:：]|\S*[:：]\p{{Nd}}\S*\s*(?:{Arrow})\s*\S*[:：]\p{{Nd}})",
        RegexOptions.CultureInvariant);

    private static readonly Regex Captions = new(@"^\s*(?<start>\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}),(?<end>\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3})\s*$", RegexOptions.CultureInvariant);

    // The times and the settings of a cue are short. The patterns must not work on a whole conversation in one line.
    private const int LongestLine = 300;

    /// <summary>Returns whether a line has the times of a cue, valid or not.</summary>
    public static bool IsTiming(string line) => CanBe(line) && Line.Match(line) is { Success: true } match && IsTimes(match);

    /// <summary>Returns whether a line has the form of the times of a cue, and is none.</summary>
    public static bool IsBroken(string line) => CanBe(line) && Broken.IsMatch(line) && !IsTiming(line);

    /// <summary>Returns whether a line has the times of a SubViewer caption.</summary>
    public static bool IsCaption(string line) => line.Length <= LongestLine && Captions.IsMatch(line);

    /// <summary>Returns the times of a line, also if the end is before the start; <see langword="null"/> if the line is text.</summary>
    /// <exception cref="TranscriptFormatException">The line has the form of times, and they are invalid.</exception>
    public static (TimeSpan Start, TimeSpan End)? Read(TranscriptText source, int index, bool captions)
    {
        var line = source.Lines[index];
        if (!CanBe(line) || line.Length < 3 || !line.Any(char.IsDigit)) return null;
        var match = captions && IsCaption(line) ? Captions.Match(line) : Line.Match(line);
        if (!match.Success || (match.Groups["arrow"].Success && !IsTimes(match)))
        {
            // An arrow inside the text is text. Behind a time-like token, it is part of an invalid time.
            return Broken.IsMatch(line) && !captions ? throw Invalid(source, index) : null;
        }

        var start = TranscriptTime.ReadPlace(Joined(match.Groups["start"].Value), out var oddStart) ?? throw Invalid(source, index);
        var end = TranscriptTime.ReadPlace(Joined(match.Groups["end"].Value), out var oddEnd) ?? throw Invalid(source, index);
        if (oddStart || oddEnd)
            source.Repair(index, $"'{line.Trim()}' has 60 seconds or minutes", $"it was taken as {CueTime.VttTime(start)} --> {CueTime.VttTime(end)}");
        return (start, end);
    }

    // A line that begins with a tag or a quotation mark has a speaker, and words that can have any form.
    private static bool CanBe(string line) => line.Length <= LongestLine && !(line.Length > 0 && line[0] is '<' or '"');

    // "5 -> 6 people" is text. Numbers around the arrow of the format, or a colon on both sides, are times.
    private static bool IsTimes(Match match) => match.Groups["arrow"].Value.StartsWith("--", StringComparison.Ordinal)
        || (HasColon(match.Groups["start"].Value) && HasColon(match.Groups["end"].Value) && string.IsNullOrWhiteSpace(match.Groups["rest"].Value));

    private static bool HasColon(string token) => token.IndexOfAny([':', '：']) > 0;

    private static string Joined(string token) => string.Concat(token.Where(static c => !char.IsWhiteSpace(c)));

    private static TranscriptFormatException Invalid(TranscriptText source, int index) =>
        source.Fail(index, $"'{source.Lines[index].Trim()}' does not contain the times of a cue, such as 00:00:01.500 --> 00:00:04.000.");
}
