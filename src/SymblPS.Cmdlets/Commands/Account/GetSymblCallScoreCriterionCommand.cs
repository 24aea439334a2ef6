using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the criteria calls are scored by.</summary>
[Cmdlet(VerbsCommon.Get, "SymblCallScoreCriterion", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblCallScoreCriterion))]
[SymblOperation("listCriteria")]
[SymblOperation("getCriteriaById")]
public sealed class GetSymblCallScoreCriterionCommand : GetNamedAccountObjectCommand<SymblCallScoreCriterion>
{
    /// <summary>Ids of the criteria.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? CriterionId { get; set; }

    private protected override AccountKind<SymblCallScoreCriterion> Kind => AccountKinds.Criterion;

    private protected override string[]? Ids => CriterionId;

    private protected override Task<SymblCallScoreCriterion> ReadAsync(string id, CancellationToken cancel) =>
        Client.CallScoreSetup.GetCriterionAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblCallScoreCriterion>> ListAsync(CancellationToken cancel) =>
        Client.CallScoreSetup.ListCriteriaAsync(cancel);
}
