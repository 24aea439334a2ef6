using Microsoft.Data.Sqlite;
using Symbl.LocalServer.Recognition;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Conversations as the wire has them: however many there are, their people and provenance are read at once.</summary>
internal static class ConversationDescription
{
    private const string NothingYet = "none yet: no recording has been processed";

    public static IReadOnlyList<ConversationResponse> Of(SqliteConnection connection, IReadOnlyList<ConversationRow> conversations)
    {
        var ids = conversations.Select(conversation => conversation.Id).ToList();
        var members = MemberStore.List(connection, ids);
        var provenance = ConversationStore.Provenance(connection, ids);
        return
        [
            .. conversations.Select(conversation => new ConversationResponse(
                IdCounter.Text(conversation.Id),
                conversation.Type,
                conversation.Name,
                WireTime.Text(conversation.StartTime),
                WireTime.Text(conversation.EndTime),
                MemberEndpoints.Describe(members[conversation.Id]),
                StoredJson.Read(conversation.MetadataJson, StoredJson.Default.DictionaryStringString),
                Provenance([.. provenance[conversation.Id]]))),
        ];
    }

    // Recordings of one conversation may have been processed in different ways; each way is said once.
    private static ProvenanceResponse Provenance(IReadOnlyList<RecordingProvenance> recordings) => recordings.Count == 0
        ? new ProvenanceResponse(NothingYet, NothingYet, Engines.Insights, [])
        : new ProvenanceResponse(
            string.Join("; ", recordings.Select(recording => recording.Words).Distinct()),
            string.Join("; ", recordings.Select(recording => recording.Speakers).Distinct()),
            Engines.Insights,
            [.. recordings.SelectMany(recording => recording.Notes).Distinct()]);
}
