namespace Symbl.Domain.Recordings;

/// <summary>A stage of processing a recording, in their order.</summary>
public enum RecordingStage
{
    /// <summary>The audio is opened or decoded.</summary>
    Decoding,

    /// <summary>Words are recognized.</summary>
    Recognition,

    /// <summary>Speakers are found.</summary>
    Diarization,

    /// <summary>Words are assigned to speakers.</summary>
    Assignment,

    /// <summary>Messages are built.</summary>
    Messages,
}

/// <summary>How far the processing of a recording is.</summary>
/// <param name="Stage">The present stage.</param>
/// <param name="Fraction">Finished part of the stage, 0 to 1.</param>
public sealed record RecordingProgress(RecordingStage Stage, double Fraction);
