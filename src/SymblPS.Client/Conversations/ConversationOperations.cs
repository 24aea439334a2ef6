namespace SymblPS.Client;

/// <summary>Conversations and their messages.</summary>
public sealed class ConversationOperations
{
    internal ConversationOperations() { }

    /// <summary>Reads a conversation.</summary>
    public Task<SymblConversation> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Replaces the metadata of a conversation.</summary>
    public Task<IReadOnlyDictionary<string, string>> SetMetadataAsync(
        string conversationId, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Removes a conversation.</summary>
    public Task<string?> RemoveAsync(string conversationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Lists conversations.</summary>
    public IAsyncEnumerable<SymblConversation> ListAsync(ConversationQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Reads messages.</summary>
    public IAsyncEnumerable<SymblMessage> GetMessagesAsync(
        string conversationId, MessageQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
}
