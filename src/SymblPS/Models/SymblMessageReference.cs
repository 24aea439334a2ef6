namespace SymblPS;

/// <summary>A reference to a message.</summary>
public sealed class SymblMessageReference
{
    /// <summary>Identifier of the message: text, never a number.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>Text of the message; empty if the service does not repeat it.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Number of characters before the match in the text; -1 for a match by context that does not occur literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>Start time of the message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of the message, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The ID of the message.</summary>
    public override string ToString() => MessageId;
}
