using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Where the separation takes the speakers from.</summary>
internal enum SeparationPath
{
    /// <summary>The mix of all channels, by voice, to a stated count.</summary>
    Voice,

    /// <summary>One person per channel.</summary>
    Channel,
}

/// <summary>What was found in one recording, and how far it is from the reference.</summary>
internal sealed record ScoredRecording
{
    public required string Name { get; init; }

    public required SeparationPath Path { get; init; }

    /// <summary>People in the reference.</summary>
    public required int People { get; init; }

    /// <summary>People the separation was told of; null where it takes them from the channels.</summary>
    public required int? Stated { get; init; }

    public required DiarizationResult Result { get; init; }

    /// <summary>Of the whole process: with the garbage collector and, for the first recordings, the compiler.</summary>
    public required TimeSpan ProcessorTime { get; init; }

    /// <summary>One score for each of the evaluation's conditions, in their order.</summary>
    public required IReadOnlyList<DiarizationScore> Scores { get; init; }
}
