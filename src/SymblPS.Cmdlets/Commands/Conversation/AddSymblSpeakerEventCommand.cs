using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Submits speaker events of a processed conversation, from objects or from an RTTM file. Messages and insights get their speakers from them.
/// </summary>
[Cmdlet(VerbsCommon.Add, "SymblSpeakerEvent", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblMember))]
[SymblOperation("getConversation")]
[SymblOperation("putSpeakerEvents")]
[SymblOperation("getMembers")]
public sealed class AddSymblSpeakerEventCommand : SymblConnectedCmdlet
{
    private const string ObjectSet = "InputObject";
    private const string PathSet = "Path";

    private readonly List<(string ConversationId, PSObject Item)> _items = [];

    /// <summary>Conversation of the events.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>
    /// Objects or hashtables: <c>Speaker</c> with <c>StartTime</c> and <c>EndTime</c> (or <c>Duration</c>), or with <c>Type</c> and <c>Offset</c>. A
    /// time is an offset from the start of the conversation, or a date.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public PSObject[]? InputObject { get; set; }

    /// <summary>RTTM file with the turns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Outputs the members of the conversation after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (InputObject is not null)
        {
            _items.AddRange(InputObject.Select(item => (ConversationId!, item)));
            return Task.CompletedTask;
        }

        return ForItemAsync(pipeline, Path, async () =>
        {
            var path = await pipeline.InvokeAsync(() => RecordingPaths.ResolveNew(this, Path!)).ConfigureAwait(false);
            var known = await Client.Members.ListAsync(ConversationId!, cancel).ConfigureAwait(false);
            var turns = await SpeakerTurns.ReadRttmAsync(path, known.Select(member => member.Name), cancel).ConfigureAwait(false);
            await SendAsync(ConversationId!, SpeakerTurns.ToEvents(turns), pipeline, cancel).ConfigureAwait(false);
        });
    }

    /// <inheritdoc />
    protected override async Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        // All events of a conversation are one request, because the service pairs them to turns.
        foreach (var group in _items.GroupBy(i => i.ConversationId, i => i.Item))
        {
            await ForItemAsync(pipeline, group.Key, async () =>
            {
                var origin = new Lazy<Task<DateTimeOffset?>>(async () =>
                    (await Client.Conversations.GetAsync(await ConversationLookup.IdAsync(Client, group.Key, cancel).ConfigureAwait(false), cancel)
                        .ConfigureAwait(false)).StartTime);
                var events = new List<SpeakerEvent>();
                foreach (var item in group)
                {
                    var began = SpeakerTurns.UsesClock(ObjectValues.Of(item)) ? await origin.Value.ConfigureAwait(false) : null;
                    events.AddRange(Read(item, began, $"Object {events.Count + 1}"));
                }

                await SendAsync(group.Key, events, pipeline, cancel).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(string given, IReadOnlyList<SpeakerEvent> events, IPipeline pipeline, CancellationToken cancel)
    {
        var conversationId = await ConversationLookup.IdAsync(Client, given, cancel).ConfigureAwait(false);
        var speakers = events.Select(e => e.Email ?? e.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (!await ShouldProcessAsync(pipeline, conversationId, $"Add {events.Count} speaker events of {speakers} speakers").ConfigureAwait(false)) return;
        var said = await Client.SpeakerEvents.AddAsync(conversationId, events, cancel).ConfigureAwait(false);
        if (said is not null) pipeline.Verbose(said);
        foreach (var name in events.Select(e => e.Name).Distinct()) CompletionCache.RememberSpeaker(conversationId, name);
        if (!PassThru) return;
        foreach (var member in await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false))
            await pipeline.WriteAsync(member).ConfigureAwait(false);
    }

    private static IEnumerable<SpeakerEvent> Read(PSObject item, DateTimeOffset? origin, string source) =>
        ObjectValues.Get(item, "Type") is { } type
            ? [SpeakerTurns.ReadEvent(Unwrap.Text(type), ObjectValues.Of(item), origin, source)]
            : SpeakerTurns.ToEvents([SpeakerTurns.ReadObject(ObjectValues.Of(item), origin, source)]);
}
