namespace Symbl.Speech.Scoring;

/// <summary>One row of a UEM file: a stretch of a recording that is scored.</summary>
/// <param name="File">Name of the recording.</param>
/// <param name="Channel">Channel, usually 1.</param>
/// <param name="Start">Seconds from the start of the recording, 0 or more.</param>
/// <param name="End">Seconds from the start of the recording, greater than <paramref name="Start"/>.</param>
public sealed record UemRow(string File, string Channel, double Start, double End);

/// <summary>
/// Un-partitioned evaluation maps (NIST): which stretches of which recordings are scored, one a line as <c>file channel start end</c>.
/// Numbers are culture-invariant.
/// </summary>
public static class Uem
{
    private const string Format = "UEM";

    /// <summary>Reads a file; see <see cref="Read(TextReader)"/>.</summary>
    /// <param name="path">A UEM file in UTF-8, or as its byte order mark says.</param>
    /// <exception cref="TurnFileException">A row cannot be read; the message names its line.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<UemRow> Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <summary>Reads the rows in order of the text, of however many recordings. Blank lines and comments (<c>;</c>) are passed over.</summary>
    /// <param name="reader">UEM text.</param>
    /// <exception cref="TurnFileException">A row cannot be read; the message names its line.</exception>
    public static IReadOnlyList<UemRow> Read(TextReader reader)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        return [.. RowText.Read(reader, Format).Select(Parse)];
    }

    /// <summary>Writes rows in the order given, times with three decimals.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">Rows; blanks in names are written as <c>_</c> (<see cref="Rttm.NameOf"/>).</param>
    /// <exception cref="ArgumentException">A name is empty, a time is negative or no number, or an end is not after its start.</exception>
    public static void Write(TextWriter writer, IEnumerable<UemRow> rows)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        foreach (var row in rows)
        {
            var (start, end) = RowText.Round(row.Start, row.End);
            if (!(end > start))
                throw new ArgumentException(FormattableString.Invariant($"A stretch of {row.File} ends at {row.End} s, where it starts."));
            writer.Write($"{RowText.Field(row.File)} {RowText.Field(row.Channel)} {RowText.Text(start)} {RowText.Text(end)}\n");
        }
    }

    private static UemRow Parse(RowText row)
    {
        var fields = row.Fields;
        if (fields.Length != 4)
            throw row.Fail(FormattableString.Invariant($"a row is 'file channel start end', this one has {fields.Length} fields"));
        var (start, end) = (row.Seconds(2, "start"), row.Seconds(3, "end"));
        return end > start
            ? new UemRow(fields[0], fields[1], start, end)
            : throw row.Fail($"the end {fields[3]} is not after the start {fields[2]}");
    }
}
