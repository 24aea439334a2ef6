using System.Text.RegularExpressions;
using Xunit;

namespace Symbl.Architecture.Tests;

/// <summary>
/// Help, docs and doc comments are plain language. Some words mark clauses that stand for nouns and sentences without an actor; this counts
/// them. CONTRIBUTING.md has the standard, docs/glossary.md the terms.
/// </summary>
public sealed partial class PlainLanguageTests
{
    /// <summary>Marker words per 1,000 words.</summary>
    private const double Most = 3;

    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceProject.SourceFolder, ".."));

    public static TheoryData<string> Groups =>
    [
        "docs/help", "docs/adr", "about_SymblPS", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "bench/README.md",
        .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
        .. SourceProject.All.Select(project => "src/" + project.Name),
    ];

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_text_has_few_marker_words(string group)
    {
        var texts = Texts(group).ToList();
        Assert.NotEmpty(texts);
        var words = texts.Sum(text => Word().Count(text.Text));
        var found = texts.Select(text => (text.File, Count: Marker().Count(text.Text))).Where(text => text.Count > 0)
            .OrderByDescending(text => text.Count).ToList();
        var rate = 1_000.0 * found.Sum(text => text.Count) / Math.Max(words, 1);

        // A single word in a short text is no habit.
        Assert.True(
            rate <= Most || found.Sum(text => text.Count) <= 1,
            $"{group} has {rate:0.0} marker words per 1,000: "
            + string.Join(", ", found.Take(10).Select(text => $"{text.File} {text.Count}")));
    }

    [Theory]
    [InlineData("What is not given stays as it is, where nobody said so.", 3)]
    [InlineData("The cmdlet gets the messages. Pipe them to `Where-Object`.", 0)]
    [InlineData("Whatever happens, the whole is elsewhere.", 0)]
    public void Marker_words_are_found_as_whole_words_outside_of_code(string text, int count) => Assert.Equal(count, Marker().Count(Prose(text)));

    private static IEnumerable<(string File, string Text)> Texts(string group) => group switch
    {
        "about_SymblPS" => [Read(Path.Combine(Root, "src", "Module", "en-US", "about_SymblPS.help.txt"), text => text)],
        "docs/help" or "docs/adr" => Directory.EnumerateFiles(Path.Combine(Root, group), "*.md").Select(file => Read(file, Prose)),
        _ when group.StartsWith("src/", StringComparison.Ordinal) => Directory
            .EnumerateFiles(Path.Combine(Root, group), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(file => Read(file, DocComments)),
        _ => [Read(Path.Combine(Root, group), Prose)],
    };

    private static (string File, string Text) Read(string path, Func<string, string> reduce) => (Path.GetFileName(path), reduce(File.ReadAllText(path)));

    private static string Prose(string markdown) => Generated().Replace(Code().Replace(FrontMatter().Replace(markdown, ""), " "), " ");

    private static string DocComments(string source) => string.Join(
        '\n', source.Split('\n').Where(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal)).Select(line => Tag().Replace(line, " ")));

    [GeneratedRegex(@"\b(?:what|where|those|nobody|whose|none|shall|anew)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    // Sentences and headings that PlatyPS writes.
    [GeneratedRegex(@"^#+ None$|only reports what would happen|Shows what would happen", RegexOptions.Multiline)]
    private static partial Regex Generated();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
