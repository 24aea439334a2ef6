namespace SymblPS;

/// <summary>Summary of a conversation. Source: <c>GET /v1/conversations/{conversationId}/summary</c>.</summary>
public sealed class SymblSummary : IConversationPart
{
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

    /// <summary>The whole summary, one part per line.</summary>
    public string Text => SymblSummaryPart.Join(Parts);

    /// <summary>The parts of the summary, in the order of the service.</summary>
    public IReadOnlyList<SymblSummaryPart> Parts { get; init => field = SymblList<SymblSummaryPart>.Of(value); }
        = SymblList<SymblSummaryPart>.Empty;

    /// <summary>IDs of the source messages without duplicates, in the order of the parts.</summary>
    public IReadOnlyList<string> MessageIds => SymblSummaryPart.MessagesOf(Parts);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>
/// Summary of a bookmark. Source: <c>GET /v1/conversations/{conversationId}/bookmarks/{bookmarkId}/summary</c> and
/// <c>…/bookmarks-summary</c>.
/// </summary>
public sealed class SymblBookmarkSummary
{
    /// <summary>ID of the bookmark.</summary>
    public string BookmarkId { get; init; } = string.Empty;

    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>The whole summary, one part per line.</summary>
    public string Text => SymblSummaryPart.Join(Parts);

    /// <summary>The parts of the summary, in the order of the service.</summary>
    public IReadOnlyList<SymblSummaryPart> Parts { get; init => field = SymblList<SymblSummaryPart>.Of(value); }
        = SymblList<SymblSummaryPart>.Empty;

    /// <summary>IDs of the source messages without duplicates, in the order of the parts.</summary>
    public IReadOnlyList<string> MessageIds => SymblSummaryPart.MessagesOf(Parts);

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A part of a summary, with its source messages.</summary>
public sealed class SymblSummaryPart
{
    /// <summary>Identifier of the part; empty if the service does not send it.</summary>
    public string SummaryId { get; init; } = string.Empty;

    /// <summary>Text of the insight.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Start time of the summarized segment, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End time of the summarized segment, UTC; <see langword="null"/> if the service does not report it.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The source messages.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; init => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    internal static string Join(IReadOnlyList<SymblSummaryPart> parts) => string.Join("\n", parts.Select(static part => part.Text));

    internal static IReadOnlyList<string> MessagesOf(IReadOnlyList<SymblSummaryPart> parts) =>
        SymblList<string>.Of([.. parts.SelectMany(static part => part.Messages).Select(static message => message.MessageId).Distinct()]);
}
