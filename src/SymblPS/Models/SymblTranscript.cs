namespace SymblPS;

/// <summary>
/// A transcript that the service formats. It prints as its text. Source: <c>POST /v1/conversations/{conversationId}/transcript</c>.
/// </summary>
public sealed class SymblTranscript
{
    /// <summary>ID of the conversation.</summary>
    public string ConversationId { get; init; } = string.Empty;

    /// <summary>Format: <c>text/markdown</c>, <c>text/srt</c>, or a later value.</summary>
    public string ContentType { get; init; } = string.Empty;

    /// <summary>The transcript.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The transcript.</summary>
    public override string ToString() => Text;
}
