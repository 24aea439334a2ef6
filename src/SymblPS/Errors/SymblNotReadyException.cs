namespace SymblPS;

/// <summary>
/// The conversation exists, but the requested result does not: the service still works on it, or the submission did not request it.
/// </summary>
public sealed class SymblNotReadyException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The missing result and its conversation, with the message of the service.</param>
    /// <param name="conversationId">ID of the conversation.</param>
    public SymblNotReadyException(string message, string conversationId) : base(message) => ConversationId = conversationId;

    /// <summary>ID of the existing conversation.</summary>
    public string ConversationId { get; }
}
