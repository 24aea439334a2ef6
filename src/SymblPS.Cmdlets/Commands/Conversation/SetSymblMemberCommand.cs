using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Errors;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Conversation;

/// <summary>
/// Changes the name and the e-mail address of members by their ids. If another member has the new address, the service merges the two members.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SymblMember", SupportsShouldProcess = true)]
[OutputType(typeof(SymblMember))]
[SymblOperation("getMembers")]
[SymblOperation("updateMember")]
public sealed class SetSymblMemberCommand : SymblConnectedCmdlet
{
    /// <summary>Conversation of the member.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ConversationId { get; set; }

    /// <summary>Id of the member.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? MemberId { get; set; }

    /// <summary>New name, which can include the address: <c>'Ann &lt;ann@example.com&gt;'</c>. If it is omitted, the name is unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New e-mail address. If it is omitted, the address is unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>Outputs the changed member.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override void Prepare()
    {
        if (Name is null && Email is null) throw new ArgumentException("Specify -Name, -Email or both.");
        base.Prepare();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel) => ForItemAsync(pipeline, MemberId, async () =>
    {
        var id = await ConversationLookup.IdAsync(Client, ConversationId!, cancel).ConfigureAwait(false);
        var members = await Client.Members.ListAsync(id, cancel).ConfigureAwait(false);
        var member = members.FirstOrDefault(m => m.MemberId == MemberId) ?? throw new SpeakerNameException(
            $"Conversation {ConversationId} has no member {MemberId}. A member that was merged into another one no longer exists.", ambiguous: false);
        var (name, address) = Name is null ? (member.Name, null) : PersonText.Parse(Name);
        var change = new MemberChange(member, name, Email ?? address);
        if (!await ShouldProcessAsync(pipeline, $"{member.Name} of conversation {ConversationId}", MemberEditing.Describe(members, change)).ConfigureAwait(false)) return;
        await MemberEditing.ApplyAsync(Client, id, change, pipeline, cancel).ConfigureAwait(false);
        if (!PassThru) return;
        foreach (var after in await MemberEditing.AfterAsync(Client, id, [change], Time, cancel).ConfigureAwait(false))
            await pipeline.WriteAsync(after).ConfigureAwait(false);
    });
}
