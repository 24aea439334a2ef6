using System.Text;

namespace Symbl.Transcripts.Content;

/// <summary>A word as a recognizer wrote it, a part of a word, or the punctuation behind one.</summary>
/// <param name="Text">The text. A space before it shows that a word begins.</param>
/// <param name="Speaker">Name of the speaker; <see langword="null"/> if unknown.</param>
/// <param name="Start">Start; <see langword="null"/> if unknown, and for punctuation.</param>
/// <param name="End">End; <see langword="null"/> if unknown, and for punctuation.</param>
internal sealed record TimedWord(string Text, string? Speaker, TimeSpan? Start, TimeSpan? End)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Whether the text joins the word before without a space.</summary>
    public bool IsPunctuation { get; init; }

    /// <summary>Confidence of the recognition, 0 to 1; <see langword="null"/> if unknown.</summary>
    public double? Confidence { get; init; }

    /// <summary>Joins words to entries. An entry ends with its sentence, before a pause, and before another speaker.</summary>
    public static IEnumerable<TranscriptEntry> Join(IEnumerable<TimedWord> words)
    {
        var group = new List<TimedWord>();
        foreach (var word in WordTimes.Fill(WordPieces.Whole(words)))
        {
            if (group.Count > 0 && (IsOver(group[^1].Text) || word.Speaker != group[0].Speaker || word.Start - group[^1].End > Pause))
            {
                yield return Entry(group);
                group.Clear();
            }

            group.Add(word);
        }

        if (group.Count > 0) yield return Entry(group);
    }

    private static TranscriptEntry Entry(List<TimedWord> words)
    {
        var text = new StringBuilder();
        foreach (var word in words) text.Append(text.Length == 0 ? string.Empty : " ").Append(word.Text);
        return new TranscriptEntry
        {
            Text = TranscriptText.Flatten(text.ToString()),
            Speaker = words[0].Speaker,
            StartOffset = words[0].Start,
            EndOffset = words.FindLast(static word => word.End is not null)?.End,
            Words = WordTimes.Finished(words),
        };
    }

    private static bool IsOver(string text) => ".?!。？！".Contains(text[^1]);
}
