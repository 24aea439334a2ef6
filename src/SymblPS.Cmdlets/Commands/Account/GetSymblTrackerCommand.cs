using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Reads the trackers of the account.</summary>
[Cmdlet(VerbsCommon.Get, "SymblTracker", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(SymblTracker))]
[SymblOperation("listTrackers")]
[SymblOperation("getTracker")]
[SymblOperation("getTrackerLegacy")]
public sealed class GetSymblTrackerCommand : GetNamedAccountObjectCommand<SymblTracker>
{
    /// <summary>Ids of the trackers.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override string[]? Ids => TrackerId;

    private protected override Task<SymblTracker> ReadAsync(string id, CancellationToken cancel) => Client.Trackers.GetAsync(id, cancel);

    private protected override Task<IReadOnlyList<SymblTracker>> ListAsync(CancellationToken cancel) => Client.Trackers.ListAsync(null, cancel);
}
