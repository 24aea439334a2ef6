namespace Symbl.Speech.Scoring;

/// <summary>One row of a UEM file: a scored segment of a recording.</summary>
/// <param name="File">Name of the recording.</param>
/// <param name="Channel">Channel, usually 1.</param>
/// <param name="Start">Seconds from the start of the recording, 0 or more.</param>
/// <param name="End">Seconds from the start of the recording, greater than <paramref name="Start"/>.</param>
public sealed record UemRow(string File, string Channel, double Start, double End);

/// <summary>
/// Un-partitioned evaluation maps (NIST): the scored segments of recordings, one per line as <c>file channel start end</c>. Numbers are
/// culture-invariant.
/// </summary>
public static class Uem
{
    private const string Format = "UEM";

    /// <summary>Reads a file; see <see cref="Read(TextReader)"/>.</summary>
    /// <param name="path">Path of a UEM file in UTF-8, or in the encoding of its byte order mark.</param>
    /// <exception cref="TurnFileException">A row is invalid; the message names its line.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlyList<UemRow> Read(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <summary>
    /// Reads the rows of any number of recordings, in the order of the text. Blank lines and comments (<c>;</c>) are ignored.
    /// </summary>
    /// <param name="reader">UEM text.</param>
    /// <exception cref="TurnFileException">A row is invalid; the message names its line.</exception>
    public static IReadOnlyList<UemRow> Read(TextReader reader)
    {
        _ = reader ?? throw new ArgumentNullException(nameof(reader));
        return [.. RowText.Read(reader, Format).Select(Parse)];
    }

    /// <summary>Writes rows in the given order, with three decimals.</summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="rows">Rows; spaces in names are written as <c>_</c> (<see cref="Rttm.NameOf"/>).</param>
    /// <exception cref="ArgumentException">
    /// A name is empty, a time is negative or not a number, or an end is not after its start.
    /// </exception>
    public static void Write(TextWriter writer, IEnumerable<UemRow> rows)
    {
        _ = writer ?? throw new ArgumentNullException(nameof(writer));
        _ = rows ?? throw new ArgumentNullException(nameof(rows));
        foreach (var row in rows)
        {
            var (start, end) = RowText.Round(row.Start, row.End);
            if (!(end > start))
                throw new ArgumentException(FormattableString.Invariant($"A segment of {row.File} has no duration: it starts and ends at {row.End} s."));
            writer.Write($"{RowText.Field(row.File)} {RowText.Field(row.Channel)} {RowText.Text(start)} {RowText.Text(end)}\n");
        }
    }

    private static UemRow Parse(RowText row)
    {
        var fields = row.Fields;
        if (fields.Length != 4)
            throw row.Fail(FormattableString.Invariant($"a row is 'file channel start end', this row has {fields.Length} fields"));
        var (start, end) = (row.Seconds(2, "start"), row.Seconds(3, "end"));
        return end > start
            ? new UemRow(fields[0], fields[1], start, end)
            : throw row.Fail($"the end {fields[3]} is not after the start {fields[2]}");
    }
}
