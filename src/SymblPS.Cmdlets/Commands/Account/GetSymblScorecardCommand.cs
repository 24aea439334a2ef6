using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the scorecards of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblScorecard", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblScorecard))]
[SymblOperation("listScorecards")]
[SymblOperation("getScorecardById")]
public sealed class GetSymblScorecardCommand : GetNamedAccountObjectCommand<SymblScorecard>
{
    /// <summary>Ids of the scorecards.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ScorecardId { get; set; }

    private protected override AccountKind<SymblScorecard> Kind => AccountKinds.Scorecard;

    private protected override string[]? Ids => ScorecardId;

    private protected override Task<SymblScorecard> ReadAsync(string id, CancellationToken cancel) =>
        Client.CallScoreSetup.GetScorecardAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblScorecard>> ListAsync(CancellationToken cancel) =>
        Client.CallScoreSetup.ListScorecardsAsync(cancel);
}
