namespace Symbl.Recognition.Decoding;

/// <summary>How recordings are opened, and the limits.</summary>
public sealed record DecodingSettings
{
    /// <summary>Folders in which <c>ffmpeg</c> is searched, separated as in the PATH variable, which is the default.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Longest time for decoding one recording.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest recording that is processed. The limit of the service is 4 hours.</summary>
    public TimeSpan LongestRecording { get; init; } = TimeSpan.FromHours(4);
}
