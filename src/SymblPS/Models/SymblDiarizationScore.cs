namespace SymblPS;

/// <summary>
/// Accuracy of the diarization of a recording, measured against a reference. Rates are fractions of <see cref="Total"/>. <c>ErrorRate =
/// MissedRate + FalseAlarmRate + ConfusionRate</c>, which can exceed 1. Times are speaker time: time with two speakers counts twice.
/// </summary>
public sealed class SymblDiarizationScore
{
    /// <summary>Name of the recording in the reference; <c>Total</c> for the sum of several recordings.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>ID of the measured conversation; <see langword="null"/> for files.</summary>
    public string? ConversationId { get; init; }

    /// <summary>
    /// Diarization error rate (DER): missed speech, false alarms and confusion, as a fraction of the speaker time of the reference.
    /// <see cref="double.NaN"/> if the hypothesis contains speech and the reference does not.
    /// </summary>
    public double ErrorRate { get; init; }

    /// <summary>The fraction of <see cref="ErrorRate"/> that is missed speech.</summary>
    public double MissedRate { get; init; }

    /// <summary>
    /// The fraction of <see cref="ErrorRate"/> that is false alarm: speech, or one speaker more, that the reference does not contain.
    /// </summary>
    public double FalseAlarmRate { get; init; }

    /// <summary>The fraction of <see cref="ErrorRate"/> that is assigned to the wrong speaker.</summary>
    public double ConfusionRate { get; init; }

    /// <summary>Jaccard error rate (JER), 0 to 1: the mean over the speakers of the reference, regardless of their talk time.</summary>
    public double JaccardErrorRate { get; init; }

    /// <summary>The error rate without mapping of names, which measures the identification of speakers.</summary>
    public double IdentityErrorRate { get; init; }

    /// <summary>Scored speaker time of the reference.</summary>
    public TimeSpan Total { get; init; }

    /// <summary><see cref="Total"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double TotalSeconds => Total.TotalSeconds;

    /// <summary>Missed speech.</summary>
    public TimeSpan Missed { get; init; }

    /// <summary><see cref="Missed"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double MissedSeconds => Missed.TotalSeconds;

    /// <summary>False alarm: speech, or one speaker more, that the reference does not contain.</summary>
    public TimeSpan FalseAlarm { get; init; }

    /// <summary><see cref="FalseAlarm"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double FalseAlarmSeconds => FalseAlarm.TotalSeconds;

    /// <summary>Speech assigned to the wrong speaker, under the best mapping of names.</summary>
    public TimeSpan Confusion { get; init; }

    /// <summary><see cref="Confusion"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double ConfusionSeconds => Confusion.TotalSeconds;

    /// <summary>Speech assigned to the wrong speaker, without mapping of names.</summary>
    public TimeSpan IdentityConfusion { get; init; }

    /// <summary><see cref="IdentityConfusion"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double IdentityConfusionSeconds => IdentityConfusion.TotalSeconds;

    /// <summary>Number of speakers in the reference.</summary>
    public int ReferenceSpeakers { get; init; }

    /// <summary>Number of speakers in the hypothesis.</summary>
    public int HypothesisSpeakers { get; init; }

    /// <summary>Names in the hypothesis and their names in the reference; empty for the sum of several recordings.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init => field = SymblLabels.Of(value); } = SymblLabels.Of(new Dictionary<string, string>());

    /// <summary>Each speaker of the reference.</summary>
    public IReadOnlyList<SymblDiarizationSpeaker> Speakers { get; init => field = SymblList<SymblDiarizationSpeaker>.Of(value); } =
        SymblList<SymblDiarizationSpeaker>.Empty;

    /// <summary>File of the reference; <see langword="null"/> for the sum of several recordings.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// Measured file or conversation. A conversation includes its provenance if the service reports it. <see langword="null"/> for the sum
    /// of several recordings, and if there is no hypothesis.
    /// </summary>
    public string? Hypothesis { get; init; }

    /// <summary>Time on each side of each boundary of the reference that was not scored.</summary>
    public TimeSpan Collar { get; init; }

    /// <summary><see cref="Collar"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double CollarSeconds => Collar.TotalSeconds;

    /// <summary>Whether segments with overlap were scored.</summary>
    public bool OverlapScored { get; init; }

    /// <summary>File with the scored segments; <see langword="null"/> if everything was scored.</summary>
    public string? Uem { get; init; }

    /// <summary>Whether this is the sum of several recordings.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Recording and error rate, such as <c>call: DER 12.3%</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Recording}: DER {100 * ErrorRate:0.0}%");
}

/// <summary>Accuracy for one speaker of a reference. <c>Total = Correct + Missed + Confusion</c>.</summary>
public sealed class SymblDiarizationSpeaker
{
    /// <summary>Name of the recording in the reference.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>Name of the speaker in the reference.</summary>
    public string Speaker { get; init; } = string.Empty;

    /// <summary>Name of the speaker in the hypothesis, or <see langword="null"/> without a mapping.</summary>
    public string? MappedTo { get; init; }

    /// <summary>Scored talk time of the speaker.</summary>
    public TimeSpan Total { get; init; }

    /// <summary><see cref="Total"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double TotalSeconds => Total.TotalSeconds;

    /// <summary>Time assigned to this speaker.</summary>
    public TimeSpan Correct { get; init; }

    /// <summary><see cref="Correct"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double CorrectSeconds => Correct.TotalSeconds;

    /// <summary>Missed time.</summary>
    public TimeSpan Missed { get; init; }

    /// <summary><see cref="Missed"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double MissedSeconds => Missed.TotalSeconds;

    /// <summary>Time assigned to another speaker.</summary>
    public TimeSpan Confusion { get; init; }

    /// <summary><see cref="Confusion"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double ConfusionSeconds => Confusion.TotalSeconds;

    /// <summary>Jaccard error rate of the speaker, 0 to 1.</summary>
    public double JaccardErrorRate { get; init; }

    /// <summary>Name and share of the correctly assigned time, such as <c>Ann 93%</c>.</summary>
    public override string ToString() =>
        Total > TimeSpan.Zero ? FormattableString.Invariant($"{Speaker} {100.0 * Correct.Ticks / Total.Ticks:0}%") : Speaker;
}
