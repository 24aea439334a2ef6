using Symbl.Domain.Text;
using Symbl.Speech.Alignment;

namespace Symbl.Recognition.Speakers;

/// <summary>
/// Returns words to a sentence if a short turn of another speaker interrupts it. If diarization distinguishes speakers by voice alone, one
/// or two syllables can resemble another voice. A sentence that continues before and after them shows that no other person spoke.
/// </summary>
internal static class ShortTurnSmoothing
{
    /// <summary>A turn of at least this length is no error.</summary>
    private static readonly TimeSpan ShortTurn = TimeSpan.FromSeconds(1);

    /// <summary>Longest gap between words of one sentence. People answer each other after longer gaps.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest gap if the words have no punctuation. Only their times show then that a sentence continues.</summary>
    private static readonly TimeSpan LongestPlainGap = TimeSpan.FromMilliseconds(60);

    /// <summary>Corrects the speakers of such words.</summary>
    /// <param name="said">The utterances in order of start.</param>
    /// <param name="speakers">For each utterance, the number of its speaker. The method corrects it in place.</param>
    /// <param name="turns">Who speaks when.</param>
    public static void Smooth(IReadOnlyList<Utterance> said, int[] speakers, TurnIndex turns)
    {
        // In a text without punctuation, the absence of a sentence end proves nothing.
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
            // Words that overlap have different speakers.
            var isApart = after.Start - before.End > longestGap || before.Overlaps(after);
            if (isApart || SentenceEnd.IsAfter(before.Last, after.First) || SentenceEnd.IsStart(after.First))
                return false;
        }

        return true;
    }
}
