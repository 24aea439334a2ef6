using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>Serves the pages. They need no token, because their address grants access.</summary>
internal sealed class PageEndpoints(IStore store, PageLinks links, ConversationPage conversationPage, ListPage listPage) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(PageLinks.Path + "{link}", ShowAsync).WithMetadata(AnonymousEndpoint.Instance);

    private async Task ShowAsync(HttpContext context)
    {
        var alive = links.TryRead((string)context.GetRouteValue("link")!, out var link);
        if (link is null)
        {
            await NoPageAsync(context, StatusCodes.Status404NotFound, "There is no such page.");
            return;
        }

        if (!alive)
        {
            await NoPageAsync(context, StatusCodes.Status410Gone, "This page has ended. Ask for a new address.");
            return;
        }

        using var unit = store.Read();
        if (link.Conversation is not { } id)
            await listPage.WriteAsync(context, unit, link);
        else if (unit.Conversations.Find(id) is { } conversation)
            await conversationPage.WriteAsync(context, unit, conversation, link);
        else
            await NoPageAsync(context, StatusCodes.Status404NotFound, "The conversation of this page does not exist any more.");
    }

    private static async Task NoPageAsync(HttpContext context, int status, string text)
    {
        await using var page = PageWriter.Start(context, text, null, [], status);
        page.Tag("h1", text);
    }
}
