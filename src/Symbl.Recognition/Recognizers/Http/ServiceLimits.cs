namespace Symbl.Recognition.Recognizers.Http;

/// <summary>Time limits for the requests to a transcription service.</summary>
internal sealed record ServiceLimits
{
    /// <summary>The longest time for a connection.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest time for the answer to a piece, without the share of its audio.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The additional time for the answer, as a multiple of the length of the audio. A small machine can need several.</summary>
    public double AnswerTimeOfAudio { get; init; } = 10;

    /// <summary>The longest time to wait before a request is repeated.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The clock of the waits.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
