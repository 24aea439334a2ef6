using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>One SPEAKER row of an RTTM file.</summary>
/// <param name="File">Name of the recording; no blanks.</param>
/// <param name="Channel">Channel, usually 1.</param>
/// <param name="Start">Seconds from the start of the recording.</param>
/// <param name="Duration">Seconds, greater than 0.</param>
/// <param name="Speaker">Name of the speaker; no blanks.</param>
public sealed record RttmRow(string File, string Channel, double Start, double Duration, string Speaker)
{
    /// <summary>The row without its file and channel.</summary>
    public SpeakerSegment ToSegment() => new(Speaker, Start, Start + Duration);
}

/// <summary>
/// Rich Transcription Time Marked files (NIST RT-09 evaluation plan, appendix A): who speaks when, one turn a line. Numbers are
/// culture-invariant.
/// </summary>
public static class Rttm
{
    // The other row types of the format; they say nothing about who speaks when and are passed over.
    private static readonly HashSet<string> OtherTypes = new(StringComparer.Ordinal)
    {
        "SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH", "FILLER", "EDIT", "IP", "SU", "CB", "A/P", "SPKR-INFO",
    };

    /// <summary>Reads a file; see <see cref="Read(TextReader)"/>.</summary>
    /// <param name="path">An RTTM file in UTF-8.</param>
    /// <exception cref="FormatException">A row cannot be read; the message names its line.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<RttmRow> Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <summary>
    /// Reads the SPEAKER rows in order of the text. Blank lines, comments (<c>;</c>) and rows of other types are passed over.
    /// </summary>
    /// <param name="reader">RTTM text.</param>
    /// <exception cref="FormatException">A row cannot be read; the message names its line.</exception>
    public static IReadOnlyList<RttmRow> Read(TextReader reader)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        var rows = new List<RttmRow>();
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || fields[0][0] == ';' || OtherTypes.Contains(fields[0]))
                continue;
            rows.Add(Parse(fields, number));
        }
        return rows;
    }

    /// <summary>Writes rows in the order given, times with three decimals.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">Names without blanks.</param>
    /// <exception cref="ArgumentException">A name is empty or holds blanks.</exception>
    public static void Write(TextWriter writer, IEnumerable<RttmRow> rows)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        foreach (var row in rows)
        {
            // Start and end are rounded, not the duration, so that turns which touch still touch in the file.
            var start = Math.Round(row.Start, 3);
            var duration = Math.Round(row.Start + row.Duration, 3) - start;
            writer.Write(FormattableString.Invariant(
                $"SPEAKER {Name(row.File)} {Name(row.Channel)} {start:F3} {duration:F3} <NA> <NA> {Name(row.Speaker)} <NA> <NA>\n"));
        }
    }

    private static RttmRow Parse(string[] fields, int line)
    {
        if (fields[0] != "SPEAKER")
            throw Error(line, $"'{fields[0]}' is no RTTM row type");
        if (fields.Length is < 8 or > 10)
            throw Error(line, $"a SPEAKER row has 9 or 10 fields, this one {fields.Length.ToString(CultureInfo.InvariantCulture)}");
        var start = Number(fields[3], "start", line);
        var duration = Number(fields[4], "duration", line);
        if (start < 0)
            throw Error(line, $"the start {fields[3]} is negative");
        if (duration <= 0)
            throw Error(line, $"the duration {fields[4]} is not greater than 0");
        if (fields[7] == "<NA>")
            throw Error(line, "the speaker has no name");
        return new RttmRow(fields[1], fields[2], start, duration, fields[7]);
    }

    private static double Number(string text, string what, int line) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) && !double.IsInfinity(value)
            ? value
            : throw Error(line, $"the {what} '{text}' is not a number of seconds");

    private static FormatException Error(int line, string what) =>
        new($"RTTM line {line.ToString(CultureInfo.InvariantCulture)}: {what}.");

    private static string Name(string name) => name.Length > 0 && !name.Any(char.IsWhiteSpace)
        ? name
        : throw new ArgumentException($"'{name}' cannot stand in an RTTM row: names are not empty and hold no blanks.");
}
