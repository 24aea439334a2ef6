namespace SymblPS;

/// <summary>
/// Accuracy of the words of a recording, measured against a reference. All counts are words, or characters if <see cref="Unit"/> says so.
/// <c>Errors = Substitutions + Deletions + Insertions</c>.
/// </summary>
public sealed class SymblTranscriptScore
{
    /// <summary>Name of the recording in the reference; <c>Total</c> for the sum of several recordings.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>ID of the measured conversation; <see langword="null"/> for files.</summary>
    public string? ConversationId { get; init; }

    /// <summary>
    /// Word error rate (WER): errors per word of the reference. It can exceed 1. If <see cref="Unit"/> is <c>Character</c>, this is the
    /// character error rate (CER).
    /// </summary>
    public double WordErrorRate { get; init; }

    /// <summary>
    /// Concatenated minimum-permutation word error rate (cpWER): each word also needs the right speaker, under the mapping of speakers with
    /// the least errors. <see langword="null"/> if the reference names no speakers.
    /// </summary>
    public double? CpWordErrorRate { get; init; }

    /// <summary>The counted unit: <c>Word</c>, or <c>Character</c> for a language without spaces between words.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Treatment of both texts before the comparison: <c>None</c>, <c>Basic</c> or <c>English</c>.</summary>
    public string Normalization { get; init; } = string.Empty;

    /// <summary>Number of words in the reference.</summary>
    public int ReferenceWords { get; init; }

    /// <summary>Number of words in the hypothesis.</summary>
    public int HypothesisWords { get; init; }

    /// <summary>Number of correct words.</summary>
    public int Correct { get; init; }

    /// <summary>Number of words with another word in their place.</summary>
    public int Substitutions { get; init; }

    /// <summary>Number of words of the reference that the hypothesis lacks.</summary>
    public int Deletions { get; init; }

    /// <summary>Number of words of the hypothesis that the reference lacks.</summary>
    public int Insertions { get; init; }

    /// <summary>Number of errors.</summary>
    public int Errors => Substitutions + Deletions + Insertions;

    /// <summary>Number of errors of <see cref="CpWordErrorRate"/>; <see langword="null"/> if the reference names no speakers.</summary>
    public int? CpErrors { get; init; }

    /// <summary>Number of speakers in the reference.</summary>
    public int ReferenceSpeakers { get; init; }

    /// <summary>Number of speakers in the hypothesis.</summary>
    public int HypothesisSpeakers { get; init; }

    /// <summary>Each speaker under the best mapping of speakers; empty if the reference names no speakers.</summary>
    public IReadOnlyList<SymblTranscriptSpeaker> Speakers { get; init => field = SymblList<SymblTranscriptSpeaker>.Of(value); } =
        SymblList<SymblTranscriptSpeaker>.Empty;

    /// <summary>The most frequent substitutions, most frequent first.</summary>
    public IReadOnlyList<SymblWordConfusion> Confusion { get; init => field = SymblList<SymblWordConfusion>.Of(value); } =
        SymblList<SymblWordConfusion>.Empty;

    /// <summary>The aligned words in order; empty unless requested (<c>-Detail</c>).</summary>
    public IReadOnlyList<SymblAlignedWord> Words { get; init => field = SymblList<SymblAlignedWord>.Of(value); } = SymblList<SymblAlignedWord>.Empty;

    /// <summary>File of the reference; <see langword="null"/> for the sum of several recordings.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// Measured file or conversation. A conversation includes its provenance if the service reports it. <see langword="null"/> for the sum
    /// of several recordings.
    /// </summary>
    public string? Hypothesis { get; init; }

    /// <summary>Whether this is the sum of several recordings.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Recording and error rate, such as <c>call: WER 12.3%</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Recording}: {(Unit == "Character" ? "CER" : "WER")} {100 * WordErrorRate:0.0}%");
}

/// <summary>The words of one speaker of a reference and of the speaker of the hypothesis that is mapped to it.</summary>
public sealed class SymblTranscriptSpeaker
{
    /// <summary>Name of the recording in the reference.</summary>
    public string Recording { get; init; } = string.Empty;

    /// <summary>Name in the reference; <see langword="null"/> for a speaker that only the hypothesis has. All words are then insertions.</summary>
    public string? Speaker { get; init; }

    /// <summary>Name in the hypothesis; <see langword="null"/> without a mapping. All words are then deletions.</summary>
    public string? MappedTo { get; init; }

    /// <summary>Errors per word of the reference; <see langword="null"/> for a speaker that only the hypothesis has.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Number of words of the speaker in the reference.</summary>
    public int ReferenceWords { get; init; }

    /// <summary>Number of correct words.</summary>
    public int Correct { get; init; }

    /// <summary>Number of words with another word in their place.</summary>
    public int Substitutions { get; init; }

    /// <summary>Number of words that the mapped speaker lacks.</summary>
    public int Deletions { get; init; }

    /// <summary>Number of words that only the mapped speaker has.</summary>
    public int Insertions { get; init; }

    /// <summary>Name and error rate, such as <c>Ann 7%</c>.</summary>
    public override string ToString() => WordErrorRate is { } rate
        ? FormattableString.Invariant($"{Speaker} {100 * rate:0}%") : FormattableString.Invariant($"{MappedTo}: {Insertions} inserted");
}

/// <summary>A word of the reference and the word in its place.</summary>
public sealed class SymblWordConfusion
{
    /// <summary>Word of the reference, after the normalization.</summary>
    public string Reference { get; init; } = string.Empty;

    /// <summary>Word of the hypothesis, after the normalization.</summary>
    public string Hypothesis { get; init; } = string.Empty;

    /// <summary>Number of times.</summary>
    public int Count { get; init; }

    /// <summary>The words and the number, such as <c>their > there (3)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Reference} > {Hypothesis} ({Count})");
}

/// <summary>One step of the alignment of a reference and a hypothesis.</summary>
public sealed class SymblAlignedWord
{
    /// <summary><c>Correct</c>, <c>Substitution</c>, <c>Deletion</c> or <c>Insertion</c>.</summary>
    public string Operation { get; init; } = string.Empty;

    /// <summary>Word of the reference, after the normalization; <see langword="null"/> for an insertion.</summary>
    public string? Reference { get; init; }

    /// <summary>Word of the hypothesis, after the normalization; <see langword="null"/> for a deletion.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Speaker of the word in the reference; <see langword="null"/> if unknown.</summary>
    public string? ReferenceSpeaker { get; init; }

    /// <summary>Speaker of the word in the hypothesis; <see langword="null"/> if unknown.</summary>
    public string? HypothesisSpeaker { get; init; }

    /// <summary>The words, such as <c>their > there</c>.</summary>
    public override string ToString() => Operation == "Correct" ? Reference! : $"{Reference ?? "***"} > {Hypothesis ?? "***"}";
}
