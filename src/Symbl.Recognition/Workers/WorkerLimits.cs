namespace Symbl.Recognition.Workers;

/// <summary>How to start worker processes.</summary>
/// <param name="Executable">Full path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerCommand(string Executable, IReadOnlyList<string> Arguments);

/// <summary>Limits of a worker process.</summary>
public sealed record WorkerLimits
{
    private const long Megabyte = 1L << 20;
    private const double MemoryPerModelByte = 3;

    /// <summary>Memory that a worker can use besides its model, in bytes.</summary>
    public long BaseMemory { get; init; } = 1024 * Megabyte;

    /// <summary>Most memory of a worker in bytes; null for a limit that depends on the size of the model.</summary>
    public long? Memory { get; init; }

    /// <summary>Longest time of a worker, besides the time for the audio.</summary>
    public TimeSpan BaseTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time for each minute of audio.</summary>
    public TimeSpan TimePerMinute { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Gets the limit of memory for a model.</summary>
    /// <param name="modelBytes">Size of the model in bytes.</param>
    public long MemoryFor(long modelBytes) => Memory ?? BaseMemory + (long)(MemoryPerModelByte * modelBytes);

    /// <summary>Gets the limit of time for audio.</summary>
    /// <param name="audio">Length of the audio.</param>
    public TimeSpan TimeFor(TimeSpan audio) => BaseTime + (TimePerMinute * audio.TotalMinutes);
}

/// <summary>A worker process ended before its work was done. A second try can succeed.</summary>
/// <param name="message">The reason.</param>
internal sealed class WorkerEndedException(string message) : Exception(message);

/// <summary>A worker process refused its work or exceeded a limit. A second try would fail in the same way.</summary>
/// <param name="message">The reason.</param>
public sealed class WorkerFailedException(string message) : Exception(message);
