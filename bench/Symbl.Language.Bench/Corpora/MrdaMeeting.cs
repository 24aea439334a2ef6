using System.Text.RegularExpressions;

namespace Symbl.Language.Bench.Corpora;

/// <summary>A meeting of the Meeting Recorder Dialogue Act Corpus.</summary>
/// <param name="Name">Name of the file without its extension.</param>
/// <param name="Utterances">The utterances in order.</param>
internal sealed partial record MrdaMeeting(string Name, IReadOnlyList<MrdaUtterance> Utterances)
{
    private const int Fields = 5;

    /// <summary>Reads the meetings of a set.</summary>
    /// <param name="folder">The folder with <c>mrda_data</c>, or that folder itself.</param>
    /// <param name="set"><c>train</c>, <c>val</c> or <c>test</c>.</param>
    /// <exception cref="FormatException">A line has not five fields.</exception>
    /// <exception cref="IOException">The folder contains no meetings.</exception>
    public static IReadOnlyList<MrdaMeeting> Read(string folder, string set)
    {
        var inner = Path.Combine(folder, "mrda_data");
        var path = Path.Combine(Directory.Exists(inner) ? inner : folder, set);
        if (!Directory.Exists(path))
            throw new IOException($"The folder {path} does not exist. Name the folder of the MRDA corpus that contains mrda_data/{set}.");
        return
        [
            .. Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal).Select(
                file => new MrdaMeeting(Path.GetFileNameWithoutExtension(file), [.. Parse(File.ReadLines(file), file)])),
        ];
    }

    /// <summary>Parses the lines of a meeting.</summary>
    /// <param name="lines">Lines <c>speaker|text|basic tag|general tag|full tag</c>.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="FormatException">A line has not five fields.</exception>
    public static IEnumerable<MrdaUtterance> Parse(IEnumerable<string> lines, string name)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0)
                continue;
            var fields = line.Split('|');
            yield return fields.Length == Fields
                ? new MrdaUtterance(fields[0], fields[1], fields[2], fields[3], fields[4])
                : throw new FormatException($"Line {number} of {name} has {fields.Length} fields, not {Fields}.");
        }
    }

    /// <summary>Removes the punctuation that a recognizer without punctuation does not write. Points and apostrophes inside words stay.</summary>
    /// <param name="text">The text.</param>
    public static string Bare(string text) => Space().Replace(Punctuation().Replace(text, " "), " ").Trim();

    [GeneratedRegex(@"[.,;:!?]+(?=\s|$)|[""()]|(?<=\s|^)[-\u2013]+(?=\s|$)")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>An utterance with its dialogue act.</summary>
/// <param name="Speaker">Code of the speaker.</param>
/// <param name="Text">The words in lowercase with a closing mark.</param>
/// <param name="Basic">The basic tag: <c>Q</c> for questions.</param>
/// <param name="General">The general tag: <c>qy</c>, <c>qw</c> and others for questions.</param>
/// <param name="Full">The first specific tag: <c>cc</c> for commitments, <c>cs</c> for suggestions, <c>co</c> for commands.</param>
internal sealed record MrdaUtterance(string Speaker, string Text, string Basic, string General, string Full);
