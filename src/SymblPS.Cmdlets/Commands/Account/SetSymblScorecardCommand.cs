using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Changes scorecards: single members by parameters, or all of one by an object that was read and changed.</summary>
[Cmdlet(VerbsCommon.Set, "SymblScorecard", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblScorecard))]
[SymblOperation("patchScorecard")]
[SymblOperation("replaceScorecard")]
[SymblOperation("getScorecardById")]
public sealed class SetSymblScorecardCommand : SetAccountObjectCommand<SymblScorecard>
{
    /// <summary>Ids of the scorecards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ScorecardId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>All criteria, in place of those there are: ids, or objects from <c>Get-SymblCallScoreCriterion</c>.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Criteria")]
    [CriterionTransformation]
    [ArgumentCompleter(typeof(CriterionIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Criterion { get; set; }

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

    private protected override AccountKind<SymblScorecard> Kind => AccountKinds.Scorecard;

    private protected override string[]? Ids => ScorecardId;

    private protected override Task<SymblScorecard> ChangeAsync(string id, CancellationToken cancel) => Client.CallScoreSetup.ChangeScorecardAsync(
        id, new ScorecardDefinition { Name = Name, Description = Description, Tags = Tag, Criteria = Criterion }, cancel);

    private protected override Task<SymblScorecard> ReplaceAsync(string id, ObjectReader values, CancellationToken cancel) =>
        Client.CallScoreSetup.ReplaceScorecardAsync(
            id,
            new ScorecardDefinition
            {
                Name = values.Text("Name"),
                Description = values.Text("Description"),
                Tags = values.List("Tags", "Tag"),
                Criteria = values.List("Criteria", "Criterion"),
            },
            cancel);
}
