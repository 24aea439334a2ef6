using System.Text.RegularExpressions;

namespace SymblPS.Staging;

/// <summary>Reads the Markdown of a help page: the sections and blocks that PlatyPS defines (schema 2024-05-01).</summary>
internal sealed partial class HelpPageReader
{
    private readonly string _path;
    private readonly string _name;
    private readonly Dictionary<string, string> _sections;

    /// <param name="path">The file.</param>
    public HelpPageReader(string path)
    {
        _path = path;
        _name = Path.GetFileNameWithoutExtension(path);
        _sections = Sections(File.ReadAllText(path).ReplaceLineEndings("\n"), "## ").ToDictionary(static part => part.Title, static part => part.Text);
    }

    /// <summary>Reads the page.</summary>
    /// <exception cref="StagingException">A section or a block is missing.</exception>
    public HelpPage Read() => new(
        _name,
        string.Join(' ', HelpText.Paragraphs(Section("SYNOPSIS"))),
        HelpText.Paragraphs(Section("DESCRIPTION")),
        [.. Parts("SYNTAX").Select(Syntax)],
        [.. Parts("PARAMETERS").Where(static part => part.Title.StartsWith('-')).Select(Parameter)],
        [.. Parts("EXAMPLES").Select(Example)],
        Types("INPUTS"),
        Types("OUTPUTS"),
        HelpText.Paragraphs(Section("NOTES")),
        [.. Link().Matches(Section("RELATED LINKS")).Select(static match => (match.Groups[1].Value, match.Groups[2].Value))]);

    // A heading within a code block is code.
    private static IEnumerable<(string Title, string Text)> Sections(string text, string mark)
    {
        string? title = null;
        var isCode = false;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            if (isCode || !line.StartsWith(mark, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            if (title is not null) yield return (title, string.Join('\n', lines).Trim('\n'));
            title = line[mark.Length..].Trim();
            lines.Clear();
        }

        if (title is not null) yield return (title, string.Join('\n', lines).Trim('\n'));
    }

    private string Section(string title) => _sections.TryGetValue(title, out var text) ? text : throw Incomplete($"The section '{title}' is missing.");

    private IEnumerable<(string Title, string Text)> Parts(string section) => Sections(Section(section), "### ");

    private IReadOnlyList<HelpType> Types(string section) =>
        [.. Parts(section).Select(static part => new HelpType(part.Title, HelpText.Paragraphs(part.Text)))];

    private HelpSyntax Syntax((string Title, string Text) part)
    {
        var code = HelpText.OneLine(part.Text.Replace("```", string.Empty, StringComparison.Ordinal).Trim());
        if (!code.StartsWith(_name, StringComparison.Ordinal)) throw Incomplete($"The syntax '{part.Title}' does not begin with the command.");
        var parameters = SyntaxParameter().Matches(code[_name.Length..]).Select(static match => new HelpSyntaxParameter(
            match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["required"].Success));
        return new HelpSyntax(part.Title.Replace(" (Default)", string.Empty, StringComparison.Ordinal), [.. parameters]);
    }

    private HelpExample Example((string Title, string Text) part)
    {
        var match = ExampleParts().Match(part.Text);
        if (!match.Success) throw Incomplete($"'{part.Title}': an example is text, a powershell block, an Output block, text.");
        var output = match.Groups["output"];
        return new HelpExample(
            part.Title.Replace("`", string.Empty, StringComparison.Ordinal),
            HelpText.Paragraphs(match.Groups["before"].Value),
            match.Groups["code"].Value,
            output.Success ? output.Value : null,
            HelpText.Paragraphs(match.Groups["after"].Value));
    }

    private HelpParameter Parameter((string Title, string Text) part)
    {
        var match = ParameterParts().Match(part.Text);
        if (!match.Success) throw Incomplete($"'{part.Title}' has no yaml block.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var bindings = new List<Dictionary<string, string>>();
        var current = string.Empty;
        foreach (var line in match.Groups["yaml"].Value.Split('\n'))
        {
            var pair = Pair().Match(line);
            if (line.StartsWith("- Name:", StringComparison.Ordinal)) bindings.Add(new(StringComparer.Ordinal) { ["Name"] = Scalar(line["- Name:".Length..]) });
            else if (line.StartsWith("- ", StringComparison.Ordinal)) lists[current].Add(Scalar(line[2..]));
            else if (line.StartsWith("  ", StringComparison.Ordinal) && pair.Success) bindings[^1][pair.Groups[1].Value] = Scalar(pair.Groups[2].Value);
            else if (pair.Success)
            {
                current = pair.Groups[1].Value;
                values[current] = Scalar(pair.Groups[2].Value);
                lists[current] = [];
            }
            else throw Incomplete($"'{part.Title}': the line '{line}' cannot be read.");
        }

        string Value(string key) => values.TryGetValue(key, out var value) ? value : throw Incomplete($"'{part.Title}' has no {key}.");
        return new HelpParameter(
            part.Title[1..],
            Value("Type"),
            Value("DefaultValue"),
            bool.Parse(Value("SupportsWildcards")),
            lists.GetValueOrDefault("Aliases", []),
            lists.GetValueOrDefault("AcceptedValues", []),
            [.. bindings.Select(static binding => new HelpBinding(
                binding["Name"],
                binding["Position"],
                bool.Parse(binding["IsRequired"]),
                bool.Parse(binding["ValueFromPipeline"]),
                bool.Parse(binding["ValueFromPipelineByPropertyName"])))],
            HelpText.Paragraphs(match.Groups["text"].Value));
    }

    private static string Scalar(string text)
    {
        var value = text.Trim();
        if (value is "[]") return string.Empty;
        if (value is ['\'', .. var single, '\'']) return single.Replace("''", "'", StringComparison.Ordinal);
        return value is ['"', .. var quoted, '"'] ? quoted.Replace("\\\"", "\"", StringComparison.Ordinal) : value;
    }

    private StagingException Incomplete(string defect) => new(_path, defect);

    [GeneratedRegex(@"^- \[([^\]]+)\]\(([^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Link();

    // The brackets of a name say that it may be left out, the outer brackets that the whole parameter may.
    [GeneratedRegex(
        @"\[\[-(?<name>\w+)\] <(?<type>[^>]+)>\]|\[-(?<name>\w+)\] <(?<type>[^>]+)>(?<required>)"
        + @"|\[-(?<name>\w+)(?: <(?<type>[^>]+)>)?\]|-(?<name>\w+)(?: <(?<type>[^>]+)>)?(?<required>)")]
    private static partial Regex SyntaxParameter();

    [GeneratedRegex(@"\A(?<before>.*?)```powershell\n(?<code>.*?)\n```(?:\s*```Output\n(?<output>.*?)\n```)?(?<after>.*)\z", RegexOptions.Singleline)]
    private static partial Regex ExampleParts();

    [GeneratedRegex(@"\A(?<text>.*?)```yaml\n(?<yaml>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ParameterParts();

    [GeneratedRegex(@"^\s*(\w+):(.*)$")]
    private static partial Regex Pair();
}
