using System.Text.RegularExpressions;

namespace Symbl.Transcripts.Content;

/// <summary>The lines of a transcript and their source, and the notes of its reading.</summary>
internal sealed class TranscriptText
{
    private static readonly Regex LineEnd = new("\r\n|\n|\r", RegexOptions.CultureInvariant);
    private static readonly Regex Blanks = new(@"\s+", RegexOptions.CultureInvariant);
    private readonly List<string> _notes = [];
    private (int Index, string What)? _firstRepair;

    /// <param name="source">Name of the file or other source.</param>
    /// <param name="text">The text, with or without byte order marks.</param>
    public TranscriptText(string source, string text)
    {
        Source = source;
        Text = Marks.Valid(Marks.WithoutByteOrder(text));
        Lines = [.. LineEnd.Split(Text).Select(Marks.TrimLine)];
    }

    /// <summary>Name of the file or other source.</summary>
    public string Source { get; }

    /// <summary>The complete text.</summary>
    public string Text { get; }

    /// <summary>The lines, without line endings and without marks of the writing direction at their ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Repairs and assumptions that the user needs to know.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Number of repaired times.</summary>
    public int Repairs { get; private set; }

    /// <summary>Creates the exception for an invalid line.</summary>
    /// <param name="index">Index of the line, from 0; -1 for the whole transcript.</param>
    /// <param name="what">Description of the problem.</param>
    public TranscriptFormatException Fail(int index, string what) => new(Source, index + 1, what);

    /// <summary>Adds a note, in full sentences.</summary>
    public void Note(string note) => _notes.Add(note);

    /// <summary>Adds a note about a repaired time.</summary>
    /// <param name="index">Index of the line, from 0.</param>
    /// <param name="what">Description of the problem, without a period.</param>
    /// <param name="remedy">Description of the repair.</param>
    public void Repair(int index, string what, string remedy)
    {
        _firstRepair ??= (index, what);
        Repairs++;
        if (Repairs <= 5) _notes.Add(index >= 0 ? FormattableString.Invariant($"Line {index + 1}: {what}; {remedy}.") : $"{what}; {remedy}.");
        else if (Repairs == 6) _notes.Add("More times were repaired in the same way.");
    }

    /// <summary>Throws the first problem if most times needed a repair: such a transcript is not trustworthy.</summary>
    /// <param name="entries">Number of entries.</param>
    public void EnsureMostAreSound(int entries)
    {
        if (_firstRepair is { } first && 2 * Repairs > entries) throw Fail(first.Index, first.What + ".");
    }

    /// <summary>Joins a text into one line: each run of whitespace becomes one space.</summary>
    public static string Flatten(string text) => Blanks.Replace(Marks.WithoutByteOrder(text), " ").Trim();
}
