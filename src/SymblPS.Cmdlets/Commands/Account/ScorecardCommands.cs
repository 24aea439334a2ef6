using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

internal static partial class AccountKinds
{
    public static AccountKind<SymblScorecard> Scorecard { get; } = new(
        "scorecard", "SymblScorecard", nameof(SymblScorecard.ScorecardId), static item => item.ScorecardId, static item => item.Name,
        static (client, cancel) => client.CallScoreSetup.ListScorecardsAsync(cancel));
}

/// <summary>Gets the scorecards of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblScorecard", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblScorecard))]
[SymblOperation("listScorecards")]
[SymblOperation("getScorecardById")]
public sealed class GetSymblScorecardCommand : GetNamedAccountObjectCommand<SymblScorecard>
{
    /// <summary>Ids of the scorecards.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ScorecardId { get; set; }

    private protected override AccountKind<SymblScorecard> Kind => AccountKinds.Scorecard;

    private protected override string[]? Ids => ScorecardId;

    private protected override Task<SymblScorecard> ReadAsync(string id, CancellationToken cancel) =>
        Client.CallScoreSetup.GetScorecardAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblScorecard>> ListAsync(CancellationToken cancel) =>
        Client.CallScoreSetup.ListScorecardsAsync(cancel);
}

/// <summary>Creates scorecards from parameters, or from objects with a name and criteria.</summary>
[Cmdlet(VerbsCommon.New, "SymblScorecard", SupportsShouldProcess = true)]
[OutputType(typeof(SymblScorecard))]
[SymblOperation("createScorecard")]
[SymblOperation("listScorecards")]
public sealed class NewSymblScorecardCommand : NewAccountObjectCommand<ScorecardDefinition, SymblScorecard>
{
    /// <summary>Name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Criteria: ids, or objects from <c>Get-SymblCallScoreCriterion</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Criteria")]
    [CriterionTransformation]
    [ArgumentCompleter(typeof(CriterionIdCompleter))]
    public string[]? Criterion { get; set; }

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

    private protected override AccountKind<SymblScorecard> Kind => AccountKinds.Scorecard;

    private protected override ScorecardDefinition Definition() => new() { Name = Name, Description = Description, Tags = Tag, Criteria = Criterion };

    private protected override string NameOf(ScorecardDefinition definition) => definition.Name!;

    private protected override Task<SymblScorecard> CreateAsync(ScorecardDefinition definition, CancellationToken cancel) =>
        Client.CallScoreSetup.CreateScorecardAsync(definition, cancel);
}

/// <summary>Changes scorecards: some properties by parameters, or all properties by a changed object.</summary>
[Cmdlet(VerbsCommon.Set, "SymblScorecard", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(SymblScorecard))]
[SymblOperation("patchScorecard")]
[SymblOperation("replaceScorecard")]
[SymblOperation("getScorecardById")]
public sealed class SetSymblScorecardCommand : SetAccountObjectCommand<SymblScorecard>
{
    /// <summary>Ids of the scorecards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ChangeSet)]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ScorecardId { get; set; }

    /// <summary>New name.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>New criteria: ids, or objects from <c>Get-SymblCallScoreCriterion</c>. They replace the present criteria.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    [Alias("Criteria")]
    [CriterionTransformation]
    [ArgumentCompleter(typeof(CriterionIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Criterion { get; set; }

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
