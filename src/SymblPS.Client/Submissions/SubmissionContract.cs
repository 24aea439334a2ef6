namespace SymblPS.Client.Submissions;

/// <summary>Kind of the recording; it determines the path and the content type.</summary>
public enum SymblMediaKind
{
    /// <summary>Audio.</summary>
    Audio,

    /// <summary>Video with audio; MP4 only.</summary>
    Video,
}

/// <summary>Time limits of a submission.</summary>
public sealed record SubmissionLimits
{
    /// <summary>Maximum time to repeat a submission that the service refuses with 429 (too many jobs).</summary>
    public TimeSpan SlotTimeout { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>Phase of a submission.</summary>
public enum SubmissionPhase
{
    /// <summary>The client sends the request.</summary>
    Sending,

    /// <summary>The account has reached its limit of jobs; the client repeats the submission later.</summary>
    WaitingForSlot,
}

/// <summary>Progress of a submission.</summary>
/// <param name="Phase">Phase of the submission.</param>
/// <param name="BytesSent">Bytes of the body that this attempt has sent.</param>
/// <param name="TotalBytes">Size of the body; <see langword="null"/> for submissions by address.</param>
/// <param name="RetryIn">Time until the next attempt while waiting for a job slot; otherwise <see langword="null"/>.</param>
/// <param name="ServiceMessage">Message of the service about the limit; <see langword="null"/> while sending.</param>
public sealed record SubmissionProgress(
    SubmissionPhase Phase, long BytesSent, long? TotalBytes, TimeSpan? RetryIn, string? ServiceMessage);

/// <summary>Meaning of the channels of a recording.</summary>
public enum ChannelMode
{
    /// <summary>
    /// The service decides: one speaker per channel if each channel has one person, otherwise diarization by voice. Only the local server supports it.
    /// </summary>
    Auto,

    /// <summary>The channels are not speakers: the service mixes them.</summary>
    Mix,

    /// <summary>Each channel is one speaker.</summary>
    Separate,
}

/// <summary>Speaker of a channel.</summary>
/// <param name="Channel">Channel number, from 1.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">Email address, which identifies a member across submissions.</param>
public sealed record ChannelSpeaker(int Channel, string? Name, string? Email);

/// <summary>A custom entity for this submission only.</summary>
/// <param name="CustomType">Custom type.</param>
/// <param name="Text">Words to detect.</param>
/// <param name="Value">Value to report; <see langword="null"/> reports the words.</param>
public sealed record CustomEntity(string CustomType, string Text, string? Value);

/// <summary>A tracker for this submission only: a name with a vocabulary, or the ID of a tracker of the account.</summary>
/// <param name="Id">ID of a tracker of the account.</param>
/// <param name="Name">Name of the tracker.</param>
/// <param name="Vocabulary">Phrases to detect; empty with an ID.</param>
public sealed record InlineTracker(string? Id, string? Name, IReadOnlyList<string> Vocabulary);
