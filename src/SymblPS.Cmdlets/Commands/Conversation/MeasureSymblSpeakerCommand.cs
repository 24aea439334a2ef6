using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Measures the participation in conversations: talk and listening time, interruptions, questions and response times. The talk times come
/// from the turns, as in the analytics of the service; the other measures are computed from the messages.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "SymblSpeaker")]
[OutputType(typeof(SymblSpeakerMeasure), typeof(SymblConversationMeasure))]
[SymblOperation("getMessages")]
[SymblOperation("getAnalytics")]
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

    /// <summary>The talk times of the service; <see langword="null"/> if it has none. Then the messages are measured.</summary>
    private async Task<SymblAnalytics?> AnalyticsAsync(string conversationId, CancellationToken cancel)
    {
        try
        {
            return await Client.Analytics.GetAsync(conversationId, cancel).ConfigureAwait(false);
        }
        catch (SymblNotFoundException)
        {
            return null;
        }
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        var measure = SpeakerMeasure.Compute(conversationId, messages, await AnalyticsAsync(conversationId, cancel).ConfigureAwait(false));
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
