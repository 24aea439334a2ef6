using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Members of conversations.</summary>
public interface IMemberStore
{
    /// <summary>Reads the members of a conversation in order of joining.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<MemberRow> List(long conversation);

    /// <summary>Reads the members of many conversations, each in order of joining.</summary>
    /// <param name="conversations">Ids of the conversations.</param>
    ILookup<long, MemberRow> List(IEnumerable<long> conversations);

    /// <summary>Tests whether a conversation has a member.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="id">Id of the member.</param>
    bool Exists(long conversation, string id);

    /// <summary>Finds the member with an email address, in any case; null if there is no such member.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="email">Email address.</param>
    string? FindByEmail(long conversation, string email);

    /// <summary>Finds the member with an id of the caller, in any case; null if there is no such member.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="userId">Id that the caller chose.</param>
    string? FindByUserId(long conversation, string userId);

    /// <summary>Finds the only member with a name; null if no member or more than one has it.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="name">Display name.</param>
    string? FindByName(long conversation, string name);

    /// <summary>Adds a member.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="name">Display name.</param>
    /// <param name="email">Email address, if known.</param>
    /// <param name="userId">Id that the caller chose, if it is not an email address.</param>
    /// <returns>Id of the member.</returns>
    string Add(long conversation, string name, string? email, string? userId = null);

    /// <summary>Changes a member.</summary>
    /// <param name="id">Id of the member.</param>
    /// <param name="name">New name; null keeps the present one.</param>
    /// <param name="email">New email address; null keeps the present one, and an empty text removes it.</param>
    void Change(string id, string? name, string? email);

    /// <summary>Moves everything of one member to another and removes the first.</summary>
    /// <param name="id">Id of the member to remove.</param>
    /// <param name="target">Id of the member that remains.</param>
    void Merge(string id, string target);

    /// <summary>Removes members that are known by name only.</summary>
    /// <param name="ids">Ids of the members. Members with an email address or an id of the caller stay.</param>
    void RemoveUnknown(IEnumerable<string> ids);
}
