using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Ranks sentences by how much they have in common with the others (LexRank: the walk along shared words, weighted by their rarity).
/// A long talk is ranked in windows, and the foremost of each window among each other, so that time grows with its length alone.
/// </summary>
internal static class SentenceRank
{
    private const int Window = 200;
    private const int Rounds = 20;
    private const double Damping = 0.85;
    private const double LeastLikeness = 0.05;

    /// <summary>The foremost of a list of sentences, at most a window of them, with their ranks: 1 the first, 0 alone.</summary>
    public static List<(RankedSentence Sentence, double Rank)> Foremost(IReadOnlyList<RankedSentence> sentences)
    {
        while (sentences.Count > Window)
        {
            // The most of each window whose sum fits into fewer windows than there are now.
            var keep = Math.Max(1, Window / ((sentences.Count + Window - 1) / Window));
            sentences =
            [
                .. sentences.Chunk(Window).SelectMany(window => Rank(window)
                    .OrderByDescending(ranked => ranked.Rank)
                    .ThenBy(ranked => ranked.Sentence.Order)
                    .Take(keep)
                    .Select(ranked => ranked.Sentence)
                    .OrderBy(sentence => sentence.Order)),
            ];
        }

        return Rank(sentences);
    }

    private static List<(RankedSentence Sentence, double Rank)> Rank(IReadOnlyList<RankedSentence> sentences)
    {
        var count = sentences.Count;
        var likeness = new double[count, count];
        var sums = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var like = sentences[i].Likeness(sentences[j]);
                if (like < LeastLikeness)
                    continue;
                likeness[i, j] = likeness[j, i] = like;
                sums[i] += like;
                sums[j] += like;
            }
        }

        var ranks = Walk(likeness, sums);
        var most = ranks.Length == 0 ? 0 : ranks.Max();
        return [.. sentences.Select((sentence, i) => (sentence, sums[i] > 0 ? ranks[i] / most : 0))];
    }

    private static double[] Walk(double[,] likeness, double[] sums)
    {
        var count = sums.Length;
        var ranks = new double[count];
        Array.Fill(ranks, 1d);
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[count];
            for (var i = 0; i < count; i++)
            {
                var sum = 0d;
                for (var j = 0; j < count; j++)
                    if (likeness[i, j] > 0)
                        sum += likeness[i, j] / sums[j] * ranks[j];
                next[i] = 1 - Damping + Damping * sum;
            }

            ranks = next;
        }

        return ranks;
    }
}

/// <summary>A sentence as a bag of weighted words.</summary>
internal sealed class RankedSentence
{
    private readonly Dictionary<string, double> _weights;
    private readonly double _length;

    /// <param name="sentence">The sentence.</param>
    /// <param name="order">Its place among the sentences of the talk.</param>
    /// <param name="weights">Its words of substance.</param>
    /// <param name="commonness">Sum over the words of how common each is in the talk.</param>
    public RankedSentence(Sentence sentence, int order, Dictionary<string, double> weights, double commonness)
    {
        // By the root of their number, so that neither the longest sentence nor the shortest is preferred.
        Centrality = commonness / Math.Sqrt(Math.Max(1, weights.Count));
        Sentence = sentence;
        Order = order;
        _weights = weights;
        _length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
    }

    public Sentence Sentence { get; }

    public int Order { get; }

    /// <summary>How much it speaks of what the whole talk speaks of.</summary>
    public double Centrality { get; }

    /// <summary>Cosine of the two bags: 0 nothing in common, 1 the same words.</summary>
    public double Likeness(RankedSentence other)
    {
        var (fewer, more) = _weights.Count <= other._weights.Count ? (_weights, other._weights) : (other._weights, _weights);
        var sum = 0d;
        foreach (var (word, weight) in fewer)
            if (more.TryGetValue(word, out var second))
                sum += weight * second;
        return sum == 0 ? 0 : sum / (_length * other._length);
    }
}
