namespace SymblPS.Client.Local;

/// <summary>Settings for starting or joining the local server.</summary>
public sealed record LocalServerOptions
{
    /// <summary>Folder with <c>Symbl.LocalServer.dll</c>.</summary>
    public required string ServerDirectory { get; init; }

    /// <summary>Data folder; <see langword="null"/> for the default folder in the user's application data.</summary>
    public string? DataPath { get; init; }

    /// <summary>Port on the loopback address; <see langword="null"/> for a free port.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// Speech recognizer of the server: a model, a command file, the address of a transcription service, or <c>none</c>;
    /// <see langword="null"/> for the default of the user, or for the one that a running server has.
    /// </summary>
    public string? Recognizer { get; init; }

    /// <summary>Whether the server must have registered voices.</summary>
    public bool KnownVoices { get; init; }

    /// <summary>
    /// Diarizer of the server: <c>acoustic</c>, <c>neural</c>, a model of voices, or a command file; <see langword="null"/> for the default,
    /// or for the one that a running server has.
    /// </summary>
    public string? Diarizer { get; init; }

    /// <summary>
    /// Voice activity engine of the server: <c>acoustic</c>, <c>silero</c>, or a model; <see langword="null"/> for the default, or for the one
    /// that a running server has.
    /// </summary>
    public string? VoiceActivity { get; init; }

    /// <summary>The <c>dotnet</c> host; <see langword="null"/> searches for it.</summary>
    public string? DotnetPath { get; init; }

    /// <summary>Process that keeps the server alive; 0 for this process.</summary>
    public int OwnerProcessId { get; init; }

    /// <summary>Maximum time for the server to start.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Clock and timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
