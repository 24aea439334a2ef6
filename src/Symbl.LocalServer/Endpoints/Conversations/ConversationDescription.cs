using Microsoft.Data.Sqlite;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Conversations as the wire has them: however many there are, their people and provenance are read at once.</summary>
internal static class ConversationDescription
{
    public static IReadOnlyList<ConversationResponse> Of(SqliteConnection connection, IReadOnlyList<ConversationRow> conversations)
    {
        var ids = conversations.Select(conversation => conversation.Id).ToList();
        var members = MemberStore.List(connection, ids);
        var provenance = JobStore.Provenance(connection, ids);
        return
        [
            .. conversations.Select(conversation => new ConversationResponse(
                NumericId.Text(conversation.Id),
                conversation.Type,
                conversation.Name,
                WireTime.Text(conversation.StartTime),
                WireTime.Text(conversation.EndTime),
                MemberEndpoints.Describe(members[conversation.Id]),
                StoredJson.Read(conversation.MetadataJson, StoredJson.Default.DictionaryStringString),
                ProvenanceDescription.OfConversation([.. provenance[conversation.Id]], [.. members[conversation.Id]]))),
        ];
    }
}
