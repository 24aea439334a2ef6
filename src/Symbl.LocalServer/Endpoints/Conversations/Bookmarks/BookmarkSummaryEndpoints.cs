using Symbl.Domain.Conversations;
using Symbl.Domain.Text;
using Symbl.Language;
using Symbl.Language.Insights;
using Symbl.Language.Text;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.Findings;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Services;
using Symbl.Storage;

namespace Symbl.LocalServer.Endpoints.Conversations.Bookmarks;

/// <summary>
/// Summaries of bookmarks: the most important sentences of their messages. A short bookmark is its own summary.
/// </summary>
internal sealed class BookmarkSummaryEndpoints(IStore store, ConversationAnalyses analyses) : IEndpoints
{
    private const string Kind = "bookmark-summary";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/conversations/{conversationId}/bookmarks/{bookmarkId}/summary", GetAsync);
        routes.MapGet("/v1/conversations/{conversationId}/bookmarks-summary", GetAllAsync);
    }

    private Task GetAsync(HttpContext context)
    {
        var (conversation, id) = (context.ConversationId(), BookmarkEndpoints.BookmarkId(context));
        var summary = store.Read(unit =>
        {
            BookmarkEndpoints.Conversation(unit, conversation);
            return Summarize(unit, conversation, [BookmarkEndpoints.Find(unit, conversation, id)]);
        });
        return context.AnswerAsync(new BookmarkSummaryResponse(summary[0].Summary), BookmarkJson.Wire.BookmarkSummaryResponse);
    }

    private Task GetAllAsync(HttpContext context)
    {
        var conversation = context.ConversationId();
        var summaries = store.Read(unit =>
        {
            BookmarkEndpoints.Conversation(unit, conversation);
            return Summarize(unit, conversation, unit.Bookmarks.List(conversation));
        });
        return context.AnswerAsync(new BookmarksSummaryResponse(summaries), BookmarkJson.Wire.BookmarksSummaryResponse);
    }

    private List<BookmarkSummary> Summarize(IUnitOfWork unit, long conversation, IReadOnlyList<BookmarkRow> bookmarks)
    {
        if (bookmarks.Count == 0)
            return [];
        var analysis = analyses.Get(unit, conversation);
        if (analysis.Features.Obstacle(LanguageFeature.Summary) is { } obstacle)
            throw ApiException.NotFound(obstacle);
        return [.. bookmarks.Select(bookmark => new BookmarkSummary(NumericId.Text(bookmark.Id), Summarize(analysis, bookmark)))];
    }

    private static List<BookmarkSummaryItem> Summarize(ConversationAnalysis analysis, BookmarkRow row)
    {
        var input = analysis.Input;
        var messages = BookmarkContent.Of(row.Bookmark, input.Messages, message => (message.Id, message.Start, message.End))
            .Where(message => message.Text.Length > 0).ToList();
        var sentences = analysis.Summarize(messages);
        if (sentences.Count == 0)
        {
            sentences =
            [
                .. messages.Where(message => Languages.IsEnglish(message.LanguageCode ?? input.Settings.LanguageCode)).Select(message => new SummarySentence(
                    InsightId.Of(input.ConversationId, Kind, NumericId.Text(message.Id), message.Text), message.Text, message, 0)),
            ];
        }

        var refs = new MessageRefs(input.StartTime);
        var reference = new BookmarkReference(NumericId.Text(row.Id));
        return
        [
            .. sentences.Select(sentence => new BookmarkSummaryItem(
                sentence.Id,
                sentence.Text,
                [
                    refs.ToContext(sentence.Message, sentence.Offset, sentence.Text.Length, shown: null),
                ],
                WireTime.Text(input.StartTime + sentence.Message.Start),
                WireTime.Text(input.StartTime + sentence.Message.End),
                reference)),
        ];
    }
}
