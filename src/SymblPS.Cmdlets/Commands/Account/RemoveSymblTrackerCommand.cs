using SymblPS.Cmdlets.Completion;

namespace SymblPS.Cmdlets.Commands.Account;

/// <summary>Deletes trackers of the account.</summary>
[Cmdlet(VerbsCommon.Remove, "SymblTracker", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[SymblOperation("deleteTracker")]
[SymblOperation("deleteTrackerLegacy")]
public sealed class RemoveSymblTrackerCommand : RemoveAccountObjectCommand<SymblTracker>
{
    /// <summary>Ids of the trackers, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? TrackerId { get; set; }

    private protected override AccountKind<SymblTracker> Kind => AccountKinds.Tracker;

    private protected override string[]? Ids => TrackerId;

    private protected override Task RemoveAsync(string id, CancellationToken cancel) => Client.Trackers.RemoveAsync(id, cancel);
}
