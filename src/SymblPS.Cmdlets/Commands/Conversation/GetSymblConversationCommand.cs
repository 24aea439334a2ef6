using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Gets conversations by id, or lists them.</summary>
[Cmdlet(VerbsCommon.Get, "SymblConversation", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblConversation))]
[SymblOperation("listConversations")]
[SymblOperation("listGroupConversations")]
[SymblOperation("getConversation")]
public sealed class GetSymblConversationCommand : SymblConnectedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>Ids or names of the conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ConversationId { get; set; }

    /// <summary>Returns only conversations that start at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset After { get; set; }

    /// <summary>Returns only conversations that start before this time.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTimeOffset Before { get; set; }

    /// <summary>Sort order of the start times.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("Ascending", "Descending")]
    public string Order { get; set; } = "Ascending";

    /// <summary>Returns only conversations with this name. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Returns only conversations of this group.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? GroupId { get; set; }

    /// <summary>
    /// Returns only conversations that match this RSQL filter, such as <c>conversation.name=='Weekly'</c>. At most two different fields are allowed.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? Filter { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (ConversationId is null)
        {
            // One of several piped groups may be missing, and the others continue. The list of all conversations has no other item.
            if (GroupId is null) await ListAsync(pipeline, null, cancel).ConfigureAwait(false);
            else
            {
                await ForItemAsync(pipeline, GroupId, async () =>
                {
                    var group = await Account.AccountKinds.Group.IdAsync(Client, GroupId, cancel).ConfigureAwait(false);
                    await ListAsync(pipeline, group, cancel).ConfigureAwait(false);
                }).ConfigureAwait(false);
            }

            return;
        }

        foreach (var id in ConversationId)
        {
            await ForItemAsync(pipeline, id, () => ConversationLookup.RunAsync(Client, id, async found =>
                await WriteAsync(await Client.Conversations.GetAsync(found, cancel).ConfigureAwait(false), pipeline).ConfigureAwait(false), cancel))
                .ConfigureAwait(false);
        }
    }

    private async Task ListAsync(IPipeline pipeline, string? group, CancellationToken cancel)
    {
        DateTimeOffset? Given(string parameter, DateTimeOffset value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
        var filter = new NameFilter(Name);
        var window = new PageWindow(PagingParameters, pipeline);
        // Without -Name the service skips; with it, the command must read every conversation.
        var query = new ConversationQuery
        {
            After = Given(nameof(After), After),
            Before = Given(nameof(Before), Before),
            Descending = Order == "Descending",
            Skip = filter.IsEmpty ? window.TakeSkip() : 0,
            First = filter.IsEmpty ? window.FirstOrNull : null,
            GroupId = group,
            Filter = Filter,
        };
        if (query.After >= query.Before) throw new ArgumentException("-After must be earlier than -Before.");
        await window.StartAsync().ConfigureAwait(false);
        if (window.IsFull) return;
        await foreach (var conversation in Client.Conversations.ListAsync(query, cancel).ConfigureAwait(false))
        {
            if (!filter.Matches(conversation.Name)) continue;
            if (window.Take()) await WriteAsync(conversation, pipeline).ConfigureAwait(false);
            if (window.IsFull) return;
        }
    }

    private Task WriteAsync(SymblConversation conversation, IPipeline pipeline)
    {
        CompletionCache.Remember(conversation);
        SessionMemory.RememberName(Client.BaseUri, conversation.ConversationId, conversation.Name);
        return pipeline.WriteAsync(conversation);
    }
}
