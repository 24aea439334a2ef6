namespace SymblPS.Client.Submissions;

/// <summary>What is submitted; decides the path and the content type.</summary>
public enum SymblMediaKind
{
    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Moving pictures with sound; MP4 only.</summary>
    Video,
}

/// <summary>How long a submission may take where the service makes it wait.</summary>
public sealed record SubmissionLimits
{
    /// <summary>How long a refusal with 429 (too many jobs) is waited out.</summary>
    public TimeSpan SlotTimeout { get; init; } = TimeSpan.FromHours(1);
}

/// <summary>What a submission is doing.</summary>
public enum SubmissionPhase
{
    /// <summary>The request is being sent.</summary>
    Sending,

    /// <summary>The service is at its limit of jobs; the submission is offered again later.</summary>
    WaitingForSlot,
}

/// <summary>How a submission goes on.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="BytesSent">Bytes of the body that were handed to the network in this attempt.</param>
/// <param name="TotalBytes">Length of the body; <see langword="null"/> for submissions by address.</param>
/// <param name="RetryIn">Time until the next attempt while waiting for a slot; <see langword="null"/> otherwise.</param>
/// <param name="ServiceMessage">The service's own words about the limit; <see langword="null"/> while sending.</param>
public sealed record SubmissionProgress(
    SubmissionPhase Phase, long BytesSent, long? TotalBytes, TimeSpan? RetryIn, string? ServiceMessage);

/// <summary>Who speaks on a channel of a recording.</summary>
/// <param name="Channel">Channel number, from 1.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">E-mail address, the key that merges members.</param>
public sealed record ChannelSpeaker(int Channel, string? Name, string? Email);

/// <summary>An entity to look for in this submission only.</summary>
/// <param name="CustomType">The kind the caller gives it.</param>
/// <param name="Text">The words to find.</param>
/// <param name="Value">The value to report; <see langword="null"/> reports the words.</param>
public sealed record CustomEntity(string CustomType, string Text, string? Value);

/// <summary>A tracker for this submission only: a name with vocabulary, or the id of a tracker of the account.</summary>
/// <param name="Id">Id of a tracker of the account.</param>
/// <param name="Name">Name of the tracker.</param>
/// <param name="Vocabulary">Phrases to find; empty with an id.</param>
public sealed record InlineTracker(string? Id, string? Name, IReadOnlyList<string> Vocabulary);
