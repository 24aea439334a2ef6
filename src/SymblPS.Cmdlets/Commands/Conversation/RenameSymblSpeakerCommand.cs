using System.Collections;
using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>Renames speakers. If another member has the new e-mail address, the service merges the two members.</summary>
[Cmdlet(VerbsCommon.Rename, "SymblSpeaker", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblMember))]
[SymblOperation("getMembers")]
[SymblOperation("updateMember")]
public sealed class RenameSymblSpeakerCommand : SpeakerChangeCommand
{
    private const string NameSet = "Name";
    private const string MapSet = "Map";

    /// <summary>Present name of the speaker, such as <c>Speaker 1</c>; or the member id if two speakers have the same name.</summary>
    [Parameter(Position = 1, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SpeakerCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New name.</summary>
    [Parameter(Position = 2, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>E-mail address.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>Several renames: <c>@{ 'Speaker 1' = 'Ann &lt;ann@example.com&gt;'; 'Speaker 2' = 'Bob' }</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MapSet)]
    [ValidateNotNull]
    public IDictionary? Map { get; set; }

    /// <summary>Outputs the changed members.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool IsComplete => NewName is not null || Map is not null;

    private protected override void Shift(string[] first) => (Name, NewName) = (string.Join(", ", first), Name);

    /// <inheritdoc />
    protected override void Prepare()
    {
        base.Prepare();
        if (Map is null && (Name is null || NewName is null))
            throw new ArgumentException("Specify the present and the new name of the speaker with -Name and -NewName, or several with -Map.");
    }

    private protected override async Task ExecuteAsync(string conversationId, IPipeline pipeline, CancellationToken cancel)
    {
        var members = await Client.Members.ListAsync(conversationId, cancel).ConfigureAwait(false);
        // All names are resolved before the first change, so that a map with a wrong name changes nothing.
        var changes = Changes().Select(c => new MemberChange(MemberEditing.Find(conversationId, members, c.From), c.To, c.Email)).ToList();
        var done = new List<MemberChange>();
        foreach (var change in changes)
        {
            var target = $"{change.Member.Name} of conversation {conversationId}";
            if (!await ShouldProcessAsync(pipeline, target, MemberEditing.Describe(members, change)).ConfigureAwait(false)) continue;
            await MemberEditing.ApplyAsync(Client, conversationId, change, pipeline, cancel).ConfigureAwait(false);
            done.Add(change);
            if (change.Email is null && members.Any(member => member.MemberId != change.Member.MemberId
                    && string.Equals(member.Name, change.Name, StringComparison.OrdinalIgnoreCase)))
                pipeline.Warn($"Conversation {conversationId} has two speakers named '{change.Name}'. If they are one person, merge them with Merge-SymblSpeaker.");
        }

        if (!PassThru || done.Count == 0) return;
        foreach (var member in await MemberEditing.AfterAsync(Client, conversationId, done, Time, cancel).ConfigureAwait(false))
            await pipeline.WriteAsync(member).ConfigureAwait(false);
    }

    private List<(string From, string To, string? Email)> Changes()
    {
        if (Map is null)
        {
            var (name, address) = PersonText.Parse(NewName!);
            return [(Name!, name, Email ?? address)];
        }

        return [.. Map.Cast<DictionaryEntry>().Select(entry =>
        {
            var (name, address) = PersonText.Parse(Unwrap.Text(entry.Value));
            return (Unwrap.Text(entry.Key), name, address);
        })];
    }
}
