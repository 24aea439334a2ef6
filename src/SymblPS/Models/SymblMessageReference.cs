namespace SymblPS;

/// <summary>A message something was found in.</summary>
public sealed class SymblMessageReference
{
    /// <summary>Identifier of the message: text, never a number.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>Words of the message; empty where the service does not repeat them.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Characters before the place in the text; -1 for a match by context that stands nowhere literally.</summary>
    public int? CharacterOffset { get; init; }

    /// <summary>When the message starts, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the message ends, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The id of the message.</summary>
    public override string ToString() => MessageId;
}
