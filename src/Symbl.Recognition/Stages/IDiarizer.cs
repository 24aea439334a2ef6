namespace Symbl.Recognition.Stages;

/// <summary>
/// Finds who speaks when. The same request always gives the same result. An engine holds no state between calls, and several threads can
/// use it at once.
/// </summary>
public interface IDiarizer
{
    /// <summary>Largest number of speakers that the engine distinguishes.</summary>
    int MaximumSpeakers { get; }

    /// <summary>Diarizes a recording.</summary>
    /// <param name="request">Audio and number of speakers.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel);
}

/// <summary>A recording to diarize.</summary>
/// <param name="Audio">The audio.</param>
/// <param name="Speakers">Number of speakers.</param>
public sealed record DiarizationRequest(IRecordingAudio Audio, SpeakerCount Speakers)
{
    /// <summary>Channels with one speaker each, from 1; empty for an engine that distinguishes voices in the mix of all channels.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Whether the caller needs only the judgment of the channels, so that the engine can leave out work for exact turns.</summary>
    public bool JudgesOnly { get; init; }
}

/// <summary>The number of speakers, as far as it is known. An engine returns fewer if the audio holds fewer.</summary>
/// <param name="Exact">The exact number; null if it is unknown.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number; null if it is unknown.</param>
public sealed record SpeakerCount(int? Exact = null, int Minimum = 1, int? Maximum = null);

/// <summary>Who speaks when.</summary>
/// <param name="Turns">The turns in order of start, then speaker. Turns of different speakers can overlap.</param>
/// <param name="Report">The method of the engine, with notes.</param>
public sealed record Diarization(IReadOnlyList<SpeakerTurn> Turns, StageReport Report)
{
    /// <summary>Number of speakers that the engine found.</summary>
    public int SpeakersFound => Turns.Count == 0 ? 0 : Turns.Max(turn => turn.Speaker);

    /// <summary>Segments in which the engine could not decide whether two speakers overlap.</summary>
    public IReadOnlyList<(TimeSpan Start, TimeSpan End)> UncertainOverlap { get; init; } = [];

    /// <summary>Channel of each speaker, <c>Channels[speaker - 1]</c>; empty if speakers have no channels.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Probability that the estimated number of speakers is right, 0 to 1; null if the number was stated or the channels give it.</summary>
    public double? CountConfidence { get; init; }

    /// <summary>Whether the channels have one person each; null if the engine did not judge channels.</summary>
    public bool? OnePersonPerChannel { get; init; }

    /// <summary>Whether all channels carry the same audio. They do not show who speaks then, and there are no turns.</summary>
    public bool SameAudio { get; init; }
}

/// <summary>A segment of speech by one speaker.</summary>
/// <param name="Speaker">Number of the speaker, from 1 in order of first speech.</param>
/// <param name="Start">Offset of the start.</param>
/// <param name="End">Offset of the end.</param>
/// <param name="Confidence">Probability that this speaker and no other speaks, 0 to 1; 1 if there was no choice.</param>
public sealed record SpeakerTurn(int Speaker, TimeSpan Start, TimeSpan End, double Confidence = 1);
