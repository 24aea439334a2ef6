using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Base class of the cmdlets that list parts of conversations. <c>-First</c> and <c>-Skip</c> count over all conversations together.
/// </summary>
public abstract class ConversationListCommand : ConversationItemCommand
{
    private PageWindow? _window;

    private protected ConversationListCommand() { }

    /// <summary>Writes the selected objects of a list and stops reading when the limit is reached.</summary>
    private protected async Task WriteListAsync<T>(
        IAsyncEnumerable<T> source, Func<T, bool> isWanted, IPipeline pipeline, CancellationToken cancel)
        where T : class
    {
        if (_window is not { } window)
        {
            window = _window = new PageWindow(PagingParameters, pipeline);
            await window.StartAsync().ConfigureAwait(false);
        }

        await pipeline.WriteStreamAsync(source, item => isWanted(item) && window.Take(), () => window.IsFull, cancel).ConfigureAwait(false);
    }
}
