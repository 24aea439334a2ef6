namespace SymblPS;

/// <summary>
/// How well the speakers of a recording were told apart, measured against a reference. Rates are parts of <see cref="Total"/>, so that
/// <c>ErrorRate = MissedRate + FalseAlarmRate + ConfusionRate</c>, and can exceed 1; times are speaker time, in which two people at once count twice.
/// </summary>
public sealed class SymblDiarizationScore
{
    /// <summary>Name of the recording in the reference; <c>Total</c> for the sum of several recordings.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>Conversation that was measured; <see langword="null"/> for files.</summary>
    public string? ConversationId { get; init; }

    /// <summary>
    /// Diarization error rate (DER): missed speech, false alarms and speech of the wrong person, as a part of the reference's speaker time.
    /// <see cref="double.NaN"/> where something was found and nobody speaks.
    /// </summary>
    public double ErrorRate { get; init; }

    /// <summary>The part of <see cref="ErrorRate"/> that is speech nobody was found for.</summary>
    public double MissedRate { get; init; }

    /// <summary>The part of <see cref="ErrorRate"/> that was found where nobody, or one person fewer, speaks.</summary>
    public double FalseAlarmRate { get; init; }

    /// <summary>The part of <see cref="ErrorRate"/> that was given to the wrong person.</summary>
    public double ConfusionRate { get; init; }

    /// <summary>Jaccard error rate (JER), 0 to 1: the mean over the speakers of the reference, however much each of them says.</summary>
    public double JaccardErrorRate { get; init; }

    /// <summary>The error rate when names are taken as they are instead of mapped: were the right people named?</summary>
    public double IdentityErrorRate { get; init; }

    /// <summary>Speaker time of the reference that is scored.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Speech nobody was found for.</summary>
    public TimeSpan Missed { get; init; }

    /// <summary>Speech found where nobody, or one person fewer, speaks.</summary>
    public TimeSpan FalseAlarm { get; init; }

    /// <summary>Speech given to the wrong person under the best mapping of names.</summary>
    public TimeSpan Confusion { get; init; }

    /// <summary>Speech given to the wrong person when names are taken as they are.</summary>
    public TimeSpan IdentityConfusion { get; init; }

    /// <summary>Number of speakers in the reference.</summary>
    public int ReferenceSpeakers { get; init; }

    /// <summary>Number of speakers that were found.</summary>
    public int HypothesisSpeakers { get; init; }

    /// <summary>Names that were found and who they are in the reference; empty for the sum of several recordings.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init => field = SymblLabels.Of(value); } = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>Each speaker of the reference.</summary>
    public IReadOnlyList<SymblDiarizationSpeaker> Speakers { get; init => field = SymblList<SymblDiarizationSpeaker>.Of(value); } =
        SymblList<SymblDiarizationSpeaker>.Empty;

    /// <summary>File the reference is from; <see langword="null"/> for the sum of several recordings.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// File or conversation that was measured, the latter with how its words and speakers were found where the service says so;
    /// <see langword="null"/> for the sum of several recordings, and where there was nothing to measure.
    /// </summary>
    public string? Hypothesis { get; init; }

    /// <summary>Time on each side of each boundary of the reference that was not scored.</summary>
    public TimeSpan Collar { get; init; }

    /// <summary>Whether speech of several people at once was scored.</summary>
    public bool OverlapScored { get; init; }

    /// <summary>File that said which stretches were scored; <see langword="null"/> where everything was.</summary>
    public string? Uem { get; init; }

    /// <summary>Whether this is the sum of several recordings.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Recording and error rate, such as <c>call: DER 12.3%</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Recording}: DER {100 * ErrorRate:0.0}%");
}

/// <summary>How well one speaker of a reference was found. <c>Total = Correct + Missed + Confusion</c>.</summary>
public sealed class SymblDiarizationSpeaker
{
    /// <summary>Name of the recording in the reference.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>Name of the speaker in the reference.</summary>
    public string Speaker { get; init; } = string.Empty;

    /// <summary>Name of the same person in what was found; <see langword="null"/> where there is none.</summary>
    public string? MappedTo { get; init; }

    /// <summary>Time this person speaks, as far as it is scored.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Part of it that was given to this person.</summary>
    public TimeSpan Correct { get; init; }

    /// <summary>Part of it nobody was found for.</summary>
    public TimeSpan Missed { get; init; }

    /// <summary>Part of it that was given to somebody else.</summary>
    public TimeSpan Confusion { get; init; }

    /// <summary>Jaccard error rate of this person, 0 to 1.</summary>
    public double JaccardErrorRate { get; init; }

    /// <summary>Name and how much was given to the right person, such as <c>Ann 93%</c>.</summary>
    public override string ToString() =>
        Total > TimeSpan.Zero ? FormattableString.Invariant($"{Speaker} {100.0 * Correct.Ticks / Total.Ticks:0}%") : Speaker;
}
