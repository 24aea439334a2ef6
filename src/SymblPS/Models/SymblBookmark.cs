namespace SymblPS;

/// <summary>
/// A bookmark of a conversation: a time segment, or consecutive messages. Source: <c>/v1/conversations/{conversationId}/bookmarks</c>.
/// </summary>
public sealed class SymblBookmark
{
    /// <summary>Identifier of the bookmark: text, never a number.</summary>
    public string BookmarkId { get; init; } = string.Empty;

    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Label.</summary>
    public string Label { get; init; } = string.Empty;

    /// <summary>Description, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Person who created the bookmark; <see langword="null"/> if the service does not report it.</summary>
    public SymblPerson? User { get; init; }

    /// <summary>Start of the segment, from the start of the conversation; <see langword="null"/> for a bookmark of messages.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary><see cref="Offset"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? OffsetSeconds => Offset?.TotalSeconds;

    /// <summary>
    /// Duration of the segment; <see langword="null"/> for a bookmark of messages, or if the default of the service applies.
    /// </summary>
    public TimeSpan? Duration { get; init; }

    /// <summary><see cref="Duration"/> in seconds, for <c>Export-Csv</c> and <c>ConvertTo-Json</c>.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>IDs of the bookmarked messages; for a segment, of the messages inside it, if the service reports them.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>References to these messages.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; init => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
