using SymblPS.Cmdlets.Commands.Conversation;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

/// <summary>Reads the bookmarks of conversations.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmark", SupportsPaging = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("listBookmarks")]
[SymblOperation("getBookmark")]
public sealed class GetSymblBookmarkCommand : ConversationListCommand
{
    /// <summary>Only these bookmarks.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <summary>Only bookmarks called so; wildcards are allowed.</summary>
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
/// Marks places of conversations: each object of the pipeline becomes a bookmark. All those of a conversation are made in one request, when the
/// pipeline has ended.
/// </summary>
// A piped message has both an id and a time. It is marked by its id: the service knows what it said, whatever happens to the times.
[Cmdlet(VerbsCommon.New, "SymblBookmark", DefaultParameterSetName = MessageSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("createBookmark")]
[SymblOperation("createBookmarks")]
public sealed class NewSymblBookmarkCommand : SymblConnectedCmdlet
{
    private const string MessageSet = "Message";
    private const string TimeSet = "Time";

    private readonly List<(string ConversationId, BookmarkDraft Draft)> _drafts = [];

    /// <summary>Conversation to mark a place of.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Messages to mark, which follow one another.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = MessageSet)]
    [Alias("MessageIds")]
    [TextListTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? MessageId { get; set; }

    /// <summary>Start of the stretch to mark, from the start of the conversation.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = TimeSet)]
    [DurationTransformation]
    public TimeSpan Offset { get; set; }

    /// <summary>Length of the stretch; that of the account's settings without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = TimeSet)]
    [DurationTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>What to call the place.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>What to say about it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Who marks it; the user of this machine's account without it.</summary>
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
        if (await ShouldProcessAsync(pipeline, $"conversation {ConversationId}", $"Make the bookmark '{Label}' {what}").ConfigureAwait(false))
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
                IReadOnlyList<SymblBookmark> made = drafts.Count == 1
                    ? [await Client.Bookmarks.CreateAsync(conversation.Key, drafts[0], cancel).ConfigureAwait(false)]
                    : await Client.Bookmarks.CreateManyAsync(conversation.Key, drafts, cancel).ConfigureAwait(false);
                foreach (var bookmark in made) CompletionCache.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
                await pipeline.WriteManyAsync(made).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}

/// <summary>Changes bookmarks. What is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "SymblBookmark", SupportsShouldProcess = true)]
[OutputType(typeof(SymblBookmark))]
[SymblOperation("getBookmark")]
[SymblOperation("updateBookmark")]
public sealed class SetSymblBookmarkCommand : SymblConnectedCmdlet
{
    private BookmarkChange _change = new();

    /// <summary>Conversation the bookmarks belong to.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Bookmarks to change.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BookmarkIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? BookmarkId { get; set; }

    /// <summary>What to call the place.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Label { get; set; }

    /// <summary>What to say about it; an empty text takes away what is said.</summary>
    [Parameter]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Description { get; set; }

    /// <summary>Who marks it.</summary>
    [Parameter]
    [PersonTransformation]
    [ValidateNotNull]
    public SymblPerson? User { get; set; }

    /// <summary>Messages to mark in place of what is marked.</summary>
    [Parameter]
    [TextListTransformation]
    [ValidateNotNullOrEmpty]
    public string[]? MessageId { get; set; }

    /// <summary>Start of the stretch to mark in place of what is marked.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Offset { get; set; }

    /// <summary>Length of the stretch.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>Write the bookmarks as they are afterwards.</summary>
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
            throw new ArgumentException("Give what to change: -Label, -Description, -User, -MessageId, -Offset or -Duration.");
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
                var bookmark = await Client.Bookmarks.UpdateAsync(ConversationId!, id, _change, cancel).ConfigureAwait(false);
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

/// <summary>Removes bookmarks. What they mark stays.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblBookmark", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteBookmark")]
public sealed class RemoveSymblBookmarkCommand : SymblConnectedCmdlet
{
    /// <summary>Conversation the bookmarks belong to.</summary>
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
                await Client.Bookmarks.RemoveAsync(ConversationId!, id, cancel).ConfigureAwait(false);
                CompletionCache.Bookmarks.Forget(id);
            }).ConfigureAwait(false);
        }
    }
}

/// <summary>Reads the summaries of what bookmarks mark.</summary>
[Cmdlet(VerbsCommon.Get, "SymblBookmarkSummary", SupportsPaging = true)]
[OutputType(typeof(SymblBookmarkSummary))]
[SymblOperation("getBookmarkSummary")]
[SymblOperation("getBookmarksSummary")]
public sealed class GetSymblBookmarkSummaryCommand : ConversationListCommand
{
    /// <summary>Only these bookmarks; all of the conversation without it.</summary>
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
