using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>What was said: messages and turns, read in order of time.</summary>
internal static class MessageStore
{
    /// <summary>The messages of a conversation, one at a time. Words are read only when asked for: they are most of the data.</summary>
    public static IEnumerable<MessageRow> Stream(SqliteConnection connection, long conversation, bool words)
    {
        using var command = connection.Command(
            $"""
            SELECT id, member_id, language, start, end, text, phrases, {(words ? "words" : "NULL")}
            FROM messages WHERE conversation_id = $id ORDER BY id
            """,
            ("$id", conversation));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new MessageRow(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.Offset(3),
                reader.Offset(4),
                reader.GetString(5),
                reader.TextOrNull(6),
                reader.TextOrNull(7));
        }
    }

    /// <summary>Ids of the messages of a conversation, in order.</summary>
    public static List<long> Ids(SqliteConnection connection, long conversation) =>
        connection.Query(row => row.GetInt64(0), "SELECT id FROM messages WHERE conversation_id = $id ORDER BY id", ("$id", conversation));

    /// <summary>Language of the first message of a conversation; null when there is none.</summary>
    public static string? Language(SqliteConnection connection, long conversation) =>
        connection.Scalar<string>("SELECT language FROM messages WHERE conversation_id = $id ORDER BY id LIMIT 1", ("$id", conversation));

    public static IReadOnlyList<AnalyticsTurn> Turns(SqliteConnection connection, long conversation) =>
        connection.Query(
            row => new AnalyticsTurn(row.GetString(0), row.Offset(1), row.Offset(2)),
            "SELECT member_id, start, end FROM turns WHERE conversation_id = $id ORDER BY start, end",
            ("$id", conversation));

    public static void AddTurns(SqliteConnection connection, long conversation, IEnumerable<AnalyticsTurn> turns)
    {
        using var insert = connection.Command(
            "INSERT INTO turns (conversation_id, member_id, start, end) VALUES ($conversation, $member, $start, $end)",
            ("$conversation", conversation),
            ("$member", ""),
            ("$start", 0L),
            ("$end", 0L));
        foreach (var turn in turns)
        {
            insert.Parameters["$member"].Value = turn.MemberId;
            insert.Parameters["$start"].Value = turn.Start.Ticks;
            insert.Parameters["$end"].Value = turn.End.Ticks;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Words by member.</summary>
    public static IReadOnlyDictionary<string, int> WordCounts(SqliteConnection connection, long conversation) =>
        connection.Query(
            row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)),
            "SELECT member_id, sum(word_count) FROM messages WHERE conversation_id = $id GROUP BY member_id",
            ("$id", conversation)).ToDictionary();
}
