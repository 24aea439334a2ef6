using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads what conversations are about.</summary>
// -Refresh changes what the service keeps, and that is the only reason why a reading command knows -WhatIf.
[Cmdlet(VerbsCommon.Get, "SymblTopic", SupportsPaging = true, SupportsShouldProcess = true)]
[OutputType(typeof(SymblTopic))]
[SymblOperation("getTopics")]
public sealed class GetSymblTopicCommand : ConversationListCommand
{
    private TopicQuery _query = new();

    /// <summary>Read the mood of each topic as well.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Read the wider topics each one belongs to as well.</summary>
    [Parameter]
    public SwitchParameter ParentReference { get; set; }

    /// <summary>Have topics looked for among the custom vocabulary of the submission as well.</summary>
    [Parameter]
    public SwitchParameter CustomVocabulary { get; set; }

    /// <summary>Have the topics thrown away and found anew.</summary>
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
            pipeline, $"conversation {conversationId}", "Throw its topics away and find them anew").ConfigureAwait(false)) return;
        await WriteListAsync(
            Client.Insights.GetTopicsAsync(conversationId, _query, cancel), static _ => true, pipeline, cancel).ConfigureAwait(false);
    }
}

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
