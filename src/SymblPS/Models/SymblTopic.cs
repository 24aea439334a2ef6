namespace SymblPS;

/// <summary>
/// Something a conversation is about. Source: <c>GET /v1/conversations/{conversationId}/topics</c>, and <c>…/abstract-topics</c> for themes
/// in words that need not have been said (<see cref="Type"/> <c>abstract_topic</c>).
/// </summary>
public sealed class SymblTopic
{
    /// <summary>Identifier of the topic; empty where the service gives none.</summary>
    public string TopicId { get; init; } = string.Empty;

    /// <summary>Conversation the topic belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Kind as the service names it: <c>topic</c>, <c>abstract_topic</c>, or a later one.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The words of the topic.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Importance, 0 to 1; <see langword="null"/> where the service states none.</summary>
    public double? Score { get; init; }

    /// <summary>Mood of what is said about it; <see langword="null"/> unless asked for (<c>-Sentiment</c>).</summary>
    public SymblSentiment? Sentiment { get; init; }

    /// <summary>Wider topics it belongs to; empty unless asked for (<c>-ParentReference</c>).</summary>
    public IReadOnlyList<SymblTopicParent> Parents { get; init => field = SymblList<SymblTopicParent>.Of(value); }
        = SymblList<SymblTopicParent>.Empty;

    /// <summary>Messages it occurs in, as <c>Get-SymblMessage</c> gives them.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>Members of the answer this version does not know, as JSON text by name; <see langword="null"/> when there were none.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>The words of the topic.</summary>
    public override string ToString() => Text;
}

/// <summary>A wider topic another one belongs to.</summary>
public sealed class SymblTopicParent
{
    /// <summary>Kind, such as <c>topic</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The words of the topic.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The words of the topic.</summary>
    public override string ToString() => Text;
}
