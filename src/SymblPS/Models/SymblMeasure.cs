namespace SymblPS;

/// <summary>
/// How one person takes part in a conversation, measured from its messages. Times are <see langword="null"/> where the messages have none.
/// </summary>
/// <remarks>
/// For everybody <c>TalkTime + ListenTime + Silence = Duration</c>, exactly; messages that touch or overlap count once for their speaker.
/// </remarks>
public sealed class SymblSpeakerMeasure
{
    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Conversation spoken in.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Member id, where messages name it.</summary>
    public string? MemberId { get; init; }

    /// <summary>E-mail address, where known.</summary>
    public string? Email { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns: unbroken runs of messages in order of time.</summary>
    public int Turns { get; init; }

    /// <summary>Number of words.</summary>
    public int Words { get; init; }

    /// <summary>Number of questions: sentences that end with a question mark.</summary>
    public int Questions { get; init; }

    /// <summary>Time in which this person speaks.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Part of everybody's talk time, 0 to 1.</summary>
    public double? Share { get; init; }

    /// <summary>Time in which others speak and this person does not.</summary>
    public TimeSpan? ListenTime { get; init; }

    /// <summary>Time in which this person and somebody else speak.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>Time in which nobody speaks; the same for everybody.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Length of the longest turn, from its first word to its last.</summary>
    public TimeSpan? LongestMonologue { get; init; }

    /// <summary>
    /// Mean pause between the last word of the others and a turn of this person, over the turns that begin in a pause; <see langword="null"/> without any.
    /// </summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Number of turns that begin while somebody else speaks.</summary>
    public int? Interruptions { get; init; }

    /// <summary>Words per minute of talk time.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A conversation as a whole, measured from its messages. Times are <see langword="null"/> where the messages have none.</summary>
/// <remarks><c>TalkTime - Overlap + Silence = Duration</c>, exactly.</remarks>
public sealed class SymblConversationMeasure
{
    /// <summary>Conversation measured.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>From the start of the first message to the end of the last.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Sum of everybody's talk time.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>Talk time less the time in which anybody speaks.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>Time in which nobody speaks.</summary>
    public TimeSpan? Silence { get; init; }

    /// <summary>Length of the longest turn of anybody.</summary>
    public TimeSpan? LongestMonologue { get; init; }

    /// <summary>Mean pause before a turn that answers somebody else.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Number of turns that begin while somebody else speaks.</summary>
    public int? Interruptions { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Number of words.</summary>
    public int Words { get; init; }

    /// <summary>Number of questions.</summary>
    public int Questions { get; init; }

    /// <summary>Words per minute of talk time.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Everybody, in order of their first message.</summary>
    public IReadOnlyList<SymblSpeakerMeasure> Speakers { get; init => field = SymblList<SymblSpeakerMeasure>.Of(value); } = SymblList<SymblSpeakerMeasure>.Empty;

    /// <summary>The conversation's id.</summary>
    public override string ToString() => ConversationId;
}
