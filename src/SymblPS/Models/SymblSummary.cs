namespace SymblPS;

/// <summary>Summary of a conversation. Source: <c>GET /v1/conversations/{conversationId}/summary</c>.</summary>
public sealed class SymblSummary
{
    /// <summary>Conversation summed up.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>The whole summary; its parts stand on lines of their own.</summary>
    public string Text => SymblSummaryPart.Join(Parts);

    /// <summary>The parts of the summary in the service's order.</summary>
    public IReadOnlyList<SymblSummaryPart> Parts { get; init => field = SymblList<SymblSummaryPart>.Of(value); }
        = SymblList<SymblSummaryPart>.Empty;

    /// <summary>Messages it rests on, each once, in the order of the parts.</summary>
    public IReadOnlyList<string> MessageIds => SymblSummaryPart.MessagesOf(Parts);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>
/// Summary of the stretch of a conversation a bookmark marks. Source:
/// <c>GET /v1/conversations/{conversationId}/bookmarks/{bookmarkId}/summary</c> and <c>…/bookmarks-summary</c>.
/// </summary>
public sealed class SymblBookmarkSummary
{
    /// <summary>The bookmark.</summary>
    public string BookmarkId { get; init; } = string.Empty;

    /// <summary>Conversation the bookmark belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>The whole summary; its parts stand on lines of their own.</summary>
    public string Text => SymblSummaryPart.Join(Parts);

    /// <summary>The parts of the summary in the service's order.</summary>
    public IReadOnlyList<SymblSummaryPart> Parts { get; init => field = SymblList<SymblSummaryPart>.Of(value); }
        = SymblList<SymblSummaryPart>.Empty;

    /// <summary>Messages it rests on, each once, in the order of the parts.</summary>
    public IReadOnlyList<string> MessageIds => SymblSummaryPart.MessagesOf(Parts);

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>A part of a summary, with the messages behind it.</summary>
public sealed class SymblSummaryPart
{
    /// <summary>Identifier of the part; empty where the service gives none.</summary>
    public string SummaryId { get; init; } = string.Empty;

    /// <summary>What it says.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>When the stretch it sums up starts, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the stretch it sums up ends, UTC; <see langword="null"/> where the service does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The messages behind it.</summary>
    public IReadOnlyList<SymblMessageReference> Messages { get; init => field = SymblList<SymblMessageReference>.Of(value); }
        = SymblList<SymblMessageReference>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    internal static string Join(IReadOnlyList<SymblSummaryPart> parts) => string.Join("\n", parts.Select(static part => part.Text));

    internal static IReadOnlyList<string> MessagesOf(IReadOnlyList<SymblSummaryPart> parts) =>
        SymblList<string>.Of([.. parts.SelectMany(static part => part.Messages).Select(static message => message.MessageId).Distinct()]);
}
