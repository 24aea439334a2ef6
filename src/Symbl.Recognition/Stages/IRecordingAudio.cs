using Symbl.Domain.Recordings;
using Symbl.Speech.Audio;

namespace Symbl.Recognition.Stages;

/// <summary>The audio of a recording, as the stages read it.</summary>
public interface IRecordingAudio
{
    /// <summary>Path of the bytes as they were submitted.</summary>
    string StoredPath { get; }

    /// <summary>Path of a WAV file with the same audio; <see cref="StoredPath"/> if that is one.</summary>
    string WavePath { get; }

    /// <summary>Number of channels.</summary>
    int Channels { get; }

    /// <summary>Length of the audio.</summary>
    TimeSpan Duration { get; }

    /// <summary>Opens the audio from its start. A stage can open it as often as it needs to.</summary>
    IAudioSource OpenAudio();
}

/// <summary>The method of a stage, for the provenance of the recording.</summary>
/// <param name="Method">The method in a few words, with the version of an engine that has one.</param>
/// <param name="Notes">Statements that a reader of the result needs, in full sentences.</param>
public sealed record StageReport(string Method, IReadOnlyList<string> Notes)
{
    /// <summary>The engine that recognized words; null for other stages.</summary>
    public RecognitionReport? Recognition { get; init; }

    /// <summary>The run of an engine in a process of its own; null for other stages.</summary>
    public EngineRun? Run { get; init; }
}

/// <summary>A run of an engine in a process of its own.</summary>
/// <param name="Version">Version of the engine.</param>
/// <param name="LoadTime">Time to load the models; null if the engine did not tell it.</param>
/// <param name="WorkTime">Time of the work, without the start of the process.</param>
/// <param name="PeakMemory">The most memory of the process in bytes; null if it was not measured.</param>
public sealed record EngineRun(string? Version, TimeSpan? LoadTime, TimeSpan WorkTime, long? PeakMemory);
