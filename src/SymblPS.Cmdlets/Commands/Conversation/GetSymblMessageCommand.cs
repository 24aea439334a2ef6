using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Reads the sentences of conversations, each as soon as it has come.</summary>
[Cmdlet(VerbsCommon.Get, "SymblMessage", SupportsPaging = true)]
[OutputType(typeof(SymblMessage))]
[SymblOperation("getMessages")]
public sealed class GetSymblMessageCommand : ConversationItemCommand
{
    private PageWindow? _window;

    /// <summary>Read the words with their times as well.</summary>
    [Parameter]
    public SwitchParameter Word { get; set; }

    /// <summary>Read the sentiment of each sentence as well.</summary>
    [Parameter]
    public SwitchParameter Sentiment { get; set; }

    /// <summary>Have sensitive entities replaced in the text.</summary>
    [Parameter]
    public SwitchParameter Redact { get; set; }

    /// <summary>Kinds of entities that are not replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ExcludeEntity { get; set; }

    /// <summary>Only what these people say; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Speaker { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (ExcludeEntity is not null && !Redact) throw new ArgumentException("-ExcludeEntity has a meaning only together with -Redact.");
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
}
