using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads questions, action items and follow-ups of conversations in one list.</summary>
[Cmdlet(VerbsCommon.Get, "SymblInsight", SupportsPaging = true)]
[OutputType(typeof(SymblInsight))]
[SymblOperation("getInsights")]
public sealed class GetSymblInsightCommand : ConversationListCommand
{
    /// <summary>Only insights of these kinds; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InsightTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Type { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var type = new NameFilter(Type);
        return WriteListAsync(Client.Insights.GetInsightsAsync(conversationId, cancel), item => type.Matches(item.Type), pipeline, cancel);
    }
}
