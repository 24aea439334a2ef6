namespace SymblPS;

/// <summary>
/// Contribution of one speaker to a conversation, from members, messages and analytics. A turn is an uninterrupted run of messages of the
/// same speaker.
/// </summary>
public sealed class SymblSpeaker : IConversationPart
{
    /// <summary>Display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Name of the conversation; <see langword="null"/> if it is unknown.</summary>
    public string? ConversationName { get; internal set; }

    /// <summary>File or address that this session submitted for the conversation; otherwise <see langword="null"/>.</summary>
    public string? Source { get; internal set; }

    /// <inheritdoc />
    string? IConversationPart.ConversationName { set => ConversationName = value; }

    /// <inheritdoc />
    string? IConversationPart.Source { set => Source = value; }

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

    /// <summary><see cref="TalkTime"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double TalkTimeSeconds => TalkTime.TotalSeconds;

    /// <summary>Share of the sum of the talk times of all speakers, 0 to 1. The shares add up to 1.</summary>
    public double Share { get; init; }

    /// <summary>Speech rate; <see langword="null"/> if there are no words.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Start of the first turn, from the start of the conversation.</summary>
    public TimeSpan? FirstTurn { get; init; }

    /// <summary><see cref="FirstTurn"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? FirstTurnSeconds => FirstTurn?.TotalSeconds;

    /// <summary>Duration of the longest turn.</summary>
    public TimeSpan? LongestTurn { get; init; }

    /// <summary><see cref="LongestTurn"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? LongestTurnSeconds => LongestTurn?.TotalSeconds;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
