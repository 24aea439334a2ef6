using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Creates scorecards: from parameters, or from objects with a name and criteria.</summary>
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

    private protected override AccountKind<SymblScorecard> Kind => AccountKinds.Scorecard;

    private protected override ScorecardDefinition Definition() => new() { Name = Name, Description = Description, Tags = Tag, Criteria = Criterion };

    private protected override string NameOf(ScorecardDefinition definition) => definition.Name!;

    private protected override Task<SymblScorecard> CreateAsync(ScorecardDefinition definition, CancellationToken cancel) =>
        Client.CallScoreSetup.CreateScorecardAsync(definition, cancel);
}
