using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Jobs;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Lists, reads, labels and deletes conversations.</summary>
internal sealed class ConversationEndpoints(
    IStore store, JobWorkers workers, TimeProvider clock)
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
        return AnswerAsync(context, store.Read(unit => ConversationDescription.Of(unit, unit.Conversations.List(query))));
    }

    private Task ListGroupAsync(HttpContext context)
    {
        var query = ConversationQueryReader.Read(context.Request.Query, clock.GetUtcNow());
        var group = (string)context.GetRouteValue("groupId")!;
        return AnswerAsync(context, store.Read(unit =>
        {
            var criteria = unit.Definitions.GroupCriteria(group)
                ?? throw ApiException.NotFound("The groupId is either invalid or does not exist.");
            var inGroup = query with { Filters = [ConversationQueryReader.Filter(criteria, "criteria"), .. query.Filters] };
            return ConversationDescription.Of(unit, unit.Conversations.List(inGroup));
        }));
    }

    private static Task AnswerAsync(HttpContext context, IReadOnlyList<ConversationResponse> page) =>
        context.AnswerAsync(new ConversationsResponse(page), ConversationJson.Wire.ConversationsResponse);

    private Task GetAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var conversation = store.Read(unit => unit.Conversations.Find(id) is { } row
            ? ConversationDescription.OfOne(unit, row)
            : throw ApiException.ConversationNotFound());
        return context.AnswerAsync(conversation, ConversationJson.Wire.ConversationResponse);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var metadata = ConversationMetadata.Read(Fields.OfBody(await context.ReadObjectAsync()));
        if (!await store.WriteAsync(unit => unit.Conversations.Change(id, null, metadata), context.RequestAborted))
            throw ApiException.ConversationNotFound();
        await context.AnswerAsync(new ConversationUpdateResponse(NumericId.Text(id), metadata), ConversationJson.Wire.ConversationUpdateResponse);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var unfinished = await store.WriteAsync(
            unit =>
            {
                var jobs = unit.Jobs.UnfinishedIds(id);
                return unit.Conversations.Delete(id) ? jobs : throw ApiException.ConversationNotFound();
            },
            context.RequestAborted);
        workers.Drop(unfinished);
        await context.AnswerAsync("successfully deleted the conversation");
    }
}
