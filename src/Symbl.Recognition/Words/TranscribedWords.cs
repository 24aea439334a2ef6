using System.Text.RegularExpressions;
using Symbl.Domain.Recordings;
using Symbl.Transcripts.Content;

namespace Symbl.Recognition.Words;

/// <summary>Makes words of the entries of a transcript.</summary>
internal static partial class TranscribedWords
{
    private static readonly TimeSpan PerWord = TimeSpan.FromSeconds(0.4);

    /// <summary>
    /// Returns the words of all entries in order of start. An entry without word times gives words that share its time, and an entry without
    /// any time lies between its neighbors.
    /// </summary>
    /// <param name="entries">The entries, with offsets from the start of the audio.</param>
    /// <param name="length">Length of the audio, which limits entries without an end.</param>
    public static IReadOnlyList<ProcessedWord> Of(IReadOnlyList<TranscriptEntry> entries, TimeSpan length)
    {
        var phrase = 0;
        return [.. Spans(entries, length).SelectMany((span, index) => Of(entries[index], span.Start, span.End, ref phrase)).OrderBy(word => word.Start).ThenBy(word => word.End)];
    }

    /// <summary>Returns whether a text describes a sound or its absence: <c>[BLANK_AUDIO]</c>, <c>(music)</c>.</summary>
    /// <param name="text">The text of an entry of a recognizer.</param>
    public static bool IsSound(string text) => Sound().IsMatch(text);

    /// <summary>Returns the words of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="start">Start of the entry.</param>
    /// <param name="end">End of the entry.</param>
    /// <param name="phrase">The number of the last phrase without word times; this method increases it for another one.</param>
    public static IReadOnlyList<ProcessedWord> Of(TranscriptEntry entry, TimeSpan start, TimeSpan end, ref int phrase)
    {
        var words = new List<ProcessedWord>();
        if (entry.Words.Count == 0)
        {
            Add(entry.Text, start, end, null, ref phrase);
            return words;
        }

        foreach (var word in entry.Words)
            Add(word.Text, word.Start, word.End, word.Confidence, ref phrase);
        return words;

        void Add(string text, TimeSpan from, TimeSpan to, double? score, ref int number)
        {
            ProcessedWord[] parts = [.. PhraseSplitter.Split(text, from, to < from ? from : to, score)];
            if (parts.Length > 1)
                number++;
            foreach (var part in parts)
                words.Add(parts.Length > 1 ? part with { Phrase = number } : part);
        }
    }

    /// <summary>Returns the start and the end of each entry.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="length">Length of the audio.</param>
    public static IReadOnlyList<(TimeSpan Start, TimeSpan End)> Spans(IReadOnlyList<TranscriptEntry> entries, TimeSpan length)
    {
        var spans = new (TimeSpan Start, TimeSpan End)[entries.Count];
        if (entries.All(entry => entry.StartOffset is null && entry.Words.Count == 0))
            return Shares(entries, length);
        var at = TimeSpan.Zero;
        for (var i = 0; i < spans.Length; i++)
        {
            var entry = entries[i];
            var start = entry.StartOffset ?? (entry.Words.Count > 0 ? entry.Words[0].Start : at);
            var next = entries.Skip(i + 1).Select(other => other.StartOffset).FirstOrDefault(other => other is not null) ?? length;
            var need = start + (PerWord * entry.Text.Count(char.IsWhiteSpace)) + PerWord;
            var end = entry.EndOffset ?? (entry.Words.Count > 0 ? entry.Words[^1].End : next > start && next < need ? next : need);
            spans[i] = (start, end < start ? start : end);
            at = spans[i].End;
        }

        return spans;
    }

    // Without any time, the texts share the audio by their characters.
    private static (TimeSpan Start, TimeSpan End)[] Shares(IReadOnlyList<TranscriptEntry> entries, TimeSpan length)
    {
        long all = entries.Sum(entry => entry.Text.Length), passed = 0;
        return [.. entries.Select(entry =>
        {
            var start = new TimeSpan((long)((Int128)length.Ticks * passed / all));
            passed += entry.Text.Length;
            return (start, new TimeSpan((long)((Int128)length.Ticks * passed / all)));
        })];
    }

    [GeneratedRegex(@"^\s*(?:\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|♪.*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Sound();
}
