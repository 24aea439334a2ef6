using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Insights;

/// <summary>Reads what was asked in conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblQuestion", SupportsPaging = true)]
[OutputType(typeof(SymblQuestion))]
[SymblOperation("getQuestions")]
public sealed class GetSymblQuestionCommand : ConversationListCommand
{
    /// <summary>Only what these people asked; wildcards are allowed.</summary>
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
