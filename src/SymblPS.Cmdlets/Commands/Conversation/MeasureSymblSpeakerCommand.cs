using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Measures the participation in conversations: talk and listening time, interruptions, questions and response times. The measures are computed from
/// the messages, so that the parts add up to the total.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "SymblSpeaker")]
[OutputType(typeof(SymblSpeakerMeasure), typeof(SymblConversationMeasure))]
[SymblOperation("getMessages")]
public sealed class MeasureSymblSpeakerCommand : ConversationItemCommand
{
    /// <summary>Returns only speakers with this name. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Outputs one object for each conversation, with the speakers in <c>Speakers</c>, instead of one for each speaker.</summary>
    [Parameter]
    public SwitchParameter Total { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Total && Name is not null) throw new ArgumentException("-Name selects speakers, but -Total covers all of them. Specify one of the two.");
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        var measure = SpeakerMeasure.Compute(conversationId, messages);
        if (measure.Messages > 0 && measure.Duration is null)
            pipeline.Warn($"The messages of conversation {conversationId} have no times. Only messages, turns, words and questions are counted.");
        if (Total)
        {
            await pipeline.WriteAsync(measure).ConfigureAwait(false);
            return;
        }

        var filter = new NameFilter(Name);
        foreach (var speaker in measure.Speakers)
        {
            CompletionCache.RememberSpeaker(conversationId, speaker.Name);
            if (filter.Matches(speaker.Name)) await pipeline.WriteAsync(speaker).ConfigureAwait(false);
        }
    }
}
