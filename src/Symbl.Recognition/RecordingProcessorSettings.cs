using Symbl.Recognition.Words;

namespace Symbl.Recognition;

/// <summary>What a recording processor uses and its limits.</summary>
public sealed record RecordingProcessorSettings
{
    /// <summary>Folders in which <c>ffmpeg</c> is looked for, separated as in the PATH variable, which is the default.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>How long decoding one recording may take.</summary>
    public TimeSpan DecodingTimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest recording that is processed; the service's own limit is 4 hours.</summary>
    public TimeSpan LongestRecording { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Where words come from, best first: the first source that has words for a recording gives all of them.</summary>
    public IReadOnlyList<IWordSource> WordSources { get; init; } = [new WaveLabelWords()];
}
