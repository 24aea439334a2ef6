using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Members of a conversation: lists, renames and merges them by email address.</summary>
internal sealed class MemberEndpoints(IStore store) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/members", ListAsync);
        routes.MapPut("/v1/conversations/{conversationId}/members/{memberId}", UpdateAsync);
    }

    public static IReadOnlyList<MemberResponse> Describe(IEnumerable<MemberRow> rows) =>
        [.. rows.Select(member => new MemberResponse(member.Id, member.Name, member.Email, member.UserId))];

    private Task ListAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var rows = store.Read(unit =>
            unit.Conversations.Find(id) is null ? throw ApiException.ConversationNotFound() : unit.Members.List(id));
        return context.AnswerAsync(new MembersResponse(Describe(rows)), ConversationJson.Wire.MembersResponse);
    }

    private async Task UpdateAsync(HttpContext context)
    {
        var conversation = context.ConversationId();
        var memberId = (string)context.GetRouteValue("memberId")!;
        var body = await context.ReadObjectAsync();
        var fields = Fields.OfBody(body);
        if (!string.Equals(fields.RequiredText("id"), memberId, StringComparison.OrdinalIgnoreCase))
            throw Fields.Wrong("id", "must be the id of the member in the path");
        var name = fields.RequiredText("name");
        // An empty address removes the present one; the service has no way to do it.
        var removes = body.TryGetProperty("email", out var given) && given.ValueKind == JsonValueKind.String && given.ValueEquals("");
        var email = removes ? "" : fields.Email("email");
        await store.WriteAsync(
            unit =>
            {
                if (!unit.Conversations.Exists(conversation))
                    throw ApiException.ConversationNotFound();
                if (!MemberService.Update(unit, conversation, memberId.ToLowerInvariant(), name, email))
                    throw ApiException.NotFound("The memberId is either invalid or does not exist.");
            },
            context.RequestAborted);
        await context.AnswerAsync(
            $"Member with id: {memberId} for conversationId: {NumericId.Text(conversation)} updated successfully! "
            + "The update should be reflected in all messages and insights along with this conversation");
    }
}
