using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Gets the speakers of conversations with their share of the conversation.</summary>
[Cmdlet(VerbsCommon.Get, "SymblSpeaker")]
[OutputType(typeof(SymblSpeaker))]
[SymblOperation("getMembers")]
[SymblOperation("getAnalytics")]
[SymblOperation("getMessages")]
public sealed class GetSymblSpeakerCommand : ConversationItemCommand
{
    /// <summary>Returns only speakers with this name. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var filter = new NameFilter(Name);
        var members = Client.Members.ListAsync(conversationId, cancel);
        var analytics = Client.Analytics.GetAsync(conversationId, cancel);
        var messages = new List<SymblMessage>();
        await foreach (var message in Client.Conversations.GetMessagesAsync(conversationId, new MessageQuery(), cancel).ConfigureAwait(false))
            messages.Add(message);
        var speakers = SpeakerSummary.Compute(
            conversationId, await members.ConfigureAwait(false), messages, await analytics.ConfigureAwait(false));
        foreach (var speaker in speakers)
        {
            CompletionCache.RememberSpeaker(conversationId, speaker.Name);
            if (filter.Matches(speaker.Name)) await pipeline.WriteAsync(speaker).ConfigureAwait(false);
        }
    }
}
