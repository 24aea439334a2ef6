using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Gets the topics of conversations.</summary>
// -Refresh changes stored results. For its sake a Get command supports -WhatIf.
[Cmdlet(VerbsCommon.Get, "SymblTopic", SupportsPaging = true, SupportsShouldProcess = true)]
[OutputType(typeof(SymblTopic))]
[SymblOperation("getTopics")]
public sealed class GetSymblTopicCommand : ConversationListCommand
{
    private TopicQuery _query = new();

    /// <summary>Includes the sentiment of each topic.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Includes the parent topics of each topic.</summary>
    [Parameter]
    public SwitchParameter ParentReference { get; set; }

    /// <summary>Includes the custom vocabulary of the submission in the search for topics.</summary>
    [Parameter]
    public SwitchParameter CustomVocabulary { get; set; }

    /// <summary>Discards the topics and finds new ones.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        _query = new TopicQuery
        {
            Sentiment = Sentiment,
            ParentReferences = ParentReference,
            CustomVocabulary = CustomVocabulary,
            Refresh = Refresh,
        };
        _query.Validate();
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (Refresh && !await ShouldProcessAsync(
            pipeline, $"conversation {conversationId}", "Discard its topics and find new ones").ConfigureAwait(false)) return;
        await WriteListAsync(
            Client.Insights.GetTopicsAsync(conversationId, _query, cancel), static _ => true, pipeline, cancel).ConfigureAwait(false);
    }
}

/// <summary>Gets the abstract topics of conversations, which can use words that no speaker said.</summary>
// A separate command, because no switch of Get-SymblTopic applies to it.
[Cmdlet(VerbsCommon.Get, "SymblAbstractTopic", SupportsPaging = true)]
[OutputType(typeof(SymblTopic))]
[SymblOperation("getAbstractTopics")]
public sealed class GetSymblAbstractTopicCommand : ConversationListCommand
{
    private protected override Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel) =>
        WriteListAsync(Client.Insights.GetAbstractTopicsAsync(conversationId, cancel), static _ => true, pipeline, cancel);
}
