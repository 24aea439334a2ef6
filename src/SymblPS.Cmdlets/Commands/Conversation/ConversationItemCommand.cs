using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Base of the cmdlets that read or change something of conversations named by id.</summary>
public abstract class ConversationItemCommand : SymblConnectedCmdlet
{
    private protected ConversationItemCommand() { }

    /// <summary>Conversations: ids, or objects that have one, such as jobs and conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual string[]? ConversationId { get; set; }

    /// <summary>Does the work for one conversation.</summary>
    private protected abstract Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in ConversationId!)
            await ForItemAsync(pipeline, id, () => ExecuteAsync(id, pipeline, cancel)).ConfigureAwait(false);
    }
}
