using System.Globalization;

namespace Symbl.Speech.Scoring;

/// <summary>
/// The common syntax of RTTM and UEM: rows of fields separated by spaces or tabs, comments after <c>;</c>, and culture-invariant seconds.
/// </summary>
internal sealed class RowText
{
    // No recording lasts for months. A larger value is not a number of seconds, and sums of it would overflow.
    private const double Longest = 1e7;

    private readonly string _format;

    private RowText(string format, int line, string[] fields) => (_format, Line, Fields) = (format, line, fields);

    /// <summary>Line number of the row, from 1.</summary>
    public int Line { get; }

    /// <summary>The fields; at least one.</summary>
    public string[] Fields { get; }

    /// <summary>Returns the rows of a text in order, without empty lines and comments.</summary>
    /// <param name="reader">The text, with any line endings and an optional byte order mark.</param>
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

    /// <summary>Parses a field as seconds, 0 or more.</summary>
    /// <param name="index">Index of the field.</param>
    /// <param name="what">Name of the field, for errors.</param>
    /// <exception cref="TurnFileException">The field is not a number, or is negative.</exception>
    public double Seconds(int index, string what)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        if (!double.TryParse(Fields[index], style, CultureInfo.InvariantCulture, out var value) || !(Math.Abs(value) < Longest))
            throw Fail($"the {what} '{Fields[index]}' is not a number of seconds");
        return value >= 0 ? value : throw Fail($"the {what} {Fields[index]} is negative");
    }

    /// <summary>Creates the exception for this row.</summary>
    public TurnFileException Fail(string problem) => new(_format, Line, problem);

    /// <summary>Converts a text to one field: each run of spaces becomes <c>_</c>, because a field ends at the first space.</summary>
    /// <exception cref="ArgumentException">The text is empty or contains only spaces.</exception>
    public static string Field(string text)
    {
        var field = string.Join("_", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return field.Length > 0 ? field : throw new ArgumentException("The names of a row must not be empty.");
    }

    /// <summary>Formats seconds with millisecond precision.</summary>
    public static string Text(double seconds) => seconds.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>Formats start and end with millisecond precision.</summary>
    /// <remarks>The method rounds start and end, not start and duration, so that touching segments still touch in the file.</remarks>
    /// <exception cref="ArgumentException">The times are not a valid segment.</exception>
    public static (double Start, double End) Round(double start, double end) => start >= 0 && end >= start && end < Longest
        ? (Math.Round(start, 3), Math.Round(end, 3))
        : throw new ArgumentException(FormattableString.Invariant($"A segment from {start} s to {end} s cannot be written."));
}
