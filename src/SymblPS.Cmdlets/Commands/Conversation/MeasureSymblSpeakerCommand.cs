using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Measures how people take part in conversations: who talks and listens how long, interrupts, asks, and lets others finish. Computed from the messages,
/// so that the parts add up to the whole exactly.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "SymblSpeaker")]
[OutputType(typeof(SymblSpeakerMeasure), typeof(SymblConversationMeasure))]
[SymblOperation("getMessages")]
public sealed class MeasureSymblSpeakerCommand : ConversationItemCommand
{
    /// <summary>Only people of this name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Write one object for the conversation, which has the people in its <c>Speakers</c>, rather than one for each person.</summary>
    [Parameter]
    public SwitchParameter Total { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Total && Name is not null) throw new ArgumentException("-Name picks people; -Total is about all of them.");
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        var measure = SpeakerMeasure.Compute(conversationId, messages);
        if (measure.Messages > 0 && measure.Duration is null)
            pipeline.Warn($"The messages of conversation {conversationId} have no times: only messages, turns, words and questions are counted.");
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
