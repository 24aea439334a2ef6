namespace SymblPS;

/// <summary>Provenance of a conversation, or of one submission to it. Only the local server reports it.</summary>
public sealed class SymblProvenance
{
    /// <summary>ID of the job of the submission; <see langword="null"/> for a whole conversation.</summary>
    public string? JobId { get; init; }

    /// <summary>Source of the words.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>Method of the diarization.</summary>
    public string Speakers { get; init; } = string.Empty;

    /// <summary>Method of the insights.</summary>
    public string Insights { get; init; } = string.Empty;

    /// <summary>
    /// Requested number of speakers; for a whole conversation the sum of its submissions. <see langword="null"/> if no number was
    /// requested.
    /// </summary>
    public int? SpeakersAsked { get; init; }

    /// <summary>Number of detected speakers, summed in the same way; <see langword="null"/> without diarization.</summary>
    public int? SpeakersFound { get; init; }

    /// <summary>
    /// Confidence that the detected number of speakers is right, 0 to 1; for a whole conversation the lowest one of its submissions. <see
    /// langword="null"/> if no submission requested the detection of the number (<c>-DetectSpeaker</c>, or <c>-Channel Auto</c>).
    /// </summary>
    public double? SpeakerCountConfidence { get; init; }

    /// <summary>
    /// Confidence of the diarization, 0 to 1: the mean over all turns, weighted by time. <see langword="null"/> without diarization.
    /// </summary>
    public double? Confidence { get; init; }

    /// <summary>Confidence for each speaker.</summary>
    public IReadOnlyList<SymblSpeakerConfidence> SpeakerConfidence { get; init => field = SymblList<SymblSpeakerConfidence>.Of(value); }
        = SymblList<SymblSpeakerConfidence>.Empty;

    /// <summary>Segments in which overlap is uncertain.</summary>
    public IReadOnlyList<SymblSpan> UncertainSpans { get; init => field = SymblList<SymblSpan>.Of(value); } = SymblList<SymblSpan>.Empty;

    /// <summary>Notes about the result, in full sentences.</summary>
    public IReadOnlyList<string> Notes { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Provenance of each submission to the conversation, in order; empty for a submission.</summary>
    public IReadOnlyList<SymblProvenance> Submissions { get; init => field = SymblList<SymblProvenance>.Of(value); }
        = SymblList<SymblProvenance>.Empty;

    /// <summary>
    /// The engine that recognized the words of a submission. <see langword="null"/> for a whole conversation, and if the words come from a text
    /// or from labels.
    /// </summary>
    public SymblRecognition? Recognition { get; init; }

    /// <summary>Words and speakers in one line.</summary>
    public override string ToString() => $"words: {Words}; speakers: {Speakers}";
}

/// <summary>The engine that recognized the words of a recording.</summary>
public sealed class SymblRecognition
{
    /// <summary>Kind of the engine: <c>whisper</c>, <c>command</c> or <c>service</c>.</summary>
    public string Engine { get; init; } = string.Empty;

    /// <summary>Version of the engine, if it states one.</summary>
    public string? Version { get; init; }

    /// <summary>Name of the model, if the engine states one.</summary>
    public string? Model { get; init; }

    /// <summary>SHA-256 hash of the model, if the model is on the machine of the server.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Language of the recognition, if the engine states it.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the engine detected the language.</summary>
    public bool LanguageDetected { get; init; }

    /// <summary>Settings of the engine in a few words.</summary>
    public string? Settings { get; init; }

    /// <summary>Engine and model, such as <c>whisper base.en</c>.</summary>
    public override string ToString() => $"{Engine} {Model}".TrimEnd();
}

/// <summary>Confidence in the turns of one speaker.</summary>
public sealed class SymblSpeakerConfidence
{
    /// <summary>The speaker.</summary>
    public SymblPerson Speaker { get; init; } = new(null);

    /// <summary>0 to 1: the mean over the turns of the speaker, weighted by time.</summary>
    public double? Confidence { get; init; }

    /// <summary>Total duration of the turns of the speaker.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? TalkTimeSeconds => TalkTime?.TotalSeconds;

    /// <summary>
    /// Comparison of the voice with the earlier speakers of the conversation. <see langword="null"/> for a whole conversation and for its first
    /// submission.
    /// </summary>
    public SymblVoiceDecision? Voice { get; init; }

    /// <summary>
    /// Comparison of the voice with the registered voices. <see langword="null"/> for a whole conversation, and for a submission without
    /// <c>-KnownVoice</c>.
    /// </summary>
    public SymblVoiceDecision? KnownVoice { get; init; }

    /// <summary>Speaker and confidence, such as <c>Ann 93 %</c>.</summary>
    public override string ToString() => $"{Speaker} {ShareText.Of(Confidence)}".TrimEnd();
}

/// <summary>Whether a speaker is an earlier speaker of the conversation or a registered person, and why.</summary>
public sealed class SymblVoiceDecision
{
    /// <summary>Whether the speaker became that member or person.</summary>
    public bool IsMatched { get; init; }

    /// <summary>Probability of the most likely member or person, 0 to 1; <see langword="null"/> if voices were not compared.</summary>
    public double? Probability { get; init; }

    /// <summary>The reason, in a full sentence.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The decision, such as <c>matched, 97 %: The voice matches Ann.</c></summary>
    public override string ToString() =>
        $"{(IsMatched ? "matched" : "not matched")}{(Probability is null ? string.Empty : $", {ShareText.Of(Probability)}")}: {Reason}";
}

/// <summary>A segment of a conversation.</summary>
public sealed class SymblSpan
{
    /// <summary>Start of the segment, from the start of the conversation.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary><see cref="Start"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? StartSeconds => Start?.TotalSeconds;

    /// <summary>End of the segment, from the start of the conversation.</summary>
    public TimeSpan? End { get; init; }

    /// <summary><see cref="End"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? EndSeconds => End?.TotalSeconds;

    /// <summary>Duration.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>Start and end, such as <c>00:01:02.5000000-00:01:04</c>.</summary>
    public override string ToString() => $"{Start:c}-{End:c}";
}
