namespace SymblPS;

/// <summary>
/// The conversation is there, but what the service derives from it is not: it is still being made, or nobody asked for it.
/// </summary>
public sealed class SymblNotReadyException : SymblException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not there, of which conversation, with the service's own message.</param>
    /// <param name="conversationId">The conversation.</param>
    public SymblNotReadyException(string message, string conversationId) : base(message) => ConversationId = conversationId;

    /// <summary>The conversation that is there.</summary>
    public string ConversationId { get; }
}
