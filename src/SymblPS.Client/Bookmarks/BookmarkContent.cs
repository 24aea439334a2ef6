namespace SymblPS.Client.Bookmarks;

/// <summary>A new bookmark of messages or of a time segment.</summary>
public sealed record BookmarkDraft
{
    /// <summary>Label.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>Description; <see langword="null"/> or empty for none.</summary>
    public string? Description { get; init; }

    /// <summary>Person who creates the bookmark.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>IDs of the messages to bookmark; they must be consecutive.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    /// <summary>Start of the segment, from the start of the conversation.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Duration of the segment; <see langword="null"/> uses the duration in the settings of the account.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Throws an exception for values that the service would refuse.</summary>
    /// <exception cref="ArgumentException">A member is invalid; the message names it.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Label)) throw new ArgumentException("A bookmark needs a label.", nameof(Label));
        if (MessageIds.Count > 0 && (Offset is not null || Duration is not null))
            throw new ArgumentException("A bookmark contains messages or a time segment, not both.", nameof(MessageIds));
        if (MessageIds.Count == 0 && Offset is null)
            throw new ArgumentException("A bookmark needs messages, or the start of a time segment.", nameof(Offset));
        if (MessageIds.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("A message ID is empty.", nameof(MessageIds));
        if (Offset < TimeSpan.Zero || Duration < TimeSpan.Zero)
            throw new ArgumentException("The start and the duration of a bookmark cannot be negative.", nameof(Offset));
    }
}

/// <summary>Changes of a bookmark. Members that are <see langword="null"/> leave the value unchanged.</summary>
public sealed record BookmarkChange
{
    /// <summary>Label.</summary>
    public string? Label { get; init; }

    /// <summary>Description; an empty text removes it.</summary>
    public string? Description { get; init; }

    /// <summary>Person who creates the bookmark.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>IDs of the messages that replace the current messages or segment.</summary>
    public IReadOnlyList<string>? MessageIds { get; init; }

    /// <summary>Start of the segment that replaces the current messages or segment.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Duration of the segment.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Throws an exception for values that the service would refuse.</summary>
    /// <exception cref="ArgumentException">A member is invalid; the message names it.</exception>
    public void Validate()
    {
        if (Label is not null && string.IsNullOrWhiteSpace(Label)) throw new ArgumentException("A bookmark needs a label.", nameof(Label));
        if (MessageIds is not null && (Offset is not null || Duration is not null))
            throw new ArgumentException("A bookmark contains messages or a time segment, not both.", nameof(MessageIds));
        if (MessageIds is { Count: 0 } || MessageIds?.Any(string.IsNullOrWhiteSpace) == true)
            throw new ArgumentException("A message ID is empty.", nameof(MessageIds));
        if (Offset < TimeSpan.Zero || Duration < TimeSpan.Zero)
            throw new ArgumentException("The start and the duration of a bookmark cannot be negative.", nameof(Offset));
    }
}
