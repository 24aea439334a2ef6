using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

/// <summary>Reads the summaries of what bookmarks mark.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmarkSummary", SupportsPaging = true)]
[OutputType(typeof(SymblBookmarkSummary))]
[SymblOperation("getBookmarkSummary")]
[SymblOperation("getBookmarksSummary")]
public sealed class GetSymblBookmarkSummaryCommand : ConversationListCommand
{
    /// <summary>Only these bookmarks; all of the conversation without it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (BookmarkId is null)
        {
            await WriteListAsync(Client.Bookmarks.GetSummariesAsync(conversationId, cancel), static _ => true, pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var id in BookmarkId)
        {
            await ForItemAsync(pipeline, id, () => WriteListAsync(OneAsync(conversationId, id, cancel), static _ => true, pipeline, cancel))
                .ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<SymblBookmarkSummary> OneAsync(
        string conversationId, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Client.Bookmarks.GetSummaryAsync(conversationId, id, cancel).ConfigureAwait(false);
    }
}
