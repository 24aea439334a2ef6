using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Members of conversations.</summary>
internal sealed class MemberStore(Database database)
{
    public static IReadOnlyList<MemberRow> List(SqliteConnection connection, long conversation) =>
        connection.Query(
            row => new MemberRow(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3)),
            "SELECT id, name, email, user_id FROM members WHERE conversation_id = $id ORDER BY position",
            ("$id", conversation));

    /// <summary>The members of many conversations, those of each in order of joining.</summary>
    public static ILookup<long, MemberRow> List(SqliteConnection connection, IEnumerable<long> conversations) =>
        connection.Query(
            row => (Conversation: row.GetInt64(0), Member: new MemberRow(row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4))),
            """
            SELECT conversation_id, id, name, email, user_id FROM members
            WHERE conversation_id IN (SELECT value FROM json_each($ids)) ORDER BY conversation_id, position
            """,
            ("$ids", StoredJson.Ids(conversations)))
        .ToLookup(pair => pair.Conversation, pair => pair.Member);

    /// <summary>The member with an e-mail address, if there is one.</summary>
    public static string? FindByEmail(SqliteConnection connection, long conversation, string email) =>
        connection.Scalar<string>(
            "SELECT id FROM members WHERE conversation_id = $conversation AND email = $email COLLATE NOCASE",
            ("$conversation", conversation),
            ("$email", email));

    /// <summary>The member with an id of the caller's own, if there is one.</summary>
    public static string? FindByUserId(SqliteConnection connection, long conversation, string userId) =>
        connection.Scalar<string>(
            "SELECT id FROM members WHERE conversation_id = $conversation AND user_id = $user COLLATE NOCASE",
            ("$conversation", conversation),
            ("$user", userId));

    /// <summary>The only member of a name; null when there is none, or more than one.</summary>
    public static string? FindByName(SqliteConnection connection, long conversation, string name) =>
        connection.Scalar<string>(
            "SELECT min(id) FROM members WHERE conversation_id = $conversation AND name = $name HAVING count(*) = 1",
            ("$conversation", conversation),
            ("$name", name));

    public static string Add(SqliteConnection connection, long conversation, string name, string? email, string? userId = null)
    {
        var id = Guid.NewGuid().ToString();
        connection.Execute(
            """
            INSERT INTO members (id, conversation_id, position, name, email, user_id)
            SELECT $id, $conversation, coalesce(max(position), 0) + 1, $name, $email, $user
            FROM members WHERE conversation_id = $conversation
            """,
            ("$id", id),
            ("$conversation", conversation),
            ("$name", name),
            ("$email", email),
            ("$user", userId));
        return id;
    }

    /// <summary>
    /// The member that someone in speaker events is: by member id, the caller's own id, e-mail address, or name where there is nothing
    /// else; otherwise a new one. A member found by id whose e-mail address is another's becomes that other one.
    /// </summary>
    public static string Resolve(SqliteConnection connection, long conversation, EventPerson person)
    {
        var byEmail = person.Email is { } email ? FindByEmail(connection, conversation, email) : null;
        var known = (person.Id is { } id ? FindById(connection, conversation, id) ?? FindByUserId(connection, conversation, id) : null)
            ?? byEmail
            ?? (person is { Id: null, Email: null, Name: { } only } ? FindByName(connection, conversation, only) : null);
        if (known is null)
        {
            var isOwnId = person.Email is null || person.Id != person.Email;
            return Add(
                connection, conversation, person.Name ?? person.Email ?? person.Id!, person.Email, isOwnId ? person.Id : null);
        }

        if (byEmail is not null && byEmail != known)
            Merge(connection, known, byEmail);
        Change(connection, byEmail ?? known, person.Name, person.Email);
        return byEmail ?? known;
    }

    /// <summary>
    /// Renames a member. With the e-mail address of another member the two become that other one: the addressed member disappears and
    /// everything that was theirs is the other's.
    /// </summary>
    /// <returns>False when the conversation has no such member.</returns>
    public Task<bool> UpdateAsync(long conversation, string id, string name, string? email, CancellationToken cancel) =>
        database.WriteAsync(
            connection =>
            {
                if (FindById(connection, conversation, id) is null)
                    return false;
                var target = email is null ? id : FindByEmail(connection, conversation, email) ?? id;
                if (target != id)
                    Merge(connection, id, target);
                Change(connection, target, name, email);
                ConversationStore.Touch(connection, conversation);
                return true;
            },
            cancel);

    private static string? FindById(SqliteConnection connection, long conversation, string id) =>
        connection.Scalar<string>(
            "SELECT id FROM members WHERE id = $id AND conversation_id = $conversation",
            ("$id", id),
            ("$conversation", conversation));

    private static void Change(SqliteConnection connection, string id, string? name, string? email) =>
        connection.Execute(
            "UPDATE members SET name = coalesce($name, name), email = coalesce($email, email) WHERE id = $id",
            ("$name", name),
            ("$email", email),
            ("$id", id));

    /// <summary>Makes everything that is one member's another's; the one disappears.</summary>
    private static void Merge(SqliteConnection connection, string id, string target)
    {
        var userId = connection.Scalar<string>("SELECT user_id FROM members WHERE id = $id", ("$id", id));
        connection.Execute(
            """
            UPDATE messages SET member_id = $target WHERE member_id = $id;
            UPDATE turns SET member_id = $target WHERE member_id = $id;
            UPDATE jobs SET provenance = replace(provenance, $id, $target)
            WHERE conversation_id = (SELECT conversation_id FROM members WHERE id = $id);
            DELETE FROM members WHERE id = $id;
            UPDATE members SET user_id = coalesce(user_id, $user) WHERE id = $target
            """,
            ("$target", target),
            ("$id", id),
            ("$user", userId));
    }
}
