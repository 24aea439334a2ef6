using Symbl.LocalServer.Endpoints.Bookmarks;
using Symbl.LocalServer.Endpoints.Pages;
using Symbl.LocalServer.Endpoints.Transcripts;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Registers what is about single conversations beside their messages and people.</summary>
internal static class ConversationParts
{
    public static void AddConversationParts(this IServiceCollection services)
    {
        services.AddSingleton<SpeakerEventStore>();
        services.AddSingleton<IEndpoints, SpeakerEventEndpoints>();
        services.AddSingleton<IEndpoints, TranscriptEndpoints>();
        services.AddSingleton<BookmarkStore>();
        services.AddSingleton<IEndpoints, BookmarkEndpoints>();
        services.AddSingleton<IEndpoints, BookmarkSummaryEndpoints>();
        services.AddSingleton<DefaultRedaction>();
        services.AddSingleton<PageLinks>();
        services.AddSingleton<InsightSections>();
        services.AddSingleton<ConversationPage>();
        services.AddSingleton<ListPage>();
        services.AddSingleton<IEndpoints, ExperienceEndpoints>();
        services.AddSingleton<IEndpoints, PageEndpoints>();
    }
}
