namespace SymblPS;

/// <summary>
/// A page that shows a conversation. Everyone who has the address can see the page. Source: <c>POST
/// /v1/conversations/{conversationId}/experiences</c>.
/// </summary>
public sealed class SymblExperience
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Kind of page: <c>verbose-text-summary</c>, <c>audio-summary</c>, <c>video-summary</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Address of the page.</summary>
    public Uri? Uri { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri?.AbsoluteUri ?? string.Empty;
}

/// <summary>
/// The insights page of the service, for one conversation or for the list of conversations. Everyone who has the address can see the page.
/// Source: <c>GET /v1/conversations/experiences/insights/list</c> and <c>…/details/{conversationId}</c>.
/// </summary>
public sealed class SymblInsightPage
{
    /// <summary>ID of the conversation; <see langword="null"/> for the list of conversations.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Address of the page.</summary>
    public Uri? Uri { get; init; }

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The address.</summary>
    public override string ToString() => Uri?.AbsoluteUri ?? string.Empty;
}
