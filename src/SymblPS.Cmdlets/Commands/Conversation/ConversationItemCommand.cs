using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Base class of the cmdlets that read or change conversations by id.</summary>
public abstract class ConversationItemCommand : SymblConnectedCmdlet
{
    private protected ConversationItemCommand() { }

    /// <summary>Conversations: ids, names, or objects with a <c>ConversationId</c>, such as jobs and conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public virtual string[]? ConversationId { get; set; }

    /// <summary>Whether the command needs the results of the conversation, so that its submission must be processed.</summary>
    private protected virtual bool ReadsResults => true;

    /// <summary>The conversations of the present input.</summary>
    private protected virtual IEnumerable<string> Conversations() => ConversationId!;

    /// <summary>Processes one conversation.</summary>
    private protected abstract Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var given in Conversations())
        {
            await ForItemAsync(pipeline, given, () => ConversationLookup.RunAsync(Client, given, async id =>
            {
                if (ReadsResults) await ConversationLookup.EnsureReadyAsync(Client, id, pipeline, cancel).ConfigureAwait(false);
                await ExecuteAsync(id, new LabelledPipeline(pipeline, Client, id, cancel), cancel).ConfigureAwait(false);
            }, cancel)).ConfigureAwait(false);
        }
    }
}
