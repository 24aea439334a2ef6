using System.Text.RegularExpressions;
using Symbl.Transcripts.Content;

namespace Symbl.Transcripts.Readers;

/// <summary>
/// Reads a line for each word with its times in seconds, as PocketSphinx prints them with <c>-time yes</c>: <c>hello 0.42 0.80 0.997</c>. A line
/// with the words alone precedes the lines of an utterance.
/// </summary>
internal static class WordLineReader
{
    private const int FewestWords = 2;

    private static readonly Regex Line = new(
        @"^(?<word>\S+)[ \t]+(?<start>[0-9]{1,6}(?:\.[0-9]{1,6})?)[ \t]+(?<end>[0-9]{1,6}(?:\.[0-9]{1,6})?)(?:[ \t]+(?<score>[0-9.eE+-]+|nan|inf))?$", RegexOptions.CultureInvariant);

    // the(2) is the second pronunciation of "the".
    private static readonly Regex Variant = new(@"^(?<word>.+)\([0-9]{1,2}\)$", RegexOptions.CultureInvariant);

    /// <summary>Returns whether most lines are words with times.</summary>
    public static bool IsWords(TranscriptText source)
    {
        var lines = source.Lines.Where(static line => !string.IsNullOrWhiteSpace(line)).ToList();
        var words = lines.Count(Line.IsMatch);
        return words >= FewestWords && 3 * words >= 2 * lines.Count;
    }

    /// <summary>Reads the words.</summary>
    public static IReadOnlyList<TranscriptEntry> Read(TranscriptText source)
    {
        var words = new List<TimedWord>();
        foreach (var line in source.Lines)
        {
            if (Line.Match(line) is not { Success: true } match) continue;
            words.Add(new TimedWord(match.Groups["word"].Value, null, Time(match.Groups["start"].Value), Time(match.Groups["end"].Value))
            {
                Confidence = double.TryParse(match.Groups["score"].Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var score)
                    && score is >= 0 and <= 1 ? score : null,
            });
        }

        return [.. TimedWord.Join(Plain(words))];
    }

    /// <summary>Returns words without the marks of pronunciations.</summary>
    public static IEnumerable<TimedWord> Plain(IEnumerable<TimedWord> words) =>
        words.Select(static word => Variant.Match(word.Text) is { Success: true } variant ? word with { Text = variant.Groups["word"].Value } : word);

    private static TimeSpan? Time(string text) => TranscriptTime.Read(text, 1)?.Offset;
}
