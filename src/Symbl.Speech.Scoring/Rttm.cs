namespace Symbl.Speech.Scoring;

/// <summary>One SPEAKER row of an RTTM file.</summary>
/// <param name="File">Name of the recording.</param>
/// <param name="Channel">Channel, usually 1.</param>
/// <param name="Start">Seconds from the start of the recording, 0 or more.</param>
/// <param name="Duration">Seconds, 0 or more; a row of no length says nothing about who speaks when.</param>
/// <param name="Speaker">Name of the speaker.</param>
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
    private const string Format = "RTTM";

    // The other row types of the format; they say nothing about who speaks when and are passed over.
    private static readonly HashSet<string> OtherTypes = new(StringComparer.Ordinal)
    {
        "SEGMENT", "NOSCORE", "NO_RT_METADATA", "LEXEME", "NON-LEX", "NON-SPEECH", "FILLER", "EDIT", "IP", "SU", "CB", "A/P", "SPKR-INFO",
    };

    /// <summary>Reads a file; see <see cref="Read(TextReader)"/>.</summary>
    /// <param name="path">An RTTM file in UTF-8, or as its byte order mark says.</param>
    /// <exception cref="TurnFileException">A row cannot be read; the message names its line.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<RttmRow> Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <summary>
    /// Reads the SPEAKER rows in order of the text, of however many recordings. Blank lines, comments (<c>;</c>) and rows of other types are
    /// passed over.
    /// </summary>
    /// <param name="reader">RTTM text.</param>
    /// <exception cref="TurnFileException">A row cannot be read; the message names its line.</exception>
    public static IReadOnlyList<RttmRow> Read(TextReader reader)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        return [.. RowText.Read(reader, Format).Where(row => !OtherTypes.Contains(row.Fields[0])).Select(Parse)];
    }

    /// <summary>Writes rows in the order given, times with three decimals.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">Rows; blanks in names are written as <c>_</c> (<see cref="NameOf"/>).</param>
    /// <exception cref="ArgumentException">A name is empty, or a time is negative or no number.</exception>
    public static void Write(TextWriter writer, IEnumerable<RttmRow> rows)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        foreach (var row in rows)
        {
            var (start, end) = RowText.Round(row.Start, row.Start + row.Duration);
            writer.Write(
                $"SPEAKER {RowText.Field(row.File)} {RowText.Field(row.Channel)} {RowText.Text(start)} {RowText.Text(end - start)} "
                + $"<NA> <NA> {RowText.Field(row.Speaker)} <NA> <NA>\n");
        }
    }

    /// <summary>A name as it stands in a row: a field ends at the first blank, so each run of blanks becomes <c>_</c>.</summary>
    /// <param name="name">Name of a speaker or a recording.</param>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static string NameOf(string name) => RowText.Field(name);

    private static RttmRow Parse(RowText row)
    {
        var fields = row.Fields;
        if (fields[0] != "SPEAKER")
            throw row.Fail($"'{fields[0]}' is no RTTM row type");
        if (fields.Length is < 8 or > 10)
            throw row.Fail(FormattableString.Invariant($"a SPEAKER row has 9 or 10 fields, this one {fields.Length}"));
        if (fields[7] == "<NA>")
            throw row.Fail("the speaker has no name");
        return new RttmRow(fields[1], fields[2], row.Seconds(3, "start"), row.Seconds(4, "duration"), fields[7]);
    }
}
