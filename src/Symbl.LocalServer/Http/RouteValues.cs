using Symbl.Domain.Conversations;

namespace Symbl.LocalServer.Http;

/// <summary>Ids in paths.</summary>
internal static class RouteValues
{
    /// <exception cref="ApiException">404: not an id of this server.</exception>
    public static long ConversationId(this HttpContext context) =>
        NumericId.TryParse((string)context.GetRouteValue("conversationId")!, out var id) ? id : throw ApiException.ConversationNotFound();
}
