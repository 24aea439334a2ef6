namespace Symbl.Storage;

/// <summary>
/// Voice prints of members. They are biometric data: the server keeps them to recognize people in another part of the same conversation, and
/// deletes them with the member or the conversation.
/// </summary>
public interface IVoiceStore
{
    /// <summary>Adds a print.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="member">Id of the member.</param>
    /// <param name="print">The print.</param>
    void Add(long conversation, string member, ReadOnlyMemory<byte> print);

    /// <summary>Reads the prints of a conversation by the id of the member, each in order of the parts.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    ILookup<string, ReadOnlyMemory<byte>> List(long conversation);

    /// <summary>Deletes all prints.</summary>
    /// <returns>Number of deleted prints.</returns>
    int Clear();
}
