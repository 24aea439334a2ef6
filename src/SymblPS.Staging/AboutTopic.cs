using System.Text;
using System.Text.RegularExpressions;

namespace SymblPS.Staging;

/// <summary>Fills in the lists of the about topic: <c>{{Account}}</c> stands for the commands of that folder, <c>{{Errors}}</c> for the error ids.</summary>
internal static partial class AboutTopic
{
    private const int Width = 80;
    private const int NameWidth = 35;

    /// <summary>The topic as <c>Get-Help</c> shows it.</summary>
    /// <param name="template">The topic with placeholders.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="pages">The help pages, which have the synopses.</param>
    /// <param name="errors">The error ids.</param>
    public static string Fill(
        string template, IReadOnlyList<ModuleCommand> commands, IReadOnlyList<HelpPage> pages, IReadOnlyList<ModuleError> errors)
    {
        var synopses = pages.ToDictionary(static page => page.Name, static page => page.Synopsis, StringComparer.Ordinal);
        // The commands of one noun stay together.
        var areas = commands.OrderBy(static command => command.Noun, StringComparer.Ordinal).ThenBy(static command => command.Name, StringComparer.Ordinal)
            .GroupBy(static command => command.Area)
            .ToDictionary(static area => area.Key, area => Table(area.Select(command => (command.Name, synopses.GetValueOrDefault(command.Name, string.Empty)))));
        areas.Add("Errors", Table(errors.Select(static error => (error.Id, error.Advice))));
        var used = new HashSet<string>(StringComparer.Ordinal);
        var text = Placeholder().Replace(File.ReadAllText(template).ReplaceLineEndings("\n"), match =>
        {
            var name = match.Groups[1].Value;
            return areas.TryGetValue(name, out var table) && used.Add(name)
                ? table
                : throw new StagingException(template, $"{{{{{name}}}}} names no folder of Commands, or stands twice.");
        });
        var missing = areas.Keys.Except(used).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? text
            : throw new StagingException(template, $"The topic has no line for {string.Join(", ", missing.Select(static name => $"{{{{{name}}}}}"))}.");
    }

    private static string Table(IEnumerable<(string Name, string Text)> rows)
    {
        var table = new StringBuilder();
        foreach (var (name, text) in rows)
        {
            var head = "    " + name;
            foreach (var line in HelpText.Wrap(text, Width - NameWidth))
            {
                table.Append($"{head.PadRight(NameWidth)}{line}".TrimEnd()).Append('\n');
                head = string.Empty;
            }
        }

        return table.ToString();
    }

    [GeneratedRegex(@"^ *\{\{(\w+)\}\}\n", RegexOptions.Multiline)]
    private static partial Regex Placeholder();
}
