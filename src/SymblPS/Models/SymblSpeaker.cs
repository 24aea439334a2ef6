namespace SymblPS;

/// <summary>
/// What one person contributed to a conversation: members, messages and analytics read together. A turn is an unbroken run of messages by
/// the same person.
/// </summary>
public sealed class SymblSpeaker
{
    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Conversation spoken in.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Member id, or <see langword="null"/> where messages name somebody who is not a member.</summary>
    public string? MemberId { get; init; }

    /// <summary>E-mail address, where known.</summary>
    public string? Email { get; init; }

    /// <summary>Number of messages.</summary>
    public int Messages { get; init; }

    /// <summary>Number of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Time spoken.</summary>
    public TimeSpan TalkTime { get; init; }

    /// <summary>Part of all talk time, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Speed of speech; <see langword="null"/> where there are no words.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Start of the first turn from the start of the conversation.</summary>
    public TimeSpan? FirstTurn { get; init; }

    /// <summary>Length of the longest turn.</summary>
    public TimeSpan? LongestTurn { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
