namespace Symbl.Domain.Recordings;

/// <summary>The stages of processing a recording, in order.</summary>
public enum RecordingStage
{
    /// <summary>The processor opens or decodes the audio.</summary>
    Decoding,

    /// <summary>A recognizer finds the words.</summary>
    Recognition,

    /// <summary>Diarization finds the speakers.</summary>
    Diarization,

    /// <summary>The processor assigns words to speakers.</summary>
    Assignment,

    /// <summary>The processor builds messages.</summary>
    Messages,
}

/// <summary>The progress of processing a recording.</summary>
/// <param name="Stage">The present stage.</param>
/// <param name="Fraction">Finished part of the stage, 0 to 1.</param>
public sealed record RecordingProgress(RecordingStage Stage, double Fraction);
