namespace SymblPS;

/// <summary>
/// How each part of a conversation, or of one submission to it, was found. Told by the local server; the public service does not say.
/// </summary>
public sealed class SymblProvenance
{
    /// <summary>The job of the submission; <see langword="null"/> where a whole conversation is meant.</summary>
    public string? JobId { get; init; }

    /// <summary>Source of the words.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>Method that told speakers apart.</summary>
    public string Speakers { get; init; } = string.Empty;

    /// <summary>Method behind insights.</summary>
    public string Insights { get; init; } = string.Empty;

    /// <summary>
    /// How many speakers were asked for; over a whole conversation the sum of its submissions. <see langword="null"/> where none were.
    /// </summary>
    public int? SpeakersAsked { get; init; }

    /// <summary>How many speakers were found, summed alike; <see langword="null"/> where nobody was looked for.</summary>
    public int? SpeakersFound { get; init; }

    /// <summary>
    /// How sure it is who speaks, 0 to 1: the mean over all turns, weighted by time. <see langword="null"/> where nobody was told apart.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>The same for each speaker.</summary>
    public IReadOnlyList<SymblSpeakerConfidence> SpeakerConfidence { get; init => field = SymblList<SymblSpeakerConfidence>.Of(value); }
        = SymblList<SymblSpeakerConfidence>.Empty;

    /// <summary>Stretches in which it could not be told whether two people speak at once.</summary>
    public IReadOnlyList<SymblSpan> UncertainSpans { get; init => field = SymblList<SymblSpan>.Of(value); } = SymblList<SymblSpan>.Empty;

    /// <summary>What a reader should know about this answer, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>The same for each submission to the conversation, in order; empty for a submission.</summary>
    public IReadOnlyList<SymblProvenance> Submissions { get; init => field = SymblList<SymblProvenance>.Of(value); }
        = SymblList<SymblProvenance>.Empty;

    /// <summary>Words and speakers in one line.</summary>
    public override string ToString() => $"words: {Words}; speakers: {Speakers}";
}

/// <summary>How sure it is that what is given to a speaker is theirs.</summary>
public sealed class SymblSpeakerConfidence
{
    /// <summary>The speaker.</summary>
    public SymblPerson Speaker { get; init; } = new(null);

    /// <summary>0 to 1: the mean over the speaker's turns, weighted by time.</summary>
    public double? Confidence { get; init; }

    /// <summary>Length of the speaker's turns together.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Speaker and confidence, such as <c>Ann 93 %</c>.</summary>
    public override string ToString() => $"{Speaker} {ShareText.Of(Confidence)}".TrimEnd();
}

/// <summary>A stretch of a conversation.</summary>
public sealed class SymblSpan
{
    /// <summary>Time from the start of the conversation to the start of the stretch.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>Time from the start of the conversation to the end of the stretch.</summary>
    public TimeSpan? End { get; init; }

    /// <summary>Length.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary>Start and end, such as <c>00:01:02.5000000-00:01:04</c>.</summary>
    public override string ToString() => $"{Start:c}-{End:c}";
}
