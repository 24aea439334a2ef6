using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads the themes of conversations, in words that need not have been said.</summary>
// A command of its own, because none of the switches of Get-SymblTopic has a meaning for it.
[Cmdlet(VerbsCommon.Get, "SymblAbstractTopic", SupportsPaging = true)]
[OutputType(typeof(SymblTopic))]
[SymblOperation("getAbstractTopics")]
public sealed class GetSymblAbstractTopicCommand : ConversationListCommand
{
    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel) =>
        WriteListAsync(Client.Insights.GetAbstractTopicsAsync(conversationId, cancel), static _ => true, pipeline, cancel);
}
