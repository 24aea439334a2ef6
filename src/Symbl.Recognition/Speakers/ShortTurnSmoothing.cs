using Symbl.Domain.Text;
using Symbl.Speech.Alignment;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Takes back words that a short turn pulls out of somebody else's sentence. Where voices are told apart by sound alone, a syllable or two
/// can look like the other voice; a sentence that flows on before and after them shows that nobody else spoke.
/// </summary>
internal static class ShortTurnSmoothing
{
    /// <summary>A longer turn is somebody who speaks.</summary>
    private static readonly TimeSpan ShortTurn = TimeSpan.FromSeconds(1);

    /// <summary>Words of one flow follow each other closer than people answer each other.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(250);

    /// <summary>The same for words without punctuation and capitals, where nothing but their times shows that a sentence goes on.</summary>
    private static readonly TimeSpan LongestPlainGap = TimeSpan.FromMilliseconds(60);

    /// <summary>Smooths.</summary>
    /// <param name="said">In order of start.</param>
    /// <param name="speakers">Per utterance, the number of its speaker; corrected in place.</param>
    /// <param name="turns">Who speaks when.</param>
    public static void Smooth(IReadOnlyList<Utterance> said, int[] speakers, TurnIndex turns)
    {
        // What a text never shows, a place in it cannot show by its absence.
        var isPunctuated = said.Any(utterance => SentenceEnd.IsAfter(utterance.Last, next: null));
        var longestGap = isPunctuated ? LongestGap : LongestPlainGap;
        for (var first = 1; first < said.Count;)
        {
            var next = first + 1;
            while (next < said.Count && speakers[next] == speakers[first])
                next++;
            if (next < said.Count && speakers[first - 1] == speakers[next] && speakers[first] != speakers[next]
                && IsShort(said, first, next, speakers[first], turns) && Flows(said, first, next, longestGap))
            {
                Array.Fill(speakers, speakers[next], first, next - first);
            }

            first = next;
        }
    }

    private static bool IsShort(IReadOnlyList<Utterance> said, int first, int next, int speaker, TurnIndex turns)
    {
        if (said[next - 1].End - said[first].Start >= ShortTurn)
            return false;
        var turn = turns[turns.Best(speaker, said[first].Start.TotalSeconds, said[next - 1].End.TotalSeconds)];
        return turn.Duration < ShortTurn.TotalSeconds;
    }

    private static bool Flows(IReadOnlyList<Utterance> said, int first, int next, TimeSpan longestGap)
    {
        for (var i = first; i <= next; i++)
        {
            var (before, after) = (said[i - 1], said[i]);
            // Who speaks at the same time is somebody else.
            var isApart = after.Start - before.End > longestGap || before.Overlaps(after);
            if (isApart || SentenceEnd.IsAfter(before.Last, after.First) || SentenceEnd.IsStart(after.First))
                return false;
        }

        return true;
    }
}
