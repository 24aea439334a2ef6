using Symbl.Recognition.Stages;
using Symbl.Domain.Conversations;
using Symbl.Domain.Text;

namespace Symbl.Recognition.Messages;

/// <summary>
/// Cuts what each speaker says into sentences. A sentence ends at its punctuation, at a long pause, and where somebody else takes
/// the floor; a short back-channel ("mm-hm") by another speaker does not cut the sentence it is spoken into.
/// </summary>
internal static class SentenceBuilder
{
    /// <summary>A longer pause ends a sentence even without punctuation.</summary>
    public static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1.5);

    /// <summary>So many words of others fit between two words of a sentence without cutting it.</summary>
    public const int MostBackChannelWords = 3;

    /// <summary>Sentences as lists of words in order; each word given lands in exactly one of them.</summary>
    /// <param name="words">Any order; of those said at the same time the order in which they are to stand.</param>
    /// <returns>In order of start, then end, then speaker.</returns>
    public static IReadOnlyList<IReadOnlyList<SpokenWord>> Build(IEnumerable<SpokenWord> words)
    {
        var all = words.OrderBy(spoken => spoken.SaidAt).ToArray();
        var timeline = all.OrderBy(spoken => spoken.Word.Start).ToArray();
        var starts = Array.ConvertAll(timeline, spoken => spoken.Word.Start);
        var sentences = new List<List<SpokenWord>>();
        foreach (var speaker in all.GroupBy(spoken => spoken.Speaker))
        {
            List<SpokenWord>? sentence = null;
            var said = speaker.ToArray();
            for (var i = 0; i < said.Length; i++)
            {
                if (sentence is null)
                    sentences.Add(sentence = []);
                sentence.Add(said[i]);
                if (i + 1 < said.Length && EndsBetween(said[i], said[i + 1], timeline, starts))
                    sentence = null;
            }
        }

        return [.. sentences.OrderBy(Start).ThenBy(End).ThenBy(sentence => sentence[0].Speaker)];
    }

    /// <summary>The start of the first sound of a sentence.</summary>
    public static TimeSpan Start(IReadOnlyList<SpokenWord> sentence) => sentence.Min(spoken => spoken.Word.Start);

    /// <summary>The end of the last sound of a sentence; words of damaged labels may lie inside each other.</summary>
    public static TimeSpan End(IReadOnlyList<SpokenWord> sentence) => sentence.Max(spoken => spoken.Word.End);

    private static bool EndsBetween(SpokenWord word, SpokenWord next, SpokenWord[] timeline, TimeSpan[] starts) =>
        SentenceEnd.IsAfter(word.Word.Text, next.Word.Text)
        || next.Word.Start - word.Word.End > LongPause
        || (word.Turn != next.Turn && WordsOfOthers(word, next, timeline, starts) > MostBackChannelWords);

    private static int WordsOfOthers(SpokenWord word, SpokenWord next, SpokenWord[] timeline, TimeSpan[] starts)
    {
        var (from, to) = (word.Word.End, next.Word.Start);
        var count = 0;
        for (var i = Timeline.CountBefore(starts, from); i < timeline.Length && starts[i] < to; i++)
            if (timeline[i].Speaker != word.Speaker && timeline[i].Word.End <= to)
                count++;
        return count;
    }
}
