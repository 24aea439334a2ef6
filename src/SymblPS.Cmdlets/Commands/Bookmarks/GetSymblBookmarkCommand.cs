using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

/// <summary>Reads the bookmarks of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmark", SupportsPaging = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("listBookmarks")]
[SymblOperation("getBookmark")]
public sealed class GetSymblBookmarkCommand : ConversationListCommand
{
    /// <summary>Only these bookmarks.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <summary>Only bookmarks called so; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Label { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var label = new NameFilter(Label);
        bool Wanted(SymblBookmark bookmark)
        {
            SeenInsights.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
            return label.Matches(bookmark.Label);
        }

        if (BookmarkId is null)
        {
            await WriteListAsync(Client.Bookmarks.ListAsync(conversationId, cancel), Wanted, pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var id in BookmarkId)
        {
            await ForItemAsync(pipeline, id, () => WriteListAsync(OneAsync(conversationId, id, cancel), Wanted, pipeline, cancel))
                .ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<SymblBookmark> OneAsync(
        string conversationId, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Client.Bookmarks.GetAsync(conversationId, id, cancel).ConfigureAwait(false);
    }
}
