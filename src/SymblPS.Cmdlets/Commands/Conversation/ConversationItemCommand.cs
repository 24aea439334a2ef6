using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Base class of the cmdlets that read or change conversations by id.</summary>
public abstract class ConversationItemCommand : SymblConnectedCmdlet
{
    private protected ConversationItemCommand() { }

    /// <summary>Conversations: ids, or objects with a <c>ConversationId</c>, such as jobs and conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual string[]? ConversationId { get; set; }

    /// <summary>Processes one conversation.</summary>
    private protected abstract Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in ConversationId!)
            await ForItemAsync(pipeline, id, () => ExecuteAsync(id, pipeline, cancel)).ConfigureAwait(false);
    }
}
