using Microsoft.Data.Sqlite;

namespace Symbl.Storage.Sqlite;

/// <summary>Voice prints of members.</summary>
internal sealed class SqliteVoiceStore(SqliteConnection connection) : IVoiceStore
{
    public void Add(long conversation, string member, ReadOnlyMemory<byte> print) => connection.Execute(
        "INSERT INTO voices (conversation_id, member_id, print) VALUES ($conversation, $member, $print)",
        ("$conversation", conversation),
        ("$member", member),
        ("$print", print.ToArray()));

    public ILookup<string, ReadOnlyMemory<byte>> List(long conversation) =>
        connection.Query(
            row => (Member: row.GetString(0), Print: new ReadOnlyMemory<byte>(row.GetFieldValue<byte[]>(1))),
            "SELECT member_id, print FROM voices WHERE conversation_id = $conversation ORDER BY id",
            ("$conversation", conversation))
        .ToLookup(pair => pair.Member, pair => pair.Print, StringComparer.Ordinal);

    public int Clear() => connection.Execute("DELETE FROM voices");
}
