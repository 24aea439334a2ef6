using Symbl.Domain.Conversations;
using Symbl.Domain.Filters;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Jobs;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Conversations: list, read, label, delete.</summary>
internal sealed class ConversationEndpoints(
    Database database, ConversationStore conversations, JobWorkers workers, TimeProvider clock, IConversationGroups groups)
    : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations", ListAsync);
        routes.MapGet("/v1/groups/{groupId}/conversations", ListGroupAsync);
        routes.MapGet("/v1/conversations/{conversationId}", GetAsync);
        routes.MapPut("/v1/conversations/{conversationId}", UpdateAsync);
        routes.MapDelete("/v1/conversations/{conversationId}", DeleteAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        var query = ConversationQueryReader.Read(context.Request.Query, clock.GetUtcNow());
        return AnswerAsync(context, database.Read(connection => ConversationDescription.Of(connection, ConversationStore.List(connection, query))));
    }

    private Task ListGroupAsync(HttpContext context)
    {
        var query = ConversationQueryReader.Read(context.Request.Query, clock.GetUtcNow());
        var group = (string)context.GetRouteValue("groupId")!;
        return AnswerAsync(context, database.Read(connection =>
        {
            var criteria = groups.CriteriaOf(connection, group)
                ?? throw ApiException.NotFound("The groupId is either invalid or does not exist.");
            var inGroup = query with { Filters = [ConversationQueryReader.Filter(criteria, "criteria"), .. query.Filters] };
            return ConversationDescription.Of(connection, ConversationStore.List(connection, inGroup));
        }));
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<ConversationResponse> page) =>
        context.AnswerAsync(new ConversationsResponse(page), WireJson.Wire.ConversationsResponse);

    private Task GetAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var conversation = database.Read(connection => ConversationStore.Find(connection, id) is { } row
            ? ConversationDescription.Of(connection, [row])[0]
            : throw ApiException.ConversationNotFound());
        return context.AnswerAsync(conversation, WireJson.Wire.ConversationResponse);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var metadata = ConversationMetadata.Read(Fields.OfBody(await context.ReadObjectAsync()));
        if (!await conversations.SetMetadataAsync(id, metadata, context.RequestAborted))
            throw ApiException.ConversationNotFound();
        await context.AnswerAsync(new ConversationUpdateResponse(NumericId.Text(id), metadata), WireJson.Wire.ConversationUpdateResponse);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var unfinished = await conversations.DeleteAsync(context.ConversationId(), context.RequestAborted)
            ?? throw ApiException.ConversationNotFound();
        workers.Drop(unfinished);
        await context.AnswerAsync("successfully deleted the conversation");
    }
}
