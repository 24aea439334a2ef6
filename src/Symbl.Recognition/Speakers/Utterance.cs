using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// What goes to one speaker as a whole: a word with a time of its own, or a phrase whose words have none. Where within a phrase the
/// speaker changes cannot be known, so it is not divided.
/// </summary>
internal sealed class Utterance
{
    private Utterance(IReadOnlyList<ProcessedWord> words)
    {
        Words = words;
        Start = words.Min(word => word.Start);
        End = words.Max(word => word.End);
    }

    /// <summary>The words, in the order they are said; never none.</summary>
    public IReadOnlyList<ProcessedWord> Words { get; }

    public TimeSpan Start { get; }

    public TimeSpan End { get; }

    public TimeSpan Length => End - Start;

    public bool IsPhrase => Words[0].Phrase is not null;

    public string First => Words[0].Text;

    public string Last => Words[^1].Text;

    /// <summary>
    /// Whether two utterances are said at the same time, one of them for half of its length at least: times of words are rarely exact.
    /// </summary>
    public bool Overlaps(Utterance other)
    {
        var shared = (End < other.End ? End : other.End) - (Start > other.Start ? Start : other.Start);
        return shared > TimeSpan.Zero && shared >= (Length < other.Length ? Length : other.Length) / 2;
    }

    /// <summary>Every word in one utterance, in order of start, then end.</summary>
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
