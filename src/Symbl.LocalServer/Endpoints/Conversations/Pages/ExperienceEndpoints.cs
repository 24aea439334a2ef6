using System.Text.RegularExpressions;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Pages;

/// <summary>Creates the addresses of pages that show conversations.</summary>
internal sealed partial class ExperienceEndpoints(IStore store, PageLinks links) : IEndpoints
{
    private const string Text = "verbose-text-summary";
    private const string Video = "video-summary";
    private const string Audio = "audio-summary";

    // A thousand years in seconds. For an unlimited life, clients send 0.
    private const long LongestLife = 1000L * 365 * 24 * 60 * 60;

    private static readonly HashSet<string> KnownOfPages = new(StringComparer.Ordinal) { "includeCallScore" };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/conversations/{conversationId}/experiences", CreateAsync);
        routes.MapPut("/v1/conversations/{conversationId}/experiences/url", SetMediaAsync);
        routes.MapGet("/v1/conversations/experiences/insights/list", ListPageAsync);
        routes.MapGet("/v1/conversations/experiences/insights/details/{conversationId}", DetailsPageAsync);
    }

    private async Task CreateAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var fields = Fields.OfBody(await context.ReadObjectAsync());
        var name = fields.RequiredOneOf("name", Text, Video, Audio);
        var media = name switch
        {
            Video => fields.HttpUri("videoUrl") ?? throw Fields.Wrong("videoUrl", "is required"),
            // The reference uses both spellings.
            Audio => fields.HttpUri("audioUrl") ?? fields.HttpUri("audioURL") ?? throw Fields.Wrong("audioUrl", "is required"),
            _ => null,
        };
        var life = fields.Whole("summaryURLExpiresIn", 0, LongestLife);
        fields.Boolean("readOnly");
        fields.Boolean("enableCustomDomain");
        var look = ReadLook(fields);
        if (!store.Read(unit => unit.Conversations.Exists(id)))
            throw ApiException.ConversationNotFound();

        var link = new PageLink
        {
            Conversation = id,
            Ends = links.Ends(life is { } seconds ? TimeSpan.FromSeconds(seconds) : PageLinks.DefaultLife),
            Media = media?.AbsoluteUri,
            Look = look,
        };
        await context.AnswerAsync(new ExperienceResponse(name, links.Url(link)), PagesJson.Wire.ExperienceResponse);
    }

    private async Task SetMediaAsync(HttpContext context)
    {
        var id = context.ConversationId();
        var url = Fields.OfBody(await context.ReadObjectAsync()).HttpUri("url") ?? throw Fields.Wrong("url", "is required");
        if (!await store.WriteAsync(unit => unit.Conversations.SetMedia(id, url.AbsoluteUri), context.RequestAborted))
            throw ApiException.ConversationNotFound();
        await context.AnswerAsync("successfully updated the media URL");
    }

    private Task ListPageAsync(HttpContext context) => PageAsync(context, null);

    private Task DetailsPageAsync(HttpContext context)
    {
        var id = context.ConversationId();
        if (store.Read(unit => unit.Conversations.Find(id)) is null)
            throw ApiException.ConversationNotFound();
        return PageAsync(context, id);
    }

    private Task PageAsync(HttpContext context, long? conversation)
    {
        var fields = Fields.OfQuery(context.Request.Query);
        fields.RefuseOthers(KnownOfPages);
        var link = new PageLink
        {
            Conversation = conversation,
            Ends = links.Ends(PageLinks.DefaultLife),
            Scores = fields.Boolean("includeCallScore") ?? false,
        };
        return context.AnswerAsync(new PageResponse(links.Url(link)), PagesJson.Wire.PageResponse);
    }

    private static PageLook? ReadLook(Fields fields)
    {
        var color = fields.Member("color");
        var look = new PageLook(
            fields.HttpUri("logo")?.AbsoluteUri,
            fields.HttpUri("favicon")?.AbsoluteUri,
            Color(color, "background"),
            Color(color, "topicsFilter"),
            Color(color, "insightsFilter"),
            fields.Member("font")?.Text("family"));
        if (look.Font is { } font && !FontName().IsMatch(font))
            throw Fields.Wrong("font.family", "must be the name of a font");
        return look == new PageLook(null, null, null, null, null, null) ? null : look;
    }

    private static string? Color(Fields? color, string name) => color?.Text(name) is not { } text
        ? null
        : HexColor().IsMatch(text) ? text : throw Fields.Wrong(color.PathOf(name), "must be a hex color");

    [GeneratedRegex(@"^#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\z")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} _-]{0,99}\z")]
    private static partial Regex FontName();
}
