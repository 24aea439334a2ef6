using System.Text;
using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads separated values with a header (RFC 4180): comma, semicolon or tab, and quoted fields with separators, quotes and line endings.
/// The names of the columns identify them.
/// </summary>
/// <remarks>A package for CSV would be as large as the rest of the module, and its errors would not name the line.</remarks>
internal static class CsvReader
{
    /// <summary>The header of an export.</summary>
    public const string ExportHeader = "Speaker,Email,StartTime,EndTime,Offset,Duration,Text";

    private static readonly Regex DecimalComma = new(@"^[0-9]{1,19},[0-9]{1,12}$", RegexOptions.CultureInvariant);
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Returns whether a line is a header with a column for the text and another known column.</summary>
    public static bool IsHeader(string line)
    {
        var columns = Columns(line);
        return columns.Any(TranscriptFields.IsText) && columns.Count(TranscriptFields.IsKnown) > 1;
    }

    public static IReadOnlyList<TranscriptEntry> Read(TranscriptText source)
    {
        var first = 0;
        while (first < source.Lines.Count && source.Lines[first].Trim().Length == 0) first++;
        // Excel writes this line if the separator differs from the one of the culture.
        var declared = first < source.Lines.Count && source.Lines[first].StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        if (declared) first++;
        if (first >= source.Lines.Count) return [];
        var columns = Columns(source.Lines[first]);
        if (!columns.Any(TranscriptFields.IsText))
        {
            throw source.Fail(first, $"no column for the text. Expected a header with a column such as Text and, optionally, Speaker, "
                + $"StartTime and EndTime; found: {string.Join(", ", columns)}.");
        }

        var isExport = source.Lines[first] == ExportHeader;
        var entries = new List<TranscriptEntry>();
        var separator = Separator(source.Lines[first]);
        foreach (var (line, values) in Records(source, first + 1, separator))
        {
            var fields = new TranscriptFields { HasExactName = isExport };
            for (var i = 0; i < Math.Min(values.Count, columns.Count); i++) fields.Set(columns[i], Value(columns[i], values[i].Trim(), separator));
            if (values.Count > columns.Count)
                throw source.Fail(line, $"{values.Count} fields, but the header has {columns.Count}. Quote fields that contain a separator.");
            if (fields.ToEntry(source, line) is { } entry) entries.Add(entry);
        }

        return entries;
    }

    // Spreadsheets with the decimal comma separate their values by a semicolon.
    private static string Value(string column, string value, char separator) =>
        separator != ',' && TranscriptFields.IsTime(column) && DecimalComma.IsMatch(value) ? value.Replace(',', '.') : value;

    private static List<string> Columns(string header)
    {
        var text = new TranscriptText(string.Empty, header);
        return [.. Records(text, 0, Separator(header)).SelectMany(static record => record.Values).Select(static name => name.Trim())];
    }

    private static char Separator(string header) => Separators.OrderByDescending(separator => header.Count(c => c == separator)).First();

    private static IEnumerable<(int Line, List<string> Values)> Records(TranscriptText source, int first, char separator)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        int? quotedSince = null;
        var start = first;
        for (var line = first; line < source.Lines.Count; line++)
        {
            var text = source.Lines[line];
            if (quotedSince is null && values.Count == 0 && text.Trim().Length == 0) continue;
            if (quotedSince is null) start = line;
            else value.Append('\n');
            for (var at = 0; at < text.Length; at++)
            {
                var c = text[at];
                if (c == '"' && quotedSince is not null && at + 1 < text.Length && text[at + 1] == '"')
                {
                    value.Append('"');
                    at++;
                }
                else if (c == '"' && quotedSince is not null)
                {
                    quotedSince = null;
                }
                else if (c == '"' && IsBlank(value))
                {
                    value.Clear();
                    quotedSince = line;
                }
                else if (c == separator && quotedSince is null)
                {
                    values.Add(value.ToString());
                    value.Clear();
                }
                else
                {
                    value.Append(c);
                }
            }

            if (quotedSince is not null) continue;
            values.Add(value.ToString());
            value.Clear();
            yield return (start, values);
            values = [];
        }

        if (quotedSince is { } open) throw source.Fail(open, "a quoted field begins here and does not end.");
    }

    private static bool IsBlank(StringBuilder value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsWhiteSpace(value[i])) return false;
        }

        return true;
    }
}
