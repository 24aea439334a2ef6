using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

/// <summary>Gets the bookmarks of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmark", SupportsPaging = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("listBookmarks")]
[SymblOperation("getBookmark")]
public sealed class GetSymblBookmarkCommand : ConversationListCommand
{
    /// <summary>Ids of the bookmarks.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <summary>Returns only bookmarks with this label. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Label { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var label = new NameFilter(Label);
        bool Wanted(SymblBookmark bookmark)
        {
            CompletionCache.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
            return label.Matches(bookmark.Label);
        }

        if (BookmarkId is null)
        {
            await WriteListAsync(Client.Bookmarks.ListAsync(conversationId, cancel), Wanted, pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var id in BookmarkId)
        {
            await ForItemAsync(pipeline, id, () => WriteListAsync(OneAsync(conversationId, id, cancel), Wanted, pipeline, cancel))
                .ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<SymblBookmark> OneAsync(
        string conversationId, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Client.Bookmarks.GetAsync(conversationId, id, cancel).ConfigureAwait(false);
    }
}

/// <summary>
/// Creates bookmarks: each object of the pipeline becomes one. At the end of the pipeline, all bookmarks of a conversation are one request.
/// </summary>
// A piped message has an id and a time. The id takes precedence: it stays correct if times change.
[Cmdlet(VerbsCommon.New, "SymblBookmark", DefaultParameterSetName = MessageSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("createBookmark")]
[SymblOperation("createBookmarks")]
public sealed class NewSymblBookmarkCommand : SymblConnectedCmdlet
{
    private const string MessageSet = "Message";
    private const string TimeSet = "Time";

    private readonly List<(string ConversationId, BookmarkDraft Draft)> _drafts = [];

    /// <summary>Conversation of the bookmark.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Consecutive messages to mark.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = MessageSet)]
    [Alias("MessageIds")]
    [TextListTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? MessageId { get; set; }

    /// <summary>Start of the segment to mark, from the start of the conversation.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TimeSet)]
    [DurationTransformation]
    public TimeSpan Offset { get; set; }

    /// <summary>Duration of the segment. The default is a setting of the account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = TimeSet)]
    [DurationTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>Label.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>Description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Author of the bookmark. The default is the user name of this session.</summary>
    [Parameter]
    [PersonTransformation]
    [ValidateNotNull]
    public SymblPerson? User { get; set; }

    /// <inheritdoc />
    protected override Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel) => ForItemAsync(pipeline, ConversationId, async () =>
    {
        var byTime = ParameterSetName == TimeSet;
        var draft = new BookmarkDraft
        {
            Label = Label!,
            Description = Description,
            User = User ?? new SymblPerson(Environment.UserName),
            MessageIds = byTime ? [] : MessageId!,
            Offset = byTime ? Offset : null,
            Duration = byTime ? Duration : null,
        };
        draft.Validate();
        var what = byTime ? $"at {SymblFormat.Offset(Offset)}" : $"of message {string.Join(", ", MessageId!)}";
        if (await ShouldProcessAsync(pipeline, $"conversation {ConversationId}", $"Create the bookmark '{Label}' {what}").ConfigureAwait(false))
            _drafts.Add((ConversationId!, draft));
    });

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var conversation in _drafts.GroupBy(static entry => entry.ConversationId, static entry => entry.Draft))
        {
            var drafts = conversation.ToList();
            await ForItemAsync(pipeline, conversation.Key, async () =>
            {
                var id = await ConversationLookup.IdAsync(Client, conversation.Key, cancel).ConfigureAwait(false);
                IReadOnlyList<SymblBookmark> made = drafts.Count == 1
                    ? [await Client.Bookmarks.CreateAsync(id, drafts[0], cancel).ConfigureAwait(false)]
                    : await Client.Bookmarks.CreateManyAsync(id, drafts, cancel).ConfigureAwait(false);
                foreach (var bookmark in made) CompletionCache.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
                await pipeline.WriteManyAsync(made).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}

/// <summary>Changes bookmarks. Omitted parameters leave the value unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "SymblBookmark", SupportsShouldProcess = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("getBookmark")]
[SymblOperation("updateBookmark")]
public sealed class SetSymblBookmarkCommand : SymblConnectedCmdlet
{
    private BookmarkChange _change = new();

    /// <summary>Conversation of the bookmarks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Bookmarks to change.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <summary>Label.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>New description. An empty text removes it.</summary>
    [Parameter]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Description { get; set; }

    /// <summary>New author.</summary>
    [Parameter]
    [PersonTransformation]
    [ValidateNotNull]
    public SymblPerson? User { get; set; }

    /// <summary>Messages to mark instead of the present ones.</summary>
    [Parameter]
    [TextListTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? MessageId { get; set; }

    /// <summary>Start of the segment to mark instead of the present place.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Offset { get; set; }

    /// <summary>Duration of the segment.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>Outputs the changed bookmarks.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        _change = new BookmarkChange
        {
            Label = Label,
            Description = Description,
            User = User,
            MessageIds = MessageId,
            Offset = Offset,
            Duration = Duration,
        };
        if (_change == new BookmarkChange())
            throw new ArgumentException("Specify a change: -Label, -Description, -User, -MessageId, -Offset or -Duration.");
        _change.Validate();
        base.Prepare();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in BookmarkId!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                if (!await ShouldProcessAsync(pipeline, $"bookmark {id} of conversation {ConversationId}", $"Change {Changed()}").ConfigureAwait(false))
                    return;
                var conversation = await ConversationLookup.IdAsync(Client, ConversationId!, cancel).ConfigureAwait(false);
                var bookmark = await Client.Bookmarks.UpdateAsync(conversation, id, _change, cancel).ConfigureAwait(false);
                CompletionCache.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
                if (PassThru) await pipeline.WriteAsync(bookmark).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private string Changed()
    {
        var changed = new (string Name, object? Value)[]
        {
            ("label", Label), ("description", Description), ("user", User), ("messages", MessageId), ("offset", Offset), ("duration", Duration),
        };
        return string.Join(", ", changed.Where(static member => member.Value is not null).Select(static member => member.Name));
    }
}

/// <summary>Removes bookmarks. The marked messages remain.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblBookmark", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteBookmark")]
public sealed class RemoveSymblBookmarkCommand : SymblConnectedCmdlet
{
    /// <summary>Conversation of the bookmarks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Bookmarks to remove.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in BookmarkId!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                if (!await ShouldProcessAsync(pipeline, $"bookmark {id} of conversation {ConversationId}", "Remove the bookmark").ConfigureAwait(false))
                    return;
                var conversation = await ConversationLookup.IdAsync(Client, ConversationId!, cancel).ConfigureAwait(false);
                await Client.Bookmarks.RemoveAsync(conversation, id, cancel).ConfigureAwait(false);
                CompletionCache.Bookmarks.Forget(id);
            }).ConfigureAwait(false);
        }
    }
}

/// <summary>Gets summaries of the marked parts of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmarkSummary", SupportsPaging = true)]
[OutputType(typeof(SymblBookmarkSummary))]
[SymblOperation("getBookmarkSummary")]
[SymblOperation("getBookmarksSummary")]
public sealed class GetSymblBookmarkSummaryCommand : ConversationListCommand
{
    /// <summary>Ids of the bookmarks. The default is all bookmarks of the conversation.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        if (BookmarkId is null)
        {
            await WriteListAsync(Client.Bookmarks.GetSummariesAsync(conversationId, cancel), static _ => true, pipeline, cancel).ConfigureAwait(false);
            return;
        }

        foreach (var id in BookmarkId)
        {
            await ForItemAsync(pipeline, id, () => WriteListAsync(OneAsync(conversationId, id, cancel), static _ => true, pipeline, cancel))
                .ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<SymblBookmarkSummary> OneAsync(
        string conversationId, string id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Client.Bookmarks.GetSummaryAsync(conversationId, id, cancel).ConfigureAwait(false);
    }
}
