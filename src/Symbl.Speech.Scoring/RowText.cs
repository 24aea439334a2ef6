using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>What RTTM and UEM have in common: rows of fields between blanks or tabs, remarks after <c>;</c>, and invariant seconds.</summary>
internal sealed class RowText
{
    // No recording goes on for months: what does is no number of seconds, and sums of it would not fit.
    private const double Longest = 1e7;

    private readonly string _format;

    private RowText(string format, int line, string[] fields) => (_format, Line, Fields) = (format, line, fields);

    /// <summary>Line of the row, from 1.</summary>
    public int Line { get; }

    /// <summary>The fields; never none.</summary>
    public string[] Fields { get; }

    /// <summary>The rows of a text in their order, without empty lines and lines that are remarks.</summary>
    /// <param name="reader">The text, with any line ends; a byte order mark at its start is passed over.</param>
    /// <param name="format">Name of the format, for errors.</param>
    public static IEnumerable<RowText> Read(TextReader reader, string format)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            var text = number == 1 ? line.TrimStart('\uFEFF') : line;
            var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0 && fields[0][0] != ';')
                yield return new RowText(format, number, fields);
        }
    }

    /// <summary>A field as seconds, 0 or more.</summary>
    /// <param name="index">Which field.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <exception cref="TurnFileException">It is no number, or a negative one.</exception>
    public double Seconds(int index, string what)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        if (!double.TryParse(Fields[index], style, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) < Longest))
            throw Fail($"the {what} '{Fields[index]}' is not a number of seconds");
        return value >= 0 ? value : throw Fail($"the {what} {Fields[index]} is negative");
    }

    /// <summary>The exception for this row.</summary>
    public TurnFileException Fail(string problem) => new(_format, Line, problem);

    /// <summary>A text as one field: each run of blanks becomes <c>_</c>, for a field ends at the first blank.</summary>
    /// <exception cref="ArgumentException">The text is empty or blank.</exception>
    public static string Field(string text)
    {
        var field = string.Join("_", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return field.Length > 0 ? field : throw new ArgumentException("A row needs names that are not empty.");
    }

    /// <summary>Seconds as they are written, to the millisecond.</summary>
    public static string Text(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>Start and end to the millisecond.</summary>
    /// <remarks>Both are rounded rather than start and length, so that stretches which touch still touch in the file.</remarks>
    /// <exception cref="ArgumentException">The times are not those of a stretch.</exception>
    public static (double Start, double End) Round(double start, double end) => start >= 0 && end >= start && end < Longest
        ? (Math.Round(start, 3), Math.Round(end, 3))
        : throw new ArgumentException(FormattableString.Invariant($"A stretch from {start} s to {end} s cannot be written."));
}
