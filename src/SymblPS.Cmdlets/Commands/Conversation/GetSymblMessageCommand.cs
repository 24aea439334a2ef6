using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Gets the messages of conversations. Each message is written as soon as it arrives.</summary>
[Cmdlet(VerbsCommon.Get, "SymblMessage", SupportsPaging = true)]
[OutputType(typeof(SymblMessage))]
[SymblOperation("getMessages")]
[SymblOperation("getConversation")]
public sealed class GetSymblMessageCommand : ConversationItemCommand
{
    private PageWindow? _window;

    /// <summary>Includes the words with their times.</summary>
    [Parameter]
    public SwitchParameter Word { get; set; }

    /// <summary>Includes the sentiment of each message.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Redacts entities in the text of the messages.</summary>
    [Parameter]
    public SwitchParameter Redact { get; set; }

    /// <summary>Types of entities to leave unredacted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ExcludeEntity { get; set; }

    /// <summary>Returns only messages of these speakers. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Speaker { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (ExcludeEntity is not null && !Redact) throw new ArgumentException("-ExcludeEntity requires -Redact.");
        base.Prepare();
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var filter = new NameFilter(Speaker);
        var query = new MessageQuery { Words = Word, Sentiment = Sentiment, Redact = Redact, ExcludeEntities = ExcludeEntity ?? [] };
        if (_window is null)
        {
            _window = new PageWindow(PagingParameters, pipeline);
            await _window.StartAsync().ConfigureAwait(false);
        }

        if (Redact || Sentiment) await WarnAboutLanguageAsync(conversationId, pipeline, cancel).ConfigureAwait(false);
        string? last = null;
        await pipeline.WriteStreamAsync(
            Client.Conversations.GetMessagesAsync(conversationId, query, cancel),
            message =>
            {
                if (message.Speaker.Name != last) CompletionCache.RememberSpeaker(conversationId, last = message.Speaker.Name);
                return filter.Matches(message.Speaker.Name) && _window.Take();
            },
            () => _window.IsFull,
            cancel).ConfigureAwait(false);
    }

    // Missing names in a redacted text are easy to overlook, and so is a missing sentiment.
    private async Task WarnAboutLanguageAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var conversation = await Client.Conversations.GetAsync(conversationId, cancel).ConfigureAwait(false);
        if (Redact && conversation.LimitedFeature.Contains("redaction"))
            pipeline.Warn($"Conversation {conversationId}: redaction is limited. {string.Join(" ", conversation.FeatureNote)} Read the result before you pass it on.");
        if (Sentiment && conversation.UnavailableFeature.Contains("sentiment"))
            pipeline.Warn($"Conversation {conversationId}: sentiment is not available for {conversation.LanguageCode}. The messages come without it.");
    }
}
