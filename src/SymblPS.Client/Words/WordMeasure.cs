using Symbl.Speech.Scoring.Words;

namespace SymblPS.Client.Words;

/// <summary>Measures the accuracy of the words of each recording, under the same conditions, and in total.</summary>
/// <param name="normalization">Treatment of both texts before the comparison.</param>
/// <param name="detail">Whether scores contain the aligned words.</param>
public sealed class WordMeasure(WordNormalization normalization, bool detail)
{
    private const int MostConfused = 20;

    private readonly List<SymblTranscriptScore> _measured = [];
    private readonly List<TranscriptScore> _scores = [];

    /// <summary>Number of recordings measured so far.</summary>
    public int Count => _measured.Count;

    /// <summary>Whether all recordings are measured in the same unit, so that their sum has a meaning.</summary>
    public bool HasOneUnit => _scores.Select(static score => score.Unit).Distinct().Count() < 2;

    /// <summary>Measures one recording.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="conversationId">ID of the conversation that the hypothesis comes from, if any.</param>
    /// <exception cref="SymblTranscriptException">The reference has no words after the normalization.</exception>
    public SymblTranscriptScore Add(RecordingWords reference, RecordingWords hypothesis, string? conversationId = null)
    {
        var score = TranscriptScorer.Score(reference.Utterances, hypothesis.Utterances, normalization);
        if (score.Words.Reference == 0)
            throw new SymblTranscriptException(Path.GetFileName(reference.Source), 0, $"has no words after the normalization {normalization}, so that there is no error rate.");
        var measured = Show(
            [score],
            [.. (score.Speakers ?? []).Select(speaker => Show(speaker, reference.Recording))],
            reference,
            hypothesis,
            conversationId,
            detail ? [.. score.Alignment.Select(Show)] : [],
            hypothesis.Utterances.Where(static one => !string.IsNullOrWhiteSpace(one.Text)).Select(static one => one.Speaker ?? string.Empty).Distinct(StringComparer.Ordinal).Count());
        _scores.Add(score);
        _measured.Add(measured);
        return measured;
    }

    /// <summary>Returns the total of all recordings measured so far: the sum of the counts.</summary>
    public SymblTranscriptScore Total() =>
        Show(_scores, [.. _measured.SelectMany(static one => one.Speakers)], null, null, null, [], _measured.Sum(static one => one.HypothesisSpeakers));

    private SymblTranscriptScore Show(
        IReadOnlyList<TranscriptScore> scores,
        IReadOnlyList<SymblTranscriptSpeaker> speakers,
        RecordingWords? reference,
        RecordingWords? hypothesis,
        string? conversationId,
        IReadOnlyList<SymblAlignedWord> words,
        int hypothesisSpeakers)
    {
        var counts = WordCounts.Sum(scores.Select(static score => score.Words));
        // A total has cpWER only if each of its recordings has.
        WordCounts? bySpeaker = scores.All(static score => score.Speakers is not null)
            ? WordCounts.Sum(scores.SelectMany(static score => score.Speakers!).Select(static speaker => speaker.Counts)) : null;
        return new SymblTranscriptScore
        {
            Recording = reference?.Recording ?? "Total",
            ConversationId = conversationId,
            IsTotal = reference is null,
            Reference = reference?.Source,
            Hypothesis = hypothesis?.Provenance is { } provenance ? $"{hypothesis.Source} ({provenance})" : hypothesis?.Source,
            WordErrorRate = counts.ErrorRate,
            CpWordErrorRate = bySpeaker?.ErrorRate,
            CpErrors = bySpeaker?.Errors,
            Unit = scores[0].Unit.ToString(),
            Normalization = normalization.ToString(),
            ReferenceWords = counts.Reference,
            HypothesisWords = counts.Hypothesis,
            Correct = counts.Correct,
            Substitutions = counts.Substitutions,
            Deletions = counts.Deletions,
            Insertions = counts.Insertions,
            ReferenceSpeakers = speakers.Count(static speaker => speaker.Speaker is not null),
            HypothesisSpeakers = hypothesisSpeakers,
            Speakers = speakers,
            Confusion = Confused(scores),
            Words = words,
        };
    }

    private static List<SymblWordConfusion> Confused(IEnumerable<TranscriptScore> scores) =>
    [
        .. scores.SelectMany(static score => score.Alignment)
            .Where(static word => word.Operation == WordOperation.Substitution)
            .GroupBy(static word => (word.Reference, word.Hypothesis))
            .OrderByDescending(static group => group.Count())
            .ThenBy(static group => group.Key.Reference, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Hypothesis, StringComparer.Ordinal)
            .Take(MostConfused)
            .Select(static group => new SymblWordConfusion { Reference = group.Key.Reference!, Hypothesis = group.Key.Hypothesis!, Count = group.Count() }),
    ];

    private static SymblTranscriptSpeaker Show(SpeakerWords speaker, string recording) => new()
    {
        Recording = recording,
        Speaker = speaker.Speaker,
        MappedTo = speaker.MappedTo,
        WordErrorRate = speaker.Counts.Reference > 0 ? speaker.Counts.ErrorRate : null,
        ReferenceWords = speaker.Counts.Reference,
        Correct = speaker.Counts.Correct,
        Substitutions = speaker.Counts.Substitutions,
        Deletions = speaker.Counts.Deletions,
        Insertions = speaker.Counts.Insertions,
    };

    private static SymblAlignedWord Show(AlignedWord word) => new()
    {
        Operation = word.Operation.ToString(),
        Reference = word.Reference,
        Hypothesis = word.Hypothesis,
        ReferenceSpeaker = word.ReferenceSpeaker,
        HypothesisSpeaker = word.HypothesisSpeaker,
    };
}
