using Symbl.LocalServer.Endpoints.Conversations.Bookmarks;
using Symbl.LocalServer.Endpoints.Conversations.Pages;
using Symbl.LocalServer.Endpoints.Conversations.Transcripts;
using Symbl.LocalServer.Http;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations;

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
