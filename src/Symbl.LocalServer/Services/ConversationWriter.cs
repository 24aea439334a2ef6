using Microsoft.Data.Sqlite;
using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Jobs;
using Symbl.Domain.Recordings;
using Symbl.Storage;

namespace Symbl.LocalServer.Services;

/// <summary>Writes what came out of a recording, together with the end of its job: visible whole or not at all, and once.</summary>
internal sealed class ConversationWriter(
    Database database, TimeProvider clock, IAccountDefinitions account, ICallScoreDefinitions scores)
{
    /// <summary>Adds a recording's outcome behind what its conversation holds already.</summary>
    /// <returns>False when the job is gone or had ended; then nothing is written.</returns>
    public Task<bool> CompleteAsync(JobWork job, ProcessedRecording recording) =>
        database.WriteAsync(
            connection =>
            {
                if (Placement.Of(connection, job.ConversationId, recording) is not { } place)
                    return false;
                if (!JobStore.Finish(connection, job, JobStatus.Completed, null, clock.GetUtcNow()))
                    return false;
                var members = Write(connection, job.ConversationId, job.Options.LanguageCode, recording, place);
                JobStore.Describe(connection, job, Placed(recording.Provenance, place, members));
                AnalysisSettingsStore.Extend(connection, job.ConversationId, job.Options, account, scores);
                return true;
            },
            CancellationToken.None);

    /// <summary>Adds messages, turns and speakers behind the end of a conversation.</summary>
    public static void Append(SqliteConnection connection, long conversation, string language, ProcessedRecording recording) =>
        Write(connection, conversation, language, recording, Placement.Of(connection, conversation, recording)!);

    /// <summary>What is said of a recording, in terms of its conversation: its members and its clock.</summary>
    private static RecordingProvenance Placed(RecordingProvenance how, Placement place, Dictionary<int, string> members) => how with
    {
        Notes = place.Note is { } note ? [.. how.Notes, note] : how.Notes,
        Separation = how.Separation is null ? null : how.Separation with
        {
            Speakers = [.. how.Separation.Speakers.Select(speaker => speaker with { MemberId = members[speaker.Number] })],
            UncertainSpans =
            [
                .. how.Separation.UncertainSpans.Select(span => new UncertainSpan(place.Offset + span.Start, place.Offset + span.End)),
            ],
        },
    };

    /// <summary>Adds what a recording holds to its conversation.</summary>
    /// <returns>Per speaker the id of the member that speaker is.</returns>
    private static Dictionary<int, string> Write(
        SqliteConnection connection, long conversation, string language, ProcessedRecording recording, Placement place)
    {
        var members = recording.Speakers.ToDictionary(
            speaker => speaker.Number,
            speaker => MemberOf(connection, conversation, speaker));
        MessageStore.AddTurns(
            connection,
            conversation,
            recording.Turns.Select(turn => new AnalyticsTurn(members[turn.Speaker], place.Offset + turn.Start, place.Offset + turn.End)));
        WriteMessages(connection, conversation, language, members, place.Offset, recording.Messages);
        connection.Execute(
            "UPDATE conversations SET start_time = $start, duration = max(duration, $duration) WHERE id = $id",
            ("$start", place.StartTime.ToUnixTimeMilliseconds()),
            ("$duration", (place.Offset + recording.Duration).Ticks),
            ("$id", conversation));
        ConversationStore.Touch(connection, conversation);
        return members;
    }

    // A speaker is new to the conversation even under a known name, unless the caller gave the name or an id that says that two are one.
    private static string MemberOf(SqliteConnection connection, long conversation, ProcessedSpeaker speaker)
    {
        var known = speaker switch
        {
            { Email: { } email } => MemberStore.FindByEmail(connection, conversation, email),
            { UserId: { } userId } => MemberStore.FindByUserId(connection, conversation, userId),
            { IsKnownByName: true } => MemberStore.FindByName(connection, conversation, speaker.Name),
            _ => null,
        };
        return known ?? MemberStore.Add(connection, conversation, speaker.Name, speaker.Email, speaker.UserId);
    }

    private static void WriteMessages(
        SqliteConnection connection,
        long conversation,
        string language,
        Dictionary<int, string> members,
        TimeSpan offset,
        IReadOnlyList<ProcessedMessage> messages)
    {
        var id = NumericId.Take(connection, messages.Count);
        using var insert = connection.Command(
            """
            INSERT INTO messages (id, conversation_id, member_id, language, start, end, word_count, text, phrases, words)
            VALUES ($id, $conversation, $member, $language, $start, $end, $count, $text, $phrases, $words)
            """,
            ("$id", 0L),
            ("$conversation", conversation),
            ("$member", ""),
            ("$language", language),
            ("$start", 0L),
            ("$end", 0L),
            ("$count", 0),
            ("$text", ""),
            ("$phrases", null),
            ("$words", null));
        foreach (var message in messages)
        {
            insert.Parameters["$id"].Value = id++;
            insert.Parameters["$member"].Value = members[message.Speaker];
            insert.Parameters["$start"].Value = (offset + message.Start).Ticks;
            insert.Parameters["$end"].Value = (offset + message.End).Ticks;
            insert.Parameters["$count"].Value = WordCount(message);
            insert.Parameters["$text"].Value = message.Text;
            insert.Parameters["$phrases"].Value = Phrases(message.Phrases);
            insert.Parameters["$words"].Value = Words(message.Words, offset);
            insert.ExecuteNonQuery();
        }
    }

    // A source of words may give a sentence without the times of its words.
    private static int WordCount(ProcessedMessage message) =>
        message.Words.Count > 0 ? message.Words.Count : message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static object Phrases(IReadOnlyList<ProcessedPhrase> phrases) =>
        phrases.Count == 0 ? DBNull.Value : StoredJson.Write(phrases, StoredJson.Default.IReadOnlyListProcessedPhrase);

    private static object Words(IReadOnlyList<ProcessedWord> words, TimeSpan offset)
    {
        if (words.Count == 0)
            return DBNull.Value;
        var stored = words.Select(
            word => new StoredWord(word.Text, (offset + word.Start).Ticks, (offset + word.End).Ticks, word.Score));
        return StoredJson.Write(stored.ToList(), StoredJson.Default.ListStoredWord);
    }
}
