namespace SymblPS;

/// <summary>
/// A page the service shows a conversation on. Who has the address can see the page.
/// Source: <c>POST /v1/conversations/{conversationId}/experiences</c>.
/// </summary>
public sealed class SymblExperience
{
    /// <summary>Conversation shown.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Kind of page as the service names it: <c>verbose-text-summary</c>, <c>audio-summary</c>, <c>video-summary</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Address of the page.</summary>
    public Uri? Uri { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri?.AbsoluteUri ?? string.Empty;
}

/// <summary>
/// The service's own page of insights, for one conversation or the list of all. Who has the address can see the page.
/// Source: <c>GET /v1/conversations/experiences/insights/list</c> and <c>…/details/{conversationId}</c>.
/// </summary>
public sealed class SymblInsightPage
{
    /// <summary>Conversation shown; <see langword="null"/> for the list of conversations.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Address of the page.</summary>
    public Uri? Uri { get; init; }

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri?.AbsoluteUri ?? string.Empty;
}
