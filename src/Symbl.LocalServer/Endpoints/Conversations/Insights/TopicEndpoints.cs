using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Insights;

/// <summary>The topics of a conversation.</summary>
internal sealed class TopicEndpoints(IStore store, ConversationAnalyses analyses) : IEndpoints
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "sentiment", "parentRefs", "refresh", "customTopicVocabulary", "customVocabulary",
    };

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/topics", ListAsync);
        routes.MapGet("/v1/conversations/{conversationId}/abstract-topics", ListAbstractAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        var fields = Fields.OfQuery(context.Request.Query);
        fields.RefuseOthers(Known);
        var sentiment = fields.Boolean("sentiment") ?? false;
        var parentRefs = fields.Boolean("parentRefs") ?? false;
        var refresh = fields.Boolean("refresh") ?? false;
        var custom = fields.Boolean("customTopicVocabulary") ?? fields.Boolean("customVocabulary") ?? false;
        var id = context.ConversationId();
        analyses.Get(id, LanguageFeature.Topics);
        if (refresh || custom)
            await SetVocabularyAsync(id, custom, context.RequestAborted);
        var found = analyses.Get(id).Topics.Topics.Select(topic => InsightDescriptions.Describe(topic, sentiment, parentRefs));
        await context.AnswerAsync(new TopicsResponse([.. found]), InsightJson.Wire.TopicsResponse);
    }

    private Task ListAbstractAsync(HttpContext context)
    {
        Fields.OfQuery(context.Request.Query).RefuseOthers(NoQueryParameters.Known);
        var found = analyses.Get(context.ConversationId(), LanguageFeature.Topics).Topics.AbstractTopics.Select(InsightDescriptions.Describe);
        return context.AnswerAsync(new AbstractTopicsResponse([.. found]), InsightJson.Wire.AbstractTopicsResponse);
    }

    /// <summary>
    /// Sets the vocabulary for topics. The server finds topics again after every change of a conversation, so a refresh has only this
    /// effect:
    /// later searches include or exclude the vocabulary of the submissions of the conversation.
    /// </summary>
    private Task SetVocabularyAsync(long conversation, bool custom, CancellationToken cancel) => store.WriteAsync(
        unit =>
        {
            if (unit.Conversations.Revision(conversation) is null)
                throw ApiException.ConversationNotFound();
            var settings = unit.Conversations.Analysis(conversation);
            IReadOnlyList<string> vocabulary = custom ? Submitted(unit, conversation) : [];
            if (!settings.TopicVocabulary.SequenceEqual(vocabulary, StringComparer.Ordinal))
                unit.Conversations.SetAnalysis(conversation, settings with { TopicVocabulary = vocabulary });
        },
        cancel);

    private static List<string> Submitted(IUnitOfWork unit, long conversation) =>
    [
        .. unit.Jobs.OfConversation(conversation)
            .SelectMany(job => job.Options.CustomVocabulary ?? [])
            .Distinct(StringComparer.Ordinal),
    ];
}
