namespace SymblPS;

/// <summary>
/// A transcript as the service writes it. Prints as its text. Source: <c>POST /v1/conversations/{conversationId}/transcript</c>.
/// </summary>
public sealed class SymblTranscript
{
    /// <summary>Conversation it belongs to.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>How it is written: <c>text/markdown</c>, <c>text/srt</c>, or a later value.</summary>
    public string ContentType { get; init; } = string.Empty;

    /// <summary>The transcript.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The transcript.</summary>
    public override string ToString() => Text;
}
