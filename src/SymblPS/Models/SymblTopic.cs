namespace SymblPS;

/// <summary>
/// A topic of a conversation. Source: <c>GET /v1/conversations/{conversationId}/topics</c>, and <c>…/abstract-topics</c> for themes that
/// need not occur literally (<see cref="Type"/> <c>abstract_topic</c>).
/// </summary>
public sealed class SymblTopic : IConversationPart
{
    /// <summary>Identifier of the topic; empty if the service does not send it.</summary>
    public string TopicId { get; init; } = string.Empty;

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

    /// <summary>Type: <c>topic</c>, <c>abstract_topic</c>, or a later value.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Text of the topic.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Importance, 0 to 1; <see langword="null"/> if the service does not report it.</summary>
    public double? Score { get; init; }

    /// <summary>Sentiment of the topic; <see langword="null"/> unless requested (<c>-Sentiment</c>).</summary>
    public SymblSentiment? Sentiment { get; init; }

    /// <summary>Parent topics; empty unless requested (<c>-ParentReference</c>).</summary>
    public IReadOnlyList<SymblTopicParent> Parents { get; init => field = SymblList<SymblTopicParent>.Of(value); }
        = SymblList<SymblTopicParent>.Empty;

    /// <summary>IDs of the messages with the topic, as in the output of <c>Get-SymblMessage</c>.</summary>
    public IReadOnlyList<string> MessageIds { get; init => field = SymblList<string>.Of(value); } = SymblList<string>.Empty;

    /// <summary>
    /// Unknown properties of the response as JSON text by name, or <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalProperties { get; init; }

    /// <summary>Text of the topic.</summary>
    public override string ToString() => Text;
}

/// <summary>The parent of a topic.</summary>
public sealed class SymblTopicParent
{
    /// <summary>Type, such as <c>topic</c>.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Text of the topic.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Text of the topic.</summary>
    public override string ToString() => Text;
}
