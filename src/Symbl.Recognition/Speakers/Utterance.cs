using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// The words that go to one speaker as a whole: a word with a time of its own, or a phrase of words without times of their own. A change of
/// the speaker within a phrase has no known time, so a phrase is not divided.
/// </summary>
internal sealed class Utterance
{
    private Utterance(IReadOnlyList<ProcessedWord> words)
    {
        Words = words;
        Start = words.Min(word => word.Start);
        End = words.Max(word => word.End);
    }

    /// <summary>The words in the order of speech; at least one.</summary>
    public IReadOnlyList<ProcessedWord> Words { get; }

    public TimeSpan Start { get; }

    public TimeSpan End { get; }

    public TimeSpan Length => End - Start;

    public bool IsPhrase => Words[0].Phrase is not null;

    public string First => Words[0].Text;

    public string Last => Words[^1].Text;

    /// <summary>
    /// Tests whether two utterances overlap, by at least half of the length of the shorter one. Times of words are rarely exact, so a
    /// shorter overlap proves nothing.
    /// </summary>
    public bool Overlaps(Utterance other)
    {
        var shared = (End < other.End ? End : other.End) - (Start > other.Start ? Start : other.Start);
        return shared > TimeSpan.Zero && shared >= (Length < other.Length ? Length : other.Length) / 2;
    }

    /// <summary>Puts each word into one utterance. The utterances are in order of start, then end.</summary>
    public static IReadOnlyList<Utterance> Of(IEnumerable<ProcessedWord> words)
    {
        var phrases = new Dictionary<int, List<ProcessedWord>>();
        var all = new List<List<ProcessedWord>>();
        foreach (var word in words)
        {
            if (word.Phrase is { } phrase)
            {
                if (phrases.TryGetValue(phrase, out var begun))
                {
                    begun.Add(word);
                    continue;
                }

                all.Add(phrases[phrase] = [word]);
            }
            else
            {
                all.Add([word]);
            }
        }

        return [.. all.Select(said => new Utterance(said)).OrderBy(said => said.Start).ThenBy(said => said.End)];
    }
}
