namespace SymblPS;

/// <summary>
/// A marked place of a conversation: a stretch of time, or messages that follow one another.
/// Source: <c>/v1/conversations/{conversationId}/bookmarks</c>.
/// </summary>
public sealed class SymblBookmark
{
    /// <summary>Identifier of the bookmark: text, never a number.</summary>
    public string BookmarkId { get; init; } = string.Empty;

    /// <summary>Conversation the bookmark belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>What the place is called.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>What is to be said about it; <see langword="null"/> where nothing is.</summary>
    public string? Description { get; init; }

    /// <summary>Who marked it; <see langword="null"/> where the service does not say.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>Start of the stretch from the start of the conversation; <see langword="null"/> for a bookmark of messages.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Length of the stretch; <see langword="null"/> for a bookmark of messages, or where the service's own length holds.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Messages marked; for a stretch of time those that lie in it, where the service says.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Those messages as the service refers to them.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; init => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
