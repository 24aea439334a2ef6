using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Symbl.Language.Bench.Corpora;

/// <summary>A meeting of QMSum.</summary>
/// <param name="Name">Name of the file without its extension.</param>
/// <param name="Turns">The turns in order.</param>
/// <param name="Topics">The annotated topics.</param>
/// <param name="Summaries">The summaries of the whole meeting.</param>
/// <param name="Evidence">The turns that answer the specific questions on the meeting.</param>
internal sealed partial record QmsumMeeting(
    string Name,
    IReadOnlyList<(string Speaker, string Text)> Turns,
    IReadOnlyList<QmsumTopic> Topics,
    IReadOnlyList<string> Summaries,
    IReadOnlySet<int> Evidence)
{
    private static readonly string[] Domains = ["Academic", "Committee", "Product"];

    /// <summary>Reads the meetings of a set.</summary>
    /// <param name="folder">The folder with <c>data</c>, or that folder itself.</param>
    /// <param name="set"><c>train</c>, <c>val</c> or <c>test</c>.</param>
    /// <exception cref="IOException">The folder contains no meetings.</exception>
    /// <exception cref="FormatException">A file is no meeting.</exception>
    public static IReadOnlyList<QmsumMeeting> Read(string folder, string set)
    {
        var inner = Path.Combine(folder, "data");
        var root = Directory.Exists(inner) ? inner : folder;
        var files = Domains.Select(domain => Path.Combine(root, domain, set)).Where(Directory.Exists)
            .SelectMany(path => Directory.GetFiles(path, "*.json")).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new IOException($"The folder {root} contains no meetings. Name the folder of QMSum that contains data/Product/{set}.");
        return [.. files.Select(file => Parse(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file)))];
    }

    /// <summary>Parses a meeting.</summary>
    /// <param name="json">The content of the file.</param>
    /// <param name="name">Name of the meeting.</param>
    /// <exception cref="FormatException">The text is no meeting.</exception>
    public static QmsumMeeting Parse(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new QmsumMeeting(
                name,
                [
                    .. root.GetProperty("meeting_transcripts").EnumerateArray().Select(
                        turn => (turn.GetProperty("speaker").GetString()!, Spoken(turn.GetProperty("content").GetString()!))),
                ],
                [
                    .. root.GetProperty("topic_list").EnumerateArray().Select(
                        topic => new QmsumTopic(topic.GetProperty("topic").GetString()!, Spans(topic))),
                ],
                [.. root.GetProperty("general_query_list").EnumerateArray().Select(query => query.GetProperty("answer").GetString()!)],
                root.GetProperty("specific_query_list").EnumerateArray().SelectMany(Spans).ToHashSet());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{name} is no meeting of QMSum: {e.Message}", e);
        }
    }

    private static HashSet<int> Spans(JsonElement element) => element.GetProperty("relevant_text_span").EnumerateArray()
        .SelectMany(span => Enumerable.Range(Index(span[0]), Math.Max(0, Index(span[1]) - Index(span[0]) + 1))).ToHashSet();

    private static int Index(JsonElement number) => int.Parse(number.GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Removes annotations such as <c>{vocalsound}</c> and the spaces before punctuation.</summary>
    private static string Spoken(string text) =>
        Space().Replace(BeforeMark().Replace(Annotation().Replace(text, " "), "$1"), " ").Replace("_", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Annotation();

    [GeneratedRegex(@"\s+([.,;:!?]|'(?:s|re|ve|ll|d|m|t)\b|n't\b)")]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>An annotated topic.</summary>
/// <param name="Title">The title, a phrase of the annotator.</param>
/// <param name="Turns">The turns about the topic.</param>
internal sealed record QmsumTopic(string Title, IReadOnlySet<int> Turns);
