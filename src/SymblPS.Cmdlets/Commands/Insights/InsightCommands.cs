using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Gets the questions, action items and follow-ups of conversations in one list.</summary>
[Cmdlet(VerbsCommon.Get, "SymblInsight", SupportsPaging = true)]
[OutputType(typeof(SymblInsight))]
[SymblOperation("getInsights")]
public sealed class GetSymblInsightCommand : ConversationListCommand
{
    /// <summary>Returns only insights of these types. Wildcards are allowed.</summary>
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

/// <summary>Gets the questions of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblQuestion", SupportsPaging = true)]
[OutputType(typeof(SymblQuestion))]
[SymblOperation("getQuestions")]
public sealed class GetSymblQuestionCommand : ConversationListCommand
{
    /// <summary>Returns only questions of these speakers. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? From { get; set; }

    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var from = new NameFilter(From);
        return WriteListAsync(
            Client.Insights.GetQuestionsAsync(conversationId, cancel), item => from.Matches(item.From?.Name ?? string.Empty), pipeline, cancel);
    }
}

/// <summary>Gets the action items of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblActionItem", DefaultParameterSetName = PlainSet, SupportsPaging = true)]
[OutputType(typeof(SymblActionItem), ParameterSetName = [PlainSet])]
[OutputType(typeof(SymblComprehensiveActionItem), ParameterSetName = [ComprehensiveSet])]
[SymblOperation("getActionItems")]
[SymblOperation("getComprehensiveActionItems")]
public sealed class GetSymblActionItemCommand : ConversationListCommand
{
    private const string PlainSet = "Plain";
    private const string ComprehensiveSet = "Comprehensive";

    /// <summary>Returns only items of these assignees. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Assignee { get; set; }

    /// <summary>Rephrases each item so that it is clear without its context.</summary>
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

/// <summary>Gets the follow-ups of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblFollowUp", SupportsPaging = true)]
[OutputType(typeof(SymblFollowUp))]
[SymblOperation("getFollowUps")]
public sealed class GetSymblFollowUpCommand : ConversationListCommand
{
    /// <summary>Returns only items of these assignees. Wildcards are allowed.</summary>
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
