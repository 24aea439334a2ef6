namespace Symbl.Speech.Scoring.Words;

/// <summary>A part of a transcript: the words of one speaker, in order of time.</summary>
/// <param name="Speaker">Name of the speaker; null if the transcript does not tell it.</param>
/// <param name="Text">The text.</param>
public readonly record struct Utterance(string? Speaker, string Text);

/// <summary>The units that a score counts.</summary>
public enum WordUnit
{
    /// <summary>Words between spaces.</summary>
    Word,

    /// <summary>Characters as readers see them, without spaces. For languages that write no spaces between words.</summary>
    Character,
}

/// <summary>One step of an alignment.</summary>
/// <param name="Operation">The relation of the two words.</param>
/// <param name="Reference">Word of the reference after the normalization; null for an insertion.</param>
/// <param name="Hypothesis">Word of the hypothesis after the normalization; null for a deletion.</param>
/// <param name="ReferenceSpeaker">Speaker of the word in the reference; null if unknown.</param>
/// <param name="HypothesisSpeaker">Speaker of the word in the hypothesis; null if unknown.</param>
public readonly record struct AlignedWord(
    WordOperation Operation, string? Reference, string? Hypothesis, string? ReferenceSpeaker, string? HypothesisSpeaker);

/// <summary>The words of a speaker under the best mapping of speakers.</summary>
/// <param name="Speaker">Name in the reference; null for a speaker of the hypothesis only: all its words are insertions.</param>
/// <param name="MappedTo">Name in the hypothesis; null for a speaker without one: all its words are deletions.</param>
/// <param name="Counts">Counts of the alignment of the words of both.</param>
public sealed record SpeakerWords(string? Speaker, string? MappedTo, WordCounts Counts);

/// <summary>Score of a transcript against a reference.</summary>
public sealed record TranscriptScore
{
    /// <summary>The unit of all counts.</summary>
    public required WordUnit Unit { get; init; }

    /// <summary>Counts of the alignment of all words in order, regardless of speakers.</summary>
    public required WordCounts Words { get; init; }

    /// <summary>The alignment of all words in order.</summary>
    public required IReadOnlyList<AlignedWord> Alignment { get; init; }

    /// <summary>
    /// The words of each speaker under the mapping with the least errors; null if the reference names no speakers. The sum of the counts
    /// gives the concatenated minimum-permutation word error rate (cpWER).
    /// </summary>
    public required IReadOnlyList<SpeakerWords>? Speakers { get; init; }
}
