using Symbl.Domain.Conversations;
using Symbl.Language.Text;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Describes conversations for answers. It reads the members and the provenance of all conversations at once.</summary>
internal static class ConversationDescription
{
    /// <summary>Describes one conversation with its languages. In a list, they would take a look at each message.</summary>
    public static ConversationResponse OfOne(IUnitOfWork unit, ConversationRow conversation)
    {
        var features = LanguageFeatures.Of(unit.Messages.Languages(conversation.Id), unit.Conversations.Analysis(conversation.Id).LanguageCode);
        return Of(unit, [conversation])[0] with
        {
            LanguageCode = features.Languages[0],
            Features = new FeaturesResponse(features.Languages, features.Available, features.NotAvailable, features.Limited, features.Notes),
        };
    }

    public static IReadOnlyList<ConversationResponse> Of(IUnitOfWork unit, IReadOnlyList<ConversationRow> conversations)
    {
        var ids = conversations.Select(conversation => conversation.Id).ToList();
        var members = unit.Members.List(ids);
        var provenance = unit.Jobs.Provenance(ids);
        return
        [
            .. conversations.Select(conversation => new ConversationResponse(
                NumericId.Text(conversation.Id),
                conversation.Type,
                conversation.Name,
                WireTime.Text(conversation.StartTime),
                WireTime.Text(conversation.EndTime),
                MemberEndpoints.Describe(members[conversation.Id]),
                conversation.Metadata,
                ProvenanceDescription.OfConversation([.. provenance[conversation.Id]], [.. members[conversation.Id]]))),
        ];
    }
}
