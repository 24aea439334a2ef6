using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Gets the talk-time analytics of conversations.</summary>
// "Analytics" is the term of the API and has no singular.
[Cmdlet(VerbsCommon.Get, "SymblAnalytics")]
[OutputType(typeof(SymblAnalytics))]
[SymblOperation("getAnalytics")]
public sealed class GetSymblAnalyticsCommand : ConversationItemCommand
{
    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel) =>
        await pipeline.WriteAsync(await Client.Analytics.GetAsync(conversationId, cancel).ConfigureAwait(false)).ConfigureAwait(false);
}
