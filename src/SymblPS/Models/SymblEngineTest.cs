namespace SymblPS;

/// <summary>The result of a test of a speech engine on this machine.</summary>
public sealed class SymblEngineTest
{
    /// <summary>Name of the engine, such as <c>whisper</c>.</summary>
    public string Engine { get; init; } = string.Empty;

    /// <summary>Name of the model, address or command.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Version of the engine.</summary>
    public string? Version { get; init; }

    /// <summary>Time to load the model.</summary>
    public TimeSpan? LoadTime { get; init; }

    /// <summary><see cref="LoadTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? LoadTimeSeconds => LoadTime?.TotalSeconds;

    /// <summary>Duration of the test audio.</summary>
    public TimeSpan? AudioDuration { get; init; }

    /// <summary><see cref="AudioDuration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? AudioDurationSeconds => AudioDuration?.TotalSeconds;

    /// <summary>Time to process the test audio.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary><see cref="Elapsed"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? ElapsedSeconds => Elapsed?.TotalSeconds;

    /// <summary>Speed as times real time.</summary>
    public double? Speed { get; init; }

    /// <summary>Memory of the engine in bytes.</summary>
    public long? Memory { get; init; }

    /// <summary>SHA-256 of the model.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Reason of a failure; <see langword="null"/> if the engine works.</summary>
    public string? Error { get; init; }

    /// <summary>Engine and model.</summary>
    public override string ToString() => Name.Length == 0 ? Engine : $"{Engine} {Name}";
}
