using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>The summary of a conversation: its most important sentences.</summary>
internal sealed class SummaryEndpoints(IStore store, ConversationAnalyses analyses) : IEndpoints
{
    /// <summary>The error message while a job of the conversation has not ended.</summary>
    public const string NotYet = "The summary is not available yet: the conversation is still being processed.";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "refresh" };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/summary", AnswerAsync);
        routes.MapPost("/v1/conversations/{conversationId}/summary", AnswerAsync);
    }

    // Each request summarizes all of the current content, so refresh has no effect.
    private Task AnswerAsync(HttpContext context)
    {
        var fields = Fields.OfQuery(context.Request.Query);
        fields.RefuseOthers(Known);
        fields.Boolean("refresh");
        var id = context.ConversationId();
        var start = store.StartOf(id);
        if (store.Read(unit => unit.Jobs.UnfinishedIds(id).Count > 0))
            throw ApiException.NotFound(NotYet);
        var found = analyses.Get(id, LanguageFeature.Summary).Summary.Sentences.Select(sentence => InsightDescriptions.Describe(sentence, start));
        return context.AnswerAsync(new SummaryResponse([.. found]), InsightJson.Wire.SummaryResponse);
    }
}
