using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

/// <summary>Removes bookmarks. What they mark stays.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblBookmark", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteBookmark")]
public sealed class RemoveSymblBookmarkCommand : SymblConnectedCmdlet
{
    /// <summary>Conversation the bookmarks belong to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Bookmarks to remove.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in BookmarkId!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                if (!await ShouldProcessAsync(pipeline, $"bookmark {id} of conversation {ConversationId}", "Remove the bookmark").ConfigureAwait(false))
                    return;
                await Client.Bookmarks.RemoveAsync(ConversationId!, id, cancel).ConfigureAwait(false);
                SeenInsights.Bookmarks.Forget(id);
            }).ConfigureAwait(false);
        }
    }
}
