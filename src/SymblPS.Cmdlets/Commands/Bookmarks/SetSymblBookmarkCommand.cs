using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Bookmarks;

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
                SeenInsights.Bookmarks.Remember(bookmark.BookmarkId, bookmark.Label);
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
