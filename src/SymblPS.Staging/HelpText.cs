using System.Text.RegularExpressions;

namespace SymblPS.Staging;

/// <summary>Markdown as plain text.</summary>
internal static partial class HelpText
{
    /// <summary>The paragraphs and list items, one line each and without marks.</summary>
    /// <param name="markdown">The text.</param>
    public static IReadOnlyList<string> Paragraphs(string markdown)
    {
        var plain = Code().Replace(Links().Replace(markdown.Trim(), "$1"), "$1");
        return [.. Blocks().Split(plain).SelectMany(static block => Items().Split(block)).Where(static item => item.Length > 0).Select(OneLine)];
    }

    /// <summary>A text without line breaks and without the spaces around it.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Most characters of a line.</param>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return lines;
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\n(?=- )")]
    private static partial Regex Items();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Spaces();
}
