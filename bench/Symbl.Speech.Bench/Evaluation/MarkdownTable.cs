using System.Text;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>A table that reads well as text and is Markdown. The first column is text, the others are numbers.</summary>
internal sealed class MarkdownTable(params IReadOnlyList<string> headers)
{
    private readonly List<IReadOnlyList<string>> _rows = [headers];

    public void Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != headers.Count)
            throw new ArgumentException("A row has as many cells as there are headers.", nameof(cells));
        _rows.Add(cells);
    }

    public override string ToString()
    {
        // The line under the heads needs a dash and a colon.
        var widths = headers.Select((_, column) => Math.Max(2, _rows.Max(row => row[column].Length))).ToList();
        var text = new StringBuilder();
        for (var row = 0; row < _rows.Count; row++)
        {
            for (var column = 0; column < widths.Count; column++)
            {
                var cell = _rows[row][column];
                text.Append("| ").Append(column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])).Append(' ');
            }
            text.Append("|\n");
            if (row > 0)
                continue;
            for (var column = 0; column < widths.Count; column++)
                text.Append("| ").Append('-', column == 0 ? widths[column] : widths[column] - 1).Append(column == 0 ? " " : ": ");
            text.Append("|\n");
        }
        return text.ToString();
    }
}
