namespace Symbl.Recognition.Decoding;

/// <summary>Settings for opening and decoding recordings, with limits.</summary>
public sealed record DecodingSettings
{
    /// <summary>
    /// Folders in which <c>ffmpeg</c> is searched, separated as in the PATH variable. Null, the default, searches the PATH and the folders of
    /// package managers for each recording, so that a newly installed program is found.
    /// </summary>
    public string? SearchPath { get; init; }

    /// <summary>Longest time to decode one recording.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest recording that the processor accepts. The limit of the service is 4 hours.</summary>
    public TimeSpan LongestRecording { get; init; } = TimeSpan.FromHours(4);
}
