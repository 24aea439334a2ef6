namespace Symbl.Models.Installation;

/// <summary>Parts of the surroundings that tests replace.</summary>
internal sealed record InstallSeams
{
    /// <summary>Opens the file of a part for reading and writing.</summary>
    public Func<string, Stream> OpenPart { get; init; } = static path => new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1);

    /// <summary>Free bytes of the disk of a folder; null if they are unknown.</summary>
    public Func<string, long?> FreeSpace { get; init; } = DiskSpace.Free;

    /// <summary>Attempts without progress after the first.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Pause before the first repetition. Each further one doubles it.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time without a byte.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Clock and timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
