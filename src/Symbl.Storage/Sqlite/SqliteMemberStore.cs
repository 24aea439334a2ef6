using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.Storage.Json;

namespace Symbl.Storage.Sqlite;

/// <summary>Members of conversations.</summary>
internal sealed class SqliteMemberStore(SqliteConnection connection) : IMemberStore
{
    public IReadOnlyList<MemberRow> List(long conversation) =>
        connection.Query(
            row => new MemberRow(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3)),
            "SELECT id, name, email, user_id FROM members WHERE conversation_id = $id ORDER BY position",
            ("$id", conversation));

    public ILookup<long, MemberRow> List(IEnumerable<long> conversations) =>
        connection.Query(
            row => (Conversation: row.GetInt64(0), Member: new MemberRow(row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4))),
            """
            SELECT conversation_id, id, name, email, user_id FROM members
            WHERE conversation_id IN (SELECT value FROM json_each($ids)) ORDER BY conversation_id, position
            """,
            ("$ids", StoredJson.Ids(conversations)))
        .ToLookup(pair => pair.Conversation, pair => pair.Member);

    public string? FindByEmail(long conversation, string email) =>
        connection.Scalar<string>(
            "SELECT id FROM members WHERE conversation_id = $conversation AND email = $email COLLATE NOCASE",
            ("$conversation", conversation),
            ("$email", email));

    public string? FindByUserId(long conversation, string userId) =>
        connection.Scalar<string>(
            "SELECT id FROM members WHERE conversation_id = $conversation AND user_id = $user COLLATE NOCASE",
            ("$conversation", conversation),
            ("$user", userId));

    public string? FindByName(long conversation, string name) =>
        connection.Scalar<string>(
            "SELECT min(id) FROM members WHERE conversation_id = $conversation AND name = $name HAVING count(*) = 1",
            ("$conversation", conversation),
            ("$name", name));

    public string Add(long conversation, string name, string? email, string? userId = null)
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

    public void Change(string id, string? name, string? email) =>
        connection.Execute(
            "UPDATE members SET name = coalesce($name, name), email = nullif(coalesce($email, email), '') WHERE id = $id",
            ("$name", name),
            ("$email", email),
            ("$id", id));

    public void Merge(string id, string target)
    {
        var userId = connection.Scalar<string>("SELECT user_id FROM members WHERE id = $id", ("$id", id));
        connection.Execute(
            """
            UPDATE messages SET member_id = $target WHERE member_id = $id;
            UPDATE turns SET member_id = $target WHERE member_id = $id;
            UPDATE voices SET member_id = $target WHERE member_id = $id;
            UPDATE jobs SET provenance = replace(provenance, $id, $target)
            WHERE conversation_id = (SELECT conversation_id FROM members WHERE id = $id);
            DELETE FROM members WHERE id = $id;
            UPDATE members SET user_id = coalesce(user_id, $user) WHERE id = $target
            """,
            ("$target", target),
            ("$id", id),
            ("$user", userId));
    }

    public bool Exists(long conversation, string id) =>
        connection.Scalar<long>(
            "SELECT count(*) FROM members WHERE id = $id AND conversation_id = $conversation",
            ("$id", id),
            ("$conversation", conversation)) > 0;

    public void RemoveUnknown(IEnumerable<string> ids)
    {
        foreach (var id in ids)
            connection.Execute("DELETE FROM members WHERE id = $id AND email IS NULL AND user_id IS NULL", ("$id", id));
    }
}
