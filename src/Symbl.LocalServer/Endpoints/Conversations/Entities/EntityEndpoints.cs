using Symbl.Language.Entities;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;

namespace Symbl.LocalServer.Endpoints.Conversations.Entities;

/// <summary>The entities of a conversation, such as people, dates and amounts.</summary>
internal sealed class EntityEndpoints(ConversationAnalyses analyses) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/conversations/{conversationId}/entities", GetAsync);

    private Task GetAsync(HttpContext context)
    {
        var found = analyses.Get(context.ConversationId()).Entities;
        var refs = new MessageRefs(found.ConversationStart);
        return context.AnswerAsync(
            new EntitiesResponse([.. found.Entities.Select(entity => Describe(refs, entity))]),
            EntityJson.Wire.EntitiesResponse);
    }

    private static EntityResponse Describe(MessageRefs refs, DetectedEntity entity) => new(
        entity.Kind.Type,
        entity.Kind.SubType,
        entity.Kind.Category,
        [
            .. entity.Matches.Select(match => new EntityMatchResponse(
                match.Text,
                match.RangeEnd is null ? match.Value : null,
                match.RangeEnd is null ? null : match.Value,
                match.RangeEnd,
                [.. match.Places.Select(place => refs.To(place.Message, place.Entity.Start, place.Entity.Length))])),
        ]);
}
