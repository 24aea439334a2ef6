namespace Symbl.Recognition.Stages;

/// <summary>
/// Finds speech in audio. The same audio always gives the same result. An engine holds no state between calls, and several threads can use
/// it at once.
/// </summary>
public interface IVoiceActivity
{
    /// <summary>Finds the segments with speech.</summary>
    /// <param name="audio">The audio. The engine mixes several channels.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel);
}

/// <summary>The speech of a recording.</summary>
/// <param name="Segments">Segments with speech, in order, without overlap.</param>
/// <param name="Report">The method of the engine, with notes.</param>
public sealed record VoiceActivity(IReadOnlyList<(TimeSpan Start, TimeSpan End)> Segments, StageReport Report)
{
    /// <summary>Share of the audio, 0 to 1, for which the engine gives no clear answer.</summary>
    public double Undecided { get; init; }

    /// <summary>Whether the engine could be used. If not, a note of the report states the reason, and there are no segments.</summary>
    public bool IsUsable { get; init; } = true;
}
