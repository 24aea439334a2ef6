namespace Symbl.Speech.Scoring.Words;

/// <summary>Scores the words of a transcript: the word error rate, and cpWER, which also asks for the right speaker.</summary>
public static class TranscriptScorer
{
    private readonly record struct Token(string Word, string? Speaker);

    /// <summary>Scores one recording.</summary>
    /// <param name="reference">The correct words in order of time.</param>
    /// <param name="hypothesis">The words to score, in order of time.</param>
    /// <param name="normalization">Treatment of both texts before the comparison.</param>
    public static TranscriptScore Score(
        IReadOnlyList<Utterance> reference, IReadOnlyList<Utterance> hypothesis, WordNormalization normalization)
    {
        _ = reference ?? throw new ArgumentNullException(nameof(reference));
        _ = hypothesis ?? throw new ArgumentNullException(nameof(hypothesis));
        var unit = WordNormalizer.UnitOf(reference.Select(static one => one.Text));
        var (truth, found) = (Tokens(reference, normalization, unit), Tokens(hypothesis, normalization, unit));
        var operations = WordAlignment.Align(Words(truth), Words(found));
        return new TranscriptScore
        {
            Unit = unit,
            Words = WordCounts.Of(operations),
            Alignment = Pair(operations, truth, found),
            Speakers = truth.Exists(static token => token.Speaker is not null) ? BySpeaker(truth, found) : null,
        };
    }

    private static List<Token> Tokens(IEnumerable<Utterance> utterances, WordNormalization normalization, WordUnit unit) =>
    [
        .. utterances.SelectMany(one => WordNormalizer.Split(one.Text, normalization, unit)
            .Select(word => new Token(word, string.IsNullOrEmpty(one.Speaker) ? null : one.Speaker))),
    ];

    private static List<string> Words(IEnumerable<Token> tokens) => [.. tokens.Select(static token => token.Word)];

    private static List<AlignedWord> Pair(IReadOnlyList<WordOperation> operations, List<Token> truth, List<Token> found)
    {
        var (next, other) = (0, 0);
        var pairs = new List<AlignedWord>(operations.Count);
        foreach (var operation in operations)
        {
            Token? right = operation != WordOperation.Insertion ? truth[next++] : null;
            Token? given = operation != WordOperation.Deletion ? found[other++] : null;
            pairs.Add(new AlignedWord(operation, right?.Word, given?.Word, right?.Speaker, given?.Speaker));
        }

        return pairs;
    }

    // The errors of all speakers are the sum of those of the pairs, so that the best permutation is an assignment. A speaker without a
    // partner costs all of its words; a pair never costs more than both, and the difference is its gain.
    private static List<SpeakerWords> BySpeaker(List<Token> truth, List<Token> found)
    {
        var (speakers, others) = (Concatenate(truth), Concatenate(found));
        var counts = new WordCounts[speakers.Count, others.Count];
        var gain = new double[speakers.Count, others.Count];
        for (var speaker = 0; speaker < speakers.Count; speaker++)
        {
            for (var other = 0; other < others.Count; other++)
            {
                var pair = WordCounts.Of(WordAlignment.Align(speakers[speaker].Words, others[other].Words));
                (counts[speaker, other], gain[speaker, other]) = (pair, pair.Reference + pair.Hypothesis - pair.Errors);
            }
        }

        var assigned = Assignment.Maximize(gain);
        var result = speakers.Select((one, speaker) => assigned[speaker] is var other and >= 0
            ? new SpeakerWords(one.Name, others[other].Name, counts[speaker, other])
            : new SpeakerWords(one.Name, null, new WordCounts(0, 0, one.Words.Count, 0)));
        var extra = others.Where((_, other) => !assigned.Contains(other))
            .Select(static one => new SpeakerWords(null, one.Name, new WordCounts(0, 0, 0, one.Words.Count)));
        return [.. result, .. extra];
    }

    // Words without a speaker are those of one more speaker.
    private static List<(string Name, List<string> Words)> Concatenate(IEnumerable<Token> tokens) =>
        [.. tokens.GroupBy(static token => token.Speaker ?? string.Empty, StringComparer.Ordinal).Select(static group => (group.Key, Words(group)))];
}
