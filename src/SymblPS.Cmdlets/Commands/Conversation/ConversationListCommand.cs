using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Base of the cmdlets that list something of conversations. <c>-First</c> and <c>-Skip</c> count over all conversations together, as everywhere
/// in PowerShell.
/// </summary>
public abstract class ConversationListCommand : ConversationItemCommand
{
    private PageWindow? _window;

    private protected ConversationListCommand() { }

    /// <summary>Writes what is wanted of a list; asks for nothing once enough was written.</summary>
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
