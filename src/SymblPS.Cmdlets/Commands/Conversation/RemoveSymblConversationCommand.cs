using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Deletes conversations and everything derived from them. This cannot be undone.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblConversation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteConversation")]
public sealed class RemoveSymblConversationCommand : ConversationItemCommand
{
    private protected override bool ReadsResults => false;

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (!await ShouldProcessAsync(pipeline, conversationId, "Delete the conversation and everything derived from it").ConfigureAwait(false)) return;
        var said = await Client.Conversations.RemoveAsync(conversationId, cancel).ConfigureAwait(false);
        CompletionCache.ForgetConversation(conversationId);
        if (said is not null) pipeline.Verbose($"{conversationId}: {said}");
    }
}
