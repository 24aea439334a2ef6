using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads what people agreed to come back to in conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblFollowUp", SupportsPaging = true)]
[OutputType(typeof(SymblFollowUp))]
[SymblOperation("getFollowUps")]
public sealed class GetSymblFollowUpCommand : ConversationListCommand
{
    /// <summary>Only what these people are to do; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Assignee { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var assignee = new NameFilter(Assignee);
        return WriteListAsync(
            Client.Insights.GetFollowUpsAsync(conversationId, cancel), item => assignee.Matches(item.Assignee?.Name ?? string.Empty), pipeline, cancel);
    }
}
