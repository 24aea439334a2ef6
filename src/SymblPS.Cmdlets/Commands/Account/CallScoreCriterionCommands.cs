using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblCallScoreCriterion> Criterion { get; } = new(
        "call-score criterion", "SymblCallScoreCriterion", nameof(SymblCallScoreCriterion.CriterionId),
        static item => item.CriterionId, static item => item.Name,
        static (client, cancel) => client.CallScoreSetup.ListCriteriaAsync(cancel));
}

/// <summary>Gets the call score criteria of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblCallScoreCriterion", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblCallScoreCriterion))]
[SymblOperation("listCriteria")]
[SymblOperation("getCriteriaById")]
public sealed class GetSymblCallScoreCriterionCommand : GetNamedAccountObjectCommand<SymblCallScoreCriterion>
{
    /// <summary>Ids of the criteria.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CriterionId { get; set; }

    private protected override AccountKind<SymblCallScoreCriterion> Kind => AccountKinds.Criterion;

    private protected override string[]? Ids => CriterionId;

    private protected override Task<SymblCallScoreCriterion> ReadAsync(string id, CancellationToken cancel) =>
        Client.CallScoreSetup.GetCriterionAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblCallScoreCriterion>> ListAsync(CancellationToken cancel) =>
        Client.CallScoreSetup.ListCriteriaAsync(cancel);
}

/// <summary>Creates call score criteria from parameters, or from objects with a name and a checklist.</summary>
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

    /// <summary>Questions about the call, each with its priority: <c>'Did the agent say goodbye? (low)'</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ChecklistTransformation]
    public SymblChecklistItem[]? Checklist { get; set; }

    /// <summary>Description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Tags.</summary>
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

/// <summary>Changes call score criteria: some properties by parameters, or all properties by a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblCallScoreCriterion", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblCallScoreCriterion))]
[SymblOperation("patchCriteria")]
[SymblOperation("replaceCriteria")]
[SymblOperation("getCriteriaById")]
public sealed class SetSymblCallScoreCriterionCommand : SetAccountObjectCommand<SymblCallScoreCriterion>
{
    /// <summary>Ids of the criteria.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CriterionId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New questions. They replace the present questions.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ChecklistTransformation]
    [ValidateNotNullOrEmpty]
    public SymblChecklistItem[]? Checklist { get; set; }

    /// <summary>Description.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>New tags. They replace the present tags; an empty list removes all tags.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Tags")]
    [TextListTransformation]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    private protected override AccountKind<SymblCallScoreCriterion> Kind => AccountKinds.Criterion;

    private protected override string[]? Ids => CriterionId;

    private protected override Task<SymblCallScoreCriterion> ChangeAsync(string id, CancellationToken cancel) =>
        Client.CallScoreSetup.ChangeCriterionAsync(
            id, new CriterionDefinition { Name = Name, Description = Description, Tags = Tag, Checklist = Checklist }, cancel);

    private protected override Task<SymblCallScoreCriterion> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.CallScoreSetup.ReplaceCriterionAsync(
            id,
            new CriterionDefinition
            {
                Name = values.Text("Name"),
                Description = values.Text("Description"),
                Tags = values.List("Tags", "Tag"),
                Checklist = Questions(values),
            },
            cancel);

    private static SymblChecklistItem[]? Questions(ObjectReader values)
    {
        try
        {
            return values.Object("Checklist") is { } questions ? ChecklistTransformationAttribute.Read(questions) : null;
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, e);
        }
    }
}
