namespace SymblPS.Client.Bookmarks;

/// <summary>A bookmark to be made: of messages, or of a stretch of time.</summary>
public sealed record BookmarkDraft
{
    /// <summary>What the place is called.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>What is to be said about it; nothing where it is empty.</summary>
    public string? Description { get; init; }

    /// <summary>Who marks it.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>Messages to mark, which follow one another.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    /// <summary>Start of the stretch from the start of the conversation.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Length of the stretch; <see langword="null"/> takes the one of the account's settings.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Refuses what the service would refuse.</summary>
    /// <exception cref="ArgumentException">Names the member.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Label)) throw new ArgumentException("A bookmark needs a label.", nameof(Label));
        if (MessageIds.Count > 0 && (Offset is not null || Duration is not null))
            throw new ArgumentException("A bookmark marks messages or a stretch of time, not both.", nameof(MessageIds));
        if (MessageIds.Count == 0 && Offset is null)
            throw new ArgumentException("A bookmark needs messages, or the start of a stretch of time.", nameof(Offset));
        if (MessageIds.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("The id of a message is empty.", nameof(MessageIds));
        if (Offset < TimeSpan.Zero || Duration < TimeSpan.Zero)
            throw new ArgumentException("Start and length of a bookmark cannot be negative.", nameof(Offset));
    }
}

/// <summary>What to change of a bookmark. What is <see langword="null"/> stays as it is.</summary>
public sealed record BookmarkChange
{
    /// <summary>What the place is called.</summary>
    public string? Label { get; init; }

    /// <summary>What is to be said about it; an empty text takes away what is said.</summary>
    public string? Description { get; init; }

    /// <summary>Who marks it.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>Messages to mark in place of what is marked.</summary>
    public IReadOnlyList<string>? MessageIds { get; init; }

    /// <summary>Start of the stretch to mark in place of what is marked.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Length of the stretch.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Refuses what the service would refuse.</summary>
    /// <exception cref="ArgumentException">Names the member.</exception>
    public void Validate()
    {
        if (Label is not null && string.IsNullOrWhiteSpace(Label)) throw new ArgumentException("A bookmark needs a label.", nameof(Label));
        if (MessageIds is not null && (Offset is not null || Duration is not null))
            throw new ArgumentException("A bookmark marks messages or a stretch of time, not both.", nameof(MessageIds));
        if (MessageIds is { Count: 0 } || MessageIds?.Any(string.IsNullOrWhiteSpace) == true)
            throw new ArgumentException("The id of a message is empty.", nameof(MessageIds));
        if (Offset < TimeSpan.Zero || Duration < TimeSpan.Zero)
            throw new ArgumentException("Start and length of a bookmark cannot be negative.", nameof(Offset));
    }
}
