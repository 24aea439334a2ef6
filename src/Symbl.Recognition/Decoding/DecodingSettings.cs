namespace Symbl.Recognition.Decoding;

/// <summary>Settings for opening and decoding recordings, with limits.</summary>
public sealed record DecodingSettings
{
    /// <summary>Folders to search for <c>ffmpeg</c>, in the format of the PATH variable. The default is that variable.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Longest time to decode one recording.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest recording that the processor accepts. The limit of the service is 4 hours.</summary>
    public TimeSpan LongestRecording { get; init; } = TimeSpan.FromHours(4);
}
