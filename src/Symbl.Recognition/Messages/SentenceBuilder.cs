using Symbl.Recognition.Stages;
using Symbl.Domain.Conversations;
using Symbl.Domain.Text;

namespace Symbl.Recognition.Messages;

/// <summary>
/// Divides the words of each speaker into sentences. A sentence ends at its punctuation, at a long pause, and if another speaker takes
/// the floor. A short back-channel ("mm-hm") by another speaker does not divide the sentence of the first speaker.
/// </summary>
internal static class SentenceBuilder
{
    /// <summary>A longer pause ends a sentence even without punctuation.</summary>
    public static readonly TimeSpan LongPause = TimeSpan.FromSeconds(1.5);

    /// <summary>Largest number of words by other speakers that can lie between two words of a sentence without dividing it.</summary>
    public const int MostBackChannelWords = 3;

    /// <summary>Builds sentences as lists of words in order. Each word is in exactly one sentence.</summary>
    /// <param name="words">The words in any order. Words with the same <see cref="SpokenWord.SaidAt"/> keep their order.</param>
    /// <returns>The sentences in order of start, then end, then speaker.</returns>
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

    /// <summary>Gets the earliest start of the words of a sentence.</summary>
    public static TimeSpan Start(IReadOnlyList<SpokenWord> sentence) => sentence.Min(spoken => spoken.Word.Start);

    /// <summary>Gets the latest end of the words of a sentence. Words of damaged labels can lie inside each other.</summary>
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
