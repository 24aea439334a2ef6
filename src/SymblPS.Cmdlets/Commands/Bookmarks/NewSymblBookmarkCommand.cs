using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

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
                foreach (var bookmark in made) SeenInsights.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
                await pipeline.WriteManyAsync(made).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
