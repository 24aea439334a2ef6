using Symbl.Domain.Conversations;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Identifies and changes the members of conversations.</summary>
internal static class MemberService
{
    /// <summary>
    /// Finds the member for a person in speaker events: by member id, by user id, by email address, or by name if nothing else is given.
    /// Adds a member if there is no match. If the match has another member's email address, the two become that other member.
    /// </summary>
    /// <returns>The id of the member.</returns>
    public static string Resolve(IUnitOfWork unit, long conversation, EventPerson person)
    {
        var byEmail = person.Email is { } email ? unit.Members.FindByEmail(conversation, email) : null;
        var known = (person.Id is { } id ? FindById(unit, conversation, id) ?? unit.Members.FindByUserId(conversation, id) : null)
            ?? byEmail
            ?? (person is { Id: null, Email: null, Name: { } only } ? unit.Members.FindByName(conversation, only) : null);
        if (known is null)
        {
            var isOwnId = person.Email is null || person.Id != person.Email;
            return unit.Members.Add(
                conversation, person.Name ?? person.Email ?? person.Id!, person.Email, isOwnId ? person.Id : null);
        }

        if (byEmail is not null && byEmail != known)
            unit.Members.Merge(known, byEmail);
        unit.Members.Change(byEmail ?? known, person.Name, person.Email);
        return byEmail ?? known;
    }

    /// <summary>
    /// Renames a member. If the email address belongs to another member, the two become that other member.
    /// </summary>
    /// <returns>False if the conversation has no such member.</returns>
    public static bool Update(IUnitOfWork unit, long conversation, string id, string name, string? email)
    {
        if (!unit.Members.Exists(conversation, id))
            return false;
        var target = string.IsNullOrEmpty(email) ? id : unit.Members.FindByEmail(conversation, email) ?? id;
        if (target != id)
            unit.Members.Merge(id, target);
        unit.Members.Change(target, name, email);
        unit.Conversations.Touch(conversation);
        return true;
    }

    private static string? FindById(IUnitOfWork unit, long conversation, string id) =>
        unit.Members.Exists(conversation, id) ? id : null;
}
