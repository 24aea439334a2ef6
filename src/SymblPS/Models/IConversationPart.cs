namespace SymblPS;

/// <summary>An object that belongs to a conversation, and tells the name and the source of the conversation.</summary>
internal interface IConversationPart
{
    /// <summary>ID of the conversation.</summary>
    string ConversationId { get; }

    /// <summary>Name of the conversation.</summary>
    string? ConversationName { set; }

    /// <summary>Submitted file or address.</summary>
    string? Source { set; }
}
