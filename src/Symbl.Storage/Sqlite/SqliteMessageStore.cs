using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Storage.Json;

namespace Symbl.Storage.Sqlite;

/// <summary>Messages and turns, in order of time.</summary>
internal sealed class SqliteMessageStore(SqliteConnection connection) : IMessageStore
{
    public IEnumerable<MessageRow> Stream(long conversation, bool words)
    {
        using var command = connection.Command(
            $"""
            SELECT id, member_id, language, start, end, text, phrases, confidence, {(words ? "words" : "NULL")}
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
                StoredPhrase.Read(reader.TextOrNull(6)),
                StoredWord.Read(reader.TextOrNull(8)))
            {
                Confidence = reader.IsDBNull(7) ? null : reader.GetDouble(7),
            };
        }
    }

    public IReadOnlyList<long> Ids(long conversation) =>
        connection.Query(row => row.GetInt64(0), "SELECT id FROM messages WHERE conversation_id = $id ORDER BY id", ("$id", conversation));

    public string? Language(long conversation) =>
        connection.Scalar<string>("SELECT language FROM messages WHERE conversation_id = $id ORDER BY id LIMIT 1", ("$id", conversation));

    public IReadOnlyList<string> Languages(long conversation) =>
        connection.Query(
            row => row.GetString(0),
            "SELECT language FROM messages WHERE conversation_id = $id GROUP BY language COLLATE NOCASE ORDER BY count(*) DESC, min(id)",
            ("$id", conversation));

    public TimeSpan? LastStart(long conversation) =>
        connection.Scalar<object>("SELECT max(start) FROM messages WHERE conversation_id = $id", ("$id", conversation)) is long start
            ? new TimeSpan(start)
            : null;

    public IReadOnlyList<AnalyticsTurn> Turns(long conversation) =>
        connection.Query(
            row => new AnalyticsTurn(row.GetString(0), row.Offset(1), row.Offset(2)),
            "SELECT member_id, start, end FROM turns WHERE conversation_id = $id ORDER BY start, end",
            ("$id", conversation));

    public IReadOnlyDictionary<string, int> WordCounts(long conversation) =>
        connection.Query(
            row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)),
            "SELECT member_id, sum(word_count) FROM messages WHERE conversation_id = $id GROUP BY member_id",
            ("$id", conversation)).ToDictionary();

    public IReadOnlySet<string> Speakers(long conversation) => connection.Query(
        row => row.GetString(0),
        """
        SELECT member_id FROM messages WHERE conversation_id = $id UNION SELECT member_id FROM turns WHERE conversation_id = $id
        """,
        ("$id", conversation)).ToHashSet();

    public void Add(long conversation, IReadOnlyList<MessageRow> messages)
    {
        var id = SqliteUnitOfWork.TakeIds(connection, messages.Count);
        using var insert = connection.Command(
            """
            INSERT INTO messages (id, conversation_id, member_id, language, start, end, word_count, text, phrases, words, confidence)
            VALUES ($id, $conversation, $member, $language, $start, $end, $count, $text, $phrases, $words, $confidence)
            """,
            ("$id", 0L),
            ("$conversation", conversation),
            ("$member", ""),
            ("$language", ""),
            ("$start", 0L),
            ("$end", 0L),
            ("$count", 0),
            ("$text", ""),
            ("$phrases", null),
            ("$words", null),
            ("$confidence", null));
        foreach (var message in messages)
        {
            insert.Parameters["$id"].Value = id++;
            insert.Parameters["$member"].Value = message.MemberId;
            insert.Parameters["$language"].Value = message.Language;
            insert.Parameters["$start"].Value = message.Start.Ticks;
            insert.Parameters["$end"].Value = message.End.Ticks;
            insert.Parameters["$count"].Value = WordCount(message);
            insert.Parameters["$text"].Value = message.Text;
            insert.Parameters["$phrases"].Value = (object?)StoredPhrase.Write(message.Phrases) ?? DBNull.Value;
            insert.Parameters["$words"].Value = (object?)StoredWord.Write(message.Words) ?? DBNull.Value;
            insert.Parameters["$confidence"].Value = (object?)message.Confidence ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    public void AddTurns(long conversation, IEnumerable<AnalyticsTurn> turns)
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

    public void ReplaceTurns(long conversation, IReadOnlyList<AnalyticsTurn> turns)
    {
        connection.Execute("DELETE FROM turns WHERE conversation_id = $id", ("$id", conversation));
        AddTurns(conversation, turns);
    }

    public void SetSpeakers(IEnumerable<(long Message, string Member)> speakers)
    {
        using var update = connection.Command("UPDATE messages SET member_id = $member, confidence = 1 WHERE id = $id", ("$member", ""), ("$id", 0L));
        foreach (var (message, member) in speakers)
        {
            update.Parameters["$member"].Value = member;
            update.Parameters["$id"].Value = message;
            update.ExecuteNonQuery();
        }
    }

    // A recognizer may give a sentence without the times of its words.
    private static int WordCount(MessageRow message) => message.Words is { Count: > 0 } words
        ? words.Count
        : message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
