using System.Text;
using SymblPS.Client.Transcripts.Content;

namespace SymblPS.Client.Transcripts.Readers.Json;

/// <summary>One recognized word, or the punctuation behind one.</summary>
/// <param name="Text">The word.</param>
/// <param name="Speaker">Name of the speaker; <see langword="null"/> if unknown.</param>
/// <param name="Start">Start; <see langword="null"/> for punctuation.</param>
/// <param name="End">End; <see langword="null"/> for punctuation.</param>
internal sealed record JsonWord(string Text, string? Speaker, TimeSpan? Start, TimeSpan? End)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Whether the word joins the word before without a space.</summary>
    public bool IsPunctuation { get; init; }

    /// <summary>Joins words to entries. An entry ends with its sentence, before a pause, and before another speaker.</summary>
    public static IEnumerable<TranscriptEntry> Join(IEnumerable<JsonWord> words)
    {
        var text = new StringBuilder();
        JsonWord? first = null;
        TimeSpan? end = null;
        var isOver = false;
        foreach (var word in words.Where(static word => word.Text.Trim().Length > 0))
        {
            if (first is not null && !word.IsPunctuation && (isOver || word.Speaker != first.Speaker || word.Start - end > Pause))
            {
                yield return Entry();
                text.Clear();
                first = null;
            }

            first ??= word;
            if (text.Length > 0 && !word.IsPunctuation) text.Append(' ');
            text.Append(word.Text.Trim());
            end = word.End ?? end;
            isOver = ".?!。？！".IndexOf(text[text.Length - 1]) >= 0;
        }

        if (first is not null) yield return Entry();

        TranscriptEntry Entry() => new()
        {
            Text = TranscriptText.Flatten(text.ToString()), Speaker = first.Speaker, StartOffset = first.Start, EndOffset = end,
        };
    }
}
