using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads what somebody is to do after conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblActionItem", DefaultParameterSetName = PlainSet, SupportsPaging = true)]
[OutputType(typeof(SymblActionItem), ParameterSetName = [PlainSet])]
[OutputType(typeof(SymblComprehensiveActionItem), ParameterSetName = [ComprehensiveSet])]
[SymblOperation("getActionItems")]
[SymblOperation("getComprehensiveActionItems")]
public sealed class GetSymblActionItemCommand : ConversationListCommand
{
    private const string PlainSet = "Plain";
    private const string ComprehensiveSet = "Comprehensive";

    /// <summary>Only what these people are to do; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Assignee { get; set; }

    /// <summary>Have each item put into words that need no context.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ComprehensiveSet)]
    public SwitchParameter Comprehensive { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var assignee = new NameFilter(Assignee);
        bool Wanted(SymblInsight item) => assignee.Matches(item.Assignee?.Name ?? string.Empty);
        return Comprehensive
            ? WriteListAsync(Client.Insights.GetComprehensiveActionItemsAsync(conversationId, cancel), Wanted, pipeline, cancel)
            : WriteListAsync(Client.Insights.GetActionItemsAsync(conversationId, cancel), Wanted, pipeline, cancel);
    }
}
