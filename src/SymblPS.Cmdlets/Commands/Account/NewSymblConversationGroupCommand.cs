namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Creates conversation groups: from parameters, or from objects with a name and criteria.</summary>
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

    /// <summary>The condition in RSQL, such as <c>conversation.metadata.team==red</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Criteria { get; set; }

    /// <summary>What it is for, at most 512 characters.</summary>
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
