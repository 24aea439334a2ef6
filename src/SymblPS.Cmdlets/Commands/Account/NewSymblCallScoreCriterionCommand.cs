using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Creates criteria calls are scored by: from parameters, or from objects with a name and a checklist.</summary>
[Cmdlet(VerbsCommon.New, "SymblCallScoreCriterion", SupportsShouldProcess = true)]
[OutputType(typeof(SymblCallScoreCriterion))]
[SymblOperation("createCriteria")]
[SymblOperation("listCriteria")]
public sealed class NewSymblCallScoreCriterionCommand : NewAccountObjectCommand<CriterionDefinition, SymblCallScoreCriterion>
{
    /// <summary>Name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Questions about the call, each with its weight: <c>'Did the agent say goodbye? (low)'</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ChecklistTransformation]
    public SymblChecklistItem[]? Checklist { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Labels.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    private protected override AccountKind<SymblCallScoreCriterion> Kind => AccountKinds.Criterion;

    private protected override CriterionDefinition Definition() => new() { Name = Name, Description = Description, Tags = Tag, Checklist = Checklist };

    private protected override string NameOf(CriterionDefinition definition) => definition.Name!;

    private protected override Task<SymblCallScoreCriterion> CreateAsync(CriterionDefinition definition, CancellationToken cancel) =>
        Client.CallScoreSetup.CreateCriterionAsync(definition, cancel);
}
