using System.Text.Json.Serialization.Metadata;
using Symbl.Language.Insights;
using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>Questions, action items and follow-ups in the content that has been processed so far.</summary>
internal sealed class InsightEndpoints(IStore store, ConversationAnalyses analyses) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/questions", context =>
            AnswerAsync(context, LanguageFeature.Questions, found => new QuestionsResponse(Describe(found.Questions)), InsightJson.Wire.QuestionsResponse));
        routes.MapGet("/v1/conversations/{conversationId}/action-items", context =>
            AnswerAsync(context, LanguageFeature.ActionItems, found => new ActionItemsResponse(Describe(found.ActionItems)), InsightJson.Wire.ActionItemsResponse));
        routes.MapGet("/v1/conversations/{conversationId}/follow-ups", context =>
            AnswerAsync(context, LanguageFeature.FollowUps, found => new FollowUpsResponse(Describe(found.FollowUps)), InsightJson.Wire.FollowUpsResponse));
        routes.MapGet("/v1/conversations/{conversationId}/insights", context =>
            AnswerAsync(context, LanguageFeature.Insights, found => new InsightsResponse(Describe(found.All)), InsightJson.Wire.InsightsResponse));
        routes.MapGet("/v1/conversations/{conversationId}/comprehensive/action-items", ComprehensiveAsync);
    }

    private Task AnswerAsync<T>(HttpContext context, LanguageFeature feature, Func<ConversationInsights, T> describe, JsonTypeInfo<T> type)
    {
        Fields.OfQuery(context.Request.Query).RefuseOthers(NoQueryParameters.Known);
        return context.AnswerAsync(describe(analyses.Get(context.ConversationId(), feature).Insights), type);
    }

    private Task ComprehensiveAsync(HttpContext context)
    {
        var refs = new MessageRefs(store.StartOf(context.ConversationId()));
        return AnswerAsync(
            context,
            LanguageFeature.ActionItems,
            found => new ComprehensiveItemsResponse(
                [.. found.ActionItems.Select(insight => InsightDescriptions.DescribeWithContext(insight, refs))]),
            InsightJson.Wire.ComprehensiveItemsResponse);
    }

    private static List<InsightResponse> Describe(IReadOnlyList<Insight> insights) => [.. insights.Select(InsightDescriptions.Describe)];
}
