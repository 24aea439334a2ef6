using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>One SPEAKER row of an RTTM file.</summary>
/// <param name="File">Name of the recording.</param>
/// <param name="Channel">Channel, usually 1.</param>
/// <param name="Start">Seconds from the start of the recording, 0 or more.</param>
/// <param name="Duration">Seconds, 0 or more; a row without duration is not a turn.</param>
/// <param name="Speaker">Name of the speaker.</param>
public sealed record RttmRow(string File, string Channel, double Start, double Duration, string Speaker)
{
    /// <summary>Confidence in the speaker, 0 to 1; <see langword="null"/> if the row states none.</summary>
    public double? Confidence { get; init; }

    /// <summary>The segment of the row, without file and channel.</summary>
    public SpeakerSegment ToSegment() => new(Speaker, Start, Start + Duration);
}

/// <summary>
/// Rich Transcription Time Marked files (NIST RT-09 evaluation plan, appendix A), with one turn per line. Numbers are culture-invariant.
/// </summary>
public static class Rttm
{
    private const string Format = "RTTM";

    // The other row types of the format. They contain no turns and are ignored.
    private static readonly HashSet<string> OtherTypes = new(StringComparer.Ordinal)
    {
        "SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH", "FILLER", "EDIT", "IP", "SU", "CB", "A/P", "SPKR-INFO",
    };

    /// <summary>Reads a file; see <see cref="Read(TextReader)"/>.</summary>
    /// <param name="path">Path of an RTTM file in UTF-8, or in the encoding of its byte order mark.</param>
    /// <exception cref="TurnFileException">A row is invalid; the message names its line.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<RttmRow> Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <summary>
    /// Reads the SPEAKER rows of any number of recordings, in the order of the text. Blank lines, comments (<c>;</c>) and rows of other
    /// types are ignored.
    /// </summary>
    /// <param name="reader">RTTM text.</param>
    /// <exception cref="TurnFileException">A row is invalid; the message names its line.</exception>
    public static IReadOnlyList<RttmRow> Read(TextReader reader)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        return [.. RowText.Read(reader, Format).Where(row => !OtherTypes.Contains(row.Fields[0])).Select(Parse)];
    }

    /// <summary>Writes rows in the given order, with three decimals.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="rows">Rows; spaces in names are written as <c>_</c> (<see cref="NameOf"/>).</param>
    /// <exception cref="ArgumentException">A name is empty, or a time is negative or not a number.</exception>
    public static void Write(TextWriter writer, IEnumerable<RttmRow> rows)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        foreach (var row in rows)
        {
            var (start, end) = RowText.Round(row.Start, row.Start + row.Duration);
            writer.Write(
                $"SPEAKER {RowText.Field(row.File)} {RowText.Field(row.Channel)} {RowText.Text(start)} {RowText.Text(end - start)} "
                + $"<NA> <NA> {RowText.Field(row.Speaker)} {row.Confidence?.ToString("0.00", CultureInfo.InvariantCulture) ?? "<NA>"} <NA>\n");
        }
    }

    /// <summary>
    /// Returns the form of a name in a row: each run of spaces becomes <c>_</c>, because a field ends at the first space.
    /// </summary>
    /// <param name="name">Name of a speaker or a recording.</param>
    /// <exception cref="ArgumentException">The name is empty or contains only spaces.</exception>
    public static string NameOf(string name) => RowText.Field(name);

    // Scoring does not use the confidence, so a value that is no confidence does not make the row invalid.
    private static double? ConfidenceOf(string[] fields) =>
        fields.Length > 8 && double.TryParse(fields[8], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : null;

    private static RttmRow Parse(RowText row)
    {
        var fields = row.Fields;
        if (fields[0] != "SPEAKER")
            throw row.Fail($"'{fields[0]}' is not an RTTM row type");
        if (fields.Length is < 8 or > 10)
            throw row.Fail(FormattableString.Invariant($"a SPEAKER row has 9 or 10 fields, this row has {fields.Length}"));
        if (fields[7] == "<NA>")
            throw row.Fail("the speaker has no name");
        return new RttmRow(fields[1], fields[2], row.Seconds(3, "start"), row.Seconds(4, "duration"), fields[7]) { Confidence = ConfidenceOf(fields) };
    }
}
