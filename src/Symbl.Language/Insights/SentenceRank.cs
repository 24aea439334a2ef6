using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Ranks sentences by their similarity to the other sentences (LexRank: a random walk along shared words, weighted by their rarity).
/// A long conversation is ranked in windows, and the best sentences of each window are ranked again, so that the time is linear.
/// </summary>
internal static class SentenceRank
{
    private const int Window = 200;
    private const int Rounds = 20;
    private const double Damping = 0.85;
    private const double LeastSimilarity = 0.05;

    /// <summary>
    /// Gets the highest-ranked sentences, at most one window of them, with their ranks. The first sentence has rank 1; a sentence that
    /// shares no words with others has rank 0.
    /// </summary>
    /// <param name="sentences">The sentences.</param>
    public static List<(RankedSentence Sentence, double Rank)> Highest(IReadOnlyList<RankedSentence> sentences)
    {
        while (sentences.Count > Window)
        {
            // Keeps as many sentences of each window as make fewer windows in the next round.
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
        var similarity = new double[count, count];
        var sums = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var similar = sentences[i].Similarity(sentences[j]);
                if (similar < LeastSimilarity)
                    continue;
                similarity[i, j] = similarity[j, i] = similar;
                sums[i] += similar;
                sums[j] += similar;
            }
        }

        var ranks = Walk(similarity, sums);
        var most = ranks.Length == 0 ? 0 : ranks.Max();
        return [.. sentences.Select((sentence, i) => (sentence, sums[i] > 0 ? ranks[i] / most : 0))];
    }

    private static double[] Walk(double[,] similarity, double[] sums)
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
                    if (similarity[i, j] > 0)
                        sum += similarity[i, j] / sums[j] * ranks[j];
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

    /// <summary>Creates the bag of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="order">Index of the sentence in the conversation.</param>
    /// <param name="weights">The content words with their weights.</param>
    /// <param name="commonness">Sum of the frequencies of the words in the conversation, each as a logarithm.</param>
    public RankedSentence(Sentence sentence, int order, Dictionary<string, double> weights, double commonness)
    {
        // Division by the square root of the number of words prefers neither long nor short sentences.
        Centrality = commonness / Math.Sqrt(Math.Max(1, weights.Count));
        Sentence = sentence;
        Order = order;
        _weights = weights;
        _length = Math.Sqrt(weights.Values.Sum(weight => weight * weight));
    }

    /// <summary>The sentence.</summary>
    public Sentence Sentence { get; }

    /// <summary>Index of the sentence in the conversation.</summary>
    public int Order { get; }

    /// <summary>The share of the sentence in the common words of the conversation.</summary>
    public double Centrality { get; }

    /// <summary>Gets the cosine similarity of two sentences: 0 for no common word, 1 for the same words.</summary>
    /// <param name="other">The other sentence.</param>
    public double Similarity(RankedSentence other)
    {
        var (fewer, more) = _weights.Count <= other._weights.Count ? (_weights, other._weights) : (other._weights, _weights);
        var sum = 0d;
        foreach (var (word, weight) in fewer)
            if (more.TryGetValue(word, out var second))
                sum += weight * second;
        return sum == 0 ? 0 : sum / (_length * other._length);
    }
}
