using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblConversationGroup> Group { get; } = new(
        "conversation group", "SymblConversationGroup", nameof(SymblConversationGroup.GroupId),
        static item => item.GroupId, static item => item.Name,
        static (client, cancel) => client.Groups.ListAsync(cancel));
}

/// <summary>Gets the conversation groups of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblConversationGroup", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblConversationGroup))]
[SymblOperation("listGroups")]
[SymblOperation("getGroup")]
public sealed class GetSymblConversationGroupCommand : GetNamedAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupId { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override string[]? Ids => GroupId;

    private protected override Task<SymblConversationGroup> ReadAsync(string id, CancellationToken cancel) => Client.Groups.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblConversationGroup>> ListAsync(CancellationToken cancel) => Client.Groups.ListAsync(cancel);
}

/// <summary>Creates conversation groups from parameters, or from objects with a name and criteria.</summary>
[Cmdlet(VerbsCommon.New, "SymblConversationGroup", SupportsShouldProcess = true)]
[OutputType(typeof(SymblConversationGroup))]
[SymblOperation("createGroup")]
[SymblOperation("createGroups")]
[SymblOperation("listGroups")]
public sealed class NewSymblConversationGroupCommand : NewAccountObjectCommand<GroupDefinition, SymblConversationGroup>
{
    /// <summary>Name, at most 128 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Condition in RSQL, such as <c>conversation.metadata.team==red</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Criteria { get; set; }

    /// <summary>Description, at most 512 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override int BatchSize => 100;

    private protected override GroupDefinition Definition() => new() { Name = Name, Criteria = Criteria, Description = Description };

    private protected override string NameOf(GroupDefinition definition) => definition.Name!;

    private protected override void Check(GroupDefinition definition) => GroupOperations.Check(definition, isNew: true);

    private protected override Task<SymblConversationGroup> CreateAsync(GroupDefinition definition, CancellationToken cancel) =>
        Client.Groups.CreateAsync(definition, cancel);

    private protected override Task<IReadOnlyList<CreationOutcome<SymblConversationGroup>>> CreateManyAsync(
        IReadOnlyList<GroupDefinition> definitions, CancellationToken cancel) => Client.Groups.CreateManyAsync(definitions, cancel);
}

/// <summary>Changes conversation groups: some properties by parameters, or all properties by a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblConversationGroup", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblConversationGroup))]
[SymblOperation("updateGroup")]
[SymblOperation("getGroup")]
public sealed class SetSymblConversationGroupCommand : SetAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
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

    /// <summary>New description. An empty text removes it.</summary>
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

/// <summary>Deletes conversation groups. The conversations remain.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblConversationGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteGroup")]
public sealed class RemoveSymblConversationGroupCommand : RemoveAccountObjectCommand<SymblConversationGroup>
{
    /// <summary>Ids of the groups, or objects with a <c>GroupId</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? GroupId { get; set; }

    private protected override AccountKind<SymblConversationGroup> Kind => AccountKinds.Group;

    private protected override string[]? Ids => GroupId;

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.Groups.RemoveAsync(id, cancel);
}
