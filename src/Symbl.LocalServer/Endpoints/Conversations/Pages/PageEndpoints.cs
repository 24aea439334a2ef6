using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>The pages themselves. No token: the address is what lets in.</summary>
internal sealed class PageEndpoints(Database database, PageLinks links, ConversationPage conversationPage, ListPage listPage) : IEndpoints
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

        using var snapshot = database.Read();
        if (link.Conversation is not { } id)
            await listPage.WriteAsync(context, snapshot.Connection, link);
        else if (ConversationStore.Find(snapshot.Connection, id) is { } conversation)
            await conversationPage.WriteAsync(context, snapshot.Connection, conversation, link);
        else
            await NoPageAsync(context, StatusCodes.Status404NotFound, "The conversation of this page does not exist any more.");
    }

    private static async Task NoPageAsync(HttpContext context, int status, string text)
    {
        await using var page = PageWriter.Start(context, text, null, [], status);
        page.Tag("h1", text);
    }
}
