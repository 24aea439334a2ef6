namespace SymblPS;

/// <summary>
/// Contribution of one speaker to a conversation, from members, messages and analytics. A turn is an uninterrupted run of messages of the
/// same speaker.
/// </summary>
public sealed class SymblSpeaker
{
    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Member ID; <see langword="null"/> if the speaker of messages is not a member.</summary>
    public string? MemberId { get; init; }

    /// <summary>Email address, if known.</summary>
    public string? Email { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Talk time.</summary>
    public TimeSpan TalkTime { get; init; }

    /// <summary>Share of the total talk time, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Speech rate; <see langword="null"/> if there are no words.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Start of the first turn, from the start of the conversation.</summary>
    public TimeSpan? FirstTurn { get; init; }

    /// <summary>Duration of the longest turn.</summary>
    public TimeSpan? LongestTurn { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
