using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Gives what was said to those who were observed to say it.</summary>
internal sealed class SpeakerEventStore(Database database)
{
    /// <summary>Makes the people of the events members, and messages and turns theirs; false when there is no such conversation.</summary>
    public Task<bool> ApplyAsync(
        long conversation, IReadOnlyList<EventPerson> people, IReadOnlyList<SpeakerEvent> events, CancellationToken cancel) =>
        database.WriteAsync(
            connection =>
            {
                if (ConversationStore.Find(connection, conversation) is not { } row)
                    return false;
                if (events.Count == 0)
                    return true;
                var spans = SpeakerSpans.Of(events, row.Duration);
                var spoke = Speakers(connection, conversation);
                foreach (var person in people)
                    MemberStore.Resolve(connection, conversation, person);
                // Once all are there: one of them may have turned out to be another.
                var members = people.Select(person => MemberStore.Resolve(connection, conversation, person)).ToList();
                MoveMessages(connection, conversation, spans, members);
                MoveTurns(connection, conversation, spans, members);
                spoke.ExceptWith(Speakers(connection, conversation));
                RemoveUnknown(connection, spoke);
                ConversationStore.Touch(connection, conversation);
                return true;
            },
            cancel);

    private static void MoveMessages(SqliteConnection connection, long conversation, SpeakerSpans spans, List<string> members)
    {
        var said = connection.Query(
            row => (Id: row.GetInt64(0), Start: row.Offset(1), End: row.Offset(2)),
            "SELECT id, start, end FROM messages WHERE conversation_id = $id",
            ("$id", conversation));
        using var update = connection.Command("UPDATE messages SET member_id = $member WHERE id = $id", ("$member", ""), ("$id", 0L));
        foreach (var message in said)
        {
            if (spans.Speaker(message.Start, message.End) is not { } person)
                continue;
            update.Parameters["$member"].Value = members[person];
            update.Parameters["$id"].Value = message.Id;
            update.ExecuteNonQuery();
        }
    }

    private static void MoveTurns(SqliteConnection connection, long conversation, SpeakerSpans spans, List<string> members)
    {
        var turns = MessageStore.Turns(connection, conversation);
        connection.Execute("DELETE FROM turns WHERE conversation_id = $id", ("$id", conversation));
        MessageStore.AddTurns(
            connection,
            conversation,
            turns.SelectMany(turn => spans.Cut(turn.Start, turn.End).Select(
                part => new AnalyticsTurn(part.Person is { } person ? members[person] : turn.MemberId, part.Start, part.End))));
    }

    private static HashSet<string> Speakers(SqliteConnection connection, long conversation) =>
    [
        .. connection.Query(
            row => row.GetString(0),
            """
            SELECT member_id FROM messages WHERE conversation_id = $id UNION SELECT member_id FROM turns WHERE conversation_id = $id
            """,
            ("$id", conversation)),
    ];

    // Those nobody knew by more than a name, and who turned out to be the others.
    private static void RemoveUnknown(SqliteConnection connection, IEnumerable<string> members)
    {
        foreach (var id in members)
            connection.Execute("DELETE FROM members WHERE id = $id AND email IS NULL AND user_id IS NULL", ("$id", id));
    }
}
