using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes criteria calls are scored by: single members by parameters, or all of one by an object that was read and changed.</summary>
[Cmdlet(VerbsCommon.Set, "SymblCallScoreCriterion", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblCallScoreCriterion))]
[SymblOperation("patchCriteria")]
[SymblOperation("replaceCriteria")]
[SymblOperation("getCriteriaById")]
public sealed class SetSymblCallScoreCriterionCommand : SetAccountObjectCommand<SymblCallScoreCriterion>
{
    /// <summary>Ids of the criteria.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CriterionId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>All questions, in place of those there are.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ChecklistTransformation]
    [ValidateNotNullOrEmpty]
    public SymblChecklistItem[]? Checklist { get; set; }

    /// <summary>What it is for.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>All labels, in place of those there are; an empty list takes them away.</summary>
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
