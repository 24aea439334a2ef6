using Symbl.Domain.Conversations;

namespace Symbl.LocalServer.Http;

/// <summary>Reads ids from paths.</summary>
internal static class RouteValues
{
    /// <exception cref="ApiException">404: the text is not an id of this server.</exception>
    public static long ConversationId(this HttpContext context) =>
        NumericId.TryParse((string)context.GetRouteValue("conversationId")!, out var id) ? id : throw ApiException.ConversationNotFound();
}
