using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>
/// Trackers of the account (<c>/v1/manage/trackers</c>, or <c>/v1/manage/tracker</c> on older servers). One write runs at a time. If the
/// service refuses a write because another one runs, the client repeats it.
/// </summary>
public sealed class TrackerOperations
{
    private readonly ManagementChannel _channel;
    private readonly ManagedResource<SymblTracker> _trackers;

    internal TrackerOperations(ManagementChannel channel)
    {
        _channel = channel;
        _trackers = new ManagedResource<SymblTracker>(
            channel,
            new ManagedPaths
            {
                Kind = "tracker",
                Plural = "trackers",
                List = ["v1", "manage", "trackers"],
                Item = ["v1", "manage", "trackers"],
                Create = ["v1", "manage", "trackers"],
                Bulk = ["v1", "manage", "trackers", "bulk"],
                Older = ["v1", "manage", "tracker"],
            },
            AccountMapper.Tracker);
    }

    /// <summary>Checks a new tracker against the known limits of the service.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <exception cref="ArgumentException">The tracker is invalid; the message names the tracker and the problem.</exception>
    public static void Check(TrackerDefinition tracker) => TrackerLimits.Check(tracker, null);

    /// <summary>Lists the trackers of the account.</summary>
    /// <param name="name">Exact name of a tracker; <see langword="null"/> lists all trackers.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [SymblOperation("listTrackers")]
    public async Task<IReadOnlyList<SymblTracker>> ListAsync(string? name, CancellationToken cancellationToken)
    {
        try
        {
            return await _trackers.ListAsync(new Query().Add("name", name), cancellationToken).ConfigureAwait(false);
        }
        catch (SymblNotFoundException) when (name is not null)
        {
            return [];
        }
    }

    /// <summary>Gets a tracker.</summary>
    /// <param name="trackerId">ID of the tracker.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The tracker does not exist.</exception>
    [SymblOperation("getTracker")]
    [SymblOperation("getTrackerLegacy")]
    public async Task<SymblTracker> GetAsync(string trackerId, CancellationToken cancellationToken) =>
        AccountMapper.Tracker(await _trackers.ReadAsync(trackerId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a tracker.</summary>
    /// <param name="tracker">The tracker; requires a name and a vocabulary.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The tracker is invalid.</exception>
    /// <exception cref="SymblServiceException">409: a tracker with this name exists already.</exception>
    [SymblOperation("createTracker")]
    [SymblOperation("createTrackerLegacy")]
    public Task<SymblTracker> CreateAsync(TrackerDefinition tracker, CancellationToken cancellationToken)
    {
        Check(tracker);
        return _channel.InTurnAsync(() => CreateOneAsync(tracker, cancellationToken), cancellationToken);
    }

    /// <summary>Creates trackers, as many in one request as the service accepts.</summary>
    /// <param name="trackers">The trackers.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The outcome of each creation, in the given order.</returns>
    /// <exception cref="ArgumentException">A tracker is invalid; no request was sent.</exception>
    [SymblOperation("createTrackers")]
    [SymblOperation("createTracker")]
    [SymblOperation("createTrackerLegacy")]
    [SymblOperation("listTrackers")]
    public Task<IReadOnlyList<CreationOutcome<SymblTracker>>> CreateManyAsync(
        IReadOnlyList<TrackerDefinition> trackers, CancellationToken cancellationToken)
    {
        foreach (var tracker in trackers) Check(tracker);
        return new BulkCreation<TrackerDefinition, SymblTracker>(_channel)
        {
            Describe = static tracker => Title(tracker.Name),
            ToJson = static tracker => tracker.ToJson(),
            KeyOf = static tracker => tracker.Name!,
            KeyOfModel = static tracker => tracker.Name,
            Duplicate = static tracker => ServiceFailure.Duplicate(Title(tracker.Name), null, WayOut(tracker.Name)),
            List = cancel => ListAsync(null, cancel),
            CreateOne = CreateOneAsync,
            CreateMany = (batch, cancel) => _trackers.CreateBatchAsync(
                batch.Select(static tracker => tracker.ToJson()),
                new Creation($"{batch.Count} trackers ('{batch[0].Name}' and the following ones)", "Get-SymblTracker"),
                cancel),
        }.RunAsync(trackers, cancellationToken);
    }

    /// <summary>Changes a tracker: reads it, calls a function that returns the changes, and sends the differences.</summary>
    /// <param name="trackerId">ID of the tracker.</param>
    /// <param name="change">
    /// Receives the current tracker and returns the changes. No other write of this process runs during the call.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The changed tracker.</returns>
    /// <exception cref="ArgumentException">The tracker is invalid.</exception>
    /// <exception cref="SymblNotFoundException">The tracker does not exist.</exception>
    [SymblOperation("patchTracker")]
    [SymblOperation("updateTrackerLegacy")]
    [SymblOperation("getTracker")]
    [SymblOperation("getTrackerLegacy")]
    public Task<SymblTracker> UpdateAsync(
        string trackerId, Func<SymblTracker, TrackerDefinition> change, CancellationToken cancellationToken) => _channel.InTurnAsync(
        async () =>
        {
            var present = await _trackers.ReadAsync(trackerId, cancellationToken).ConfigureAwait(false);
            var before = AccountMapper.Tracker(present);
            var wanted = change(before);
            TrackerLimits.Check(wanted, before);
            var members = wanted.ToJson();
            var patch = JsonPatch.Between(present, members);
            if (patch.IsEmpty) return before;
            var whole = JsonProperties.Over(present, members);
            whole["id"] = trackerId;
            try
            {
                return await _trackers.PatchAsync(trackerId, patch.Body, patch.IsRepeatable, whole, cancellationToken).ConfigureAwait(false);
            }
            catch (SymblServiceException e) when (e.StatusCode == 409)
            {
                throw ServiceFailure.Duplicate(Title(wanted.Name ?? before.Name), e, WayOut(wanted.Name ?? before.Name));
            }
        },
        cancellationToken);

    /// <summary>Deletes a tracker. Its matches in processed conversations remain.</summary>
    /// <param name="trackerId">ID of the tracker.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The tracker does not exist.</exception>
    [SymblOperation("deleteTracker")]
    [SymblOperation("deleteTrackerLegacy")]
    public Task RemoveAsync(string trackerId, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(() => _trackers.RemoveAsync(trackerId, cancellationToken), cancellationToken);

    private Task<SymblTracker> CreateOneAsync(TrackerDefinition tracker, CancellationToken cancellationToken) => _trackers.CreateAsync(
        tracker.ToJson(), new Creation(Title(tracker.Name), $"Get-SymblTracker -Name '{tracker.Name}'"),
        made => made.Name == tracker.Name, WayOut(tracker.Name), cancellationToken);

    private static string Title(string? name) => $"The tracker '{name}'";

    private static string WayOut(string? name) =>
        $"Change the existing one (Get-SymblTracker -Name '{name}' | Set-SymblTracker ...), or choose another name.";
}
