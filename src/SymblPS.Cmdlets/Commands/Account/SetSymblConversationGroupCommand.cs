using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes conversation groups: what the parameters name, or what an object that was read and changed says.</summary>
[Cmdlet(VerbsCommon.Set, "SymblConversationGroup", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblConversationGroup))]
[SymblOperation("updateGroup")]
[SymblOperation("getGroup")]
public sealed class SetSymblConversationGroupCommand : SetAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupId { get; set; }

    /// <summary>New name, at most 128 characters.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New condition in RSQL.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Criteria { get; set; }

    /// <summary>What it is for; an empty text takes it away.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [AllowEmptyString]
    public string? Description { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override string[]? Ids => GroupId;

    private protected override Task<SymblConversationGroup> ChangeAsync(string id, CancellationToken cancel) =>
        Client.Groups.UpdateAsync(id, new GroupDefinition { Name = Name, Criteria = Criteria, Description = Description }, cancel);

    private protected override Task<SymblConversationGroup> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.Groups.UpdateAsync(
            id,
            new GroupDefinition { Name = values.Text("Name"), Criteria = values.Text("Criteria"), Description = values.Text("Description") },
            cancel);
}
