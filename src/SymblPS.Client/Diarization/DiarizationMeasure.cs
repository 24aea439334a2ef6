using Symbl.Speech.Scoring;

namespace SymblPS.Client.Diarization;

/// <summary>Measures the accuracy of diarization for each recording, under the same conditions, and in total.</summary>
/// <param name="collar">Time on each side of each boundary of the reference that is not scored.</param>
/// <param name="skipOverlap">Whether to exclude segments with overlap in the reference.</param>
/// <param name="evaluated">Segments to score; <see langword="null"/> scores everything.</param>
public sealed class DiarizationMeasure(TimeSpan collar, bool skipOverlap, EvaluationMap? evaluated)
{
    private readonly List<SymblDiarizationScore> _measured = [];
    private readonly List<DiarizationScore> _scores = [];

    /// <summary>Number of recordings measured so far.</summary>
    public int Count => _scores.Count;

    /// <summary>Measures one recording; returns <see langword="null"/> if the recording is excluded.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="hypothesis">
    /// The hypothesis; <see langword="null"/> if there is none, which counts as a hypothesis without speakers.
    /// </param>
    /// <param name="conversationId">ID of the conversation that the hypothesis comes from, if any.</param>
    public SymblDiarizationScore? Add(RecordingTurns reference, RecordingTurns? hypothesis, string? conversationId = null)
    {
        var segments = evaluated?.Of(reference);
        if (evaluated is not null && segments is null) return null;
        var score = DiarizationScorer.Score(
            reference.Segments, hypothesis?.Segments ?? [],
            new ScoringOptions { Collar = collar.TotalSeconds, SkipOverlap = skipOverlap, Evaluated = segments });
        var speakers = score.Speakers.Select(speaker => new SymblDiarizationSpeaker
        {
            Recording = reference.Recording,
            Speaker = speaker.Speaker,
            MappedTo = speaker.MappedTo,
            Total = Time(speaker.Total),
            Correct = Time(speaker.Correct),
            Missed = Time(speaker.Missed),
            Confusion = Time(speaker.Confusion),
            JaccardErrorRate = speaker.JaccardErrorRate,
        });
        var measured = Show(score, [.. speakers], reference, hypothesis, conversationId);
        _scores.Add(score);
        _measured.Add(measured);
        return measured;
    }

    /// <summary>
    /// Returns the total of all recordings measured so far: the sum of the times, and the mean Jaccard error rate of all speakers.
    /// </summary>
    public SymblDiarizationScore Total() => Show(DiarizationScore.Sum(_scores), [.. _measured.SelectMany(static one => one.Speakers)]);

    private SymblDiarizationScore Show(
        DiarizationScore score,
        IReadOnlyList<SymblDiarizationSpeaker> speakers,
        RecordingTurns? reference = null,
        RecordingTurns? hypothesis = null,
        string? conversationId = null) => new()
        {
            Recording = reference?.Recording ?? "Total",
            ConversationId = conversationId,
            IsTotal = reference is null,
            Reference = reference?.Source,
            Hypothesis = hypothesis?.Provenance is { } provenance ? $"{hypothesis.Source} ({provenance})" : hypothesis?.Source,
            ErrorRate = score.ErrorRate,
            MissedRate = score.MissedRate,
            FalseAlarmRate = score.FalseAlarmRate,
            ConfusionRate = score.ConfusionRate,
            JaccardErrorRate = score.JaccardErrorRate,
            IdentityErrorRate = score.IdentityErrorRate,
            Total = Time(score.Total),
            Missed = Time(score.Missed),
            FalseAlarm = Time(score.FalseAlarm),
            Confusion = Time(score.Confusion),
            IdentityConfusion = Time(score.IdentityConfusion),
            ReferenceSpeakers = speakers.Count,
            HypothesisSpeakers = score.HypothesisSpeakers,
            Speakers = speakers,
            Mapping = score.Mapping,
            Collar = collar,
            OverlapScored = !skipOverlap,
            Uem = evaluated?.Source,
        };

    private static TimeSpan Time(double seconds) => Json.WireTime.Seconds(seconds)!.Value;
}
