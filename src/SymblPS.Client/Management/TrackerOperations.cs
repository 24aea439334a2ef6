using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Management;

/// <summary>
/// Trackers of the account (<c>/v1/manage/trackers</c>; a server that does not know those paths is asked by <c>/v1/manage/tracker</c>). One
/// write runs at a time; a refusal because another one runs is waited out.
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

    /// <summary>Tells whether the service takes a new tracker, as far as that can be known without asking it.</summary>
    /// <param name="tracker">What it shall be.</param>
    /// <exception cref="ArgumentException">It does not; the message names the tracker and what is wrong with it.</exception>
    public static void Check(TrackerDefinition tracker) => TrackerLimits.Check(tracker, null);

    /// <summary>Lists the trackers of the account.</summary>
    /// <param name="name">Only the tracker of exactly this name; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

    /// <summary>Reads a tracker.</summary>
    /// <param name="trackerId">The tracker.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such tracker.</exception>
    [SymblOperation("getTracker")]
    [SymblOperation("getTrackerLegacy")]
    public async Task<SymblTracker> GetAsync(string trackerId, CancellationToken cancellationToken) =>
        AccountMapper.Tracker(await _trackers.ReadAsync(trackerId, cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a tracker.</summary>
    /// <param name="tracker">What it shall be; name and vocabulary are needed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The service takes no such tracker.</exception>
    /// <exception cref="SymblServiceException">409: there is a tracker of this name already.</exception>
    [SymblOperation("createTracker")]
    [SymblOperation("createTrackerLegacy")]
    public Task<SymblTracker> CreateAsync(TrackerDefinition tracker, CancellationToken cancellationToken)
    {
        Check(tracker);
        return _channel.InTurnAsync(() => CreateOneAsync(tracker, cancellationToken), cancellationToken);
    }

    /// <summary>Creates trackers, as many in one request as the service takes.</summary>
    /// <param name="trackers">What they shall be.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of each, in the order given.</returns>
    /// <exception cref="ArgumentException">The service takes no such tracker; nothing was sent.</exception>
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
            Members = static tracker => tracker.Members(),
            KeyOf = static tracker => tracker.Name!,
            KeyOfModel = static tracker => tracker.Name,
            Duplicate = static tracker => ServiceFailure.Duplicate(Title(tracker.Name), null, WayOut(tracker.Name)),
            List = cancel => ListAsync(null, cancel),
            CreateOne = CreateOneAsync,
            CreateMany = (batch, cancel) => _trackers.CreateBatchAsync(
                batch.Select(static tracker => tracker.Members()),
                new Creation($"{batch.Count} trackers ('{batch[0].Name}' and those after it)", "Get-SymblTracker"),
                cancel),
        }.RunAsync(trackers, cancellationToken);
    }

    /// <summary>Changes a tracker: reads it, lets the caller say what it shall be, and sends what is different.</summary>
    /// <param name="trackerId">The tracker.</param>
    /// <param name="change">Gets the tracker as it is, gives what it shall be. Called while no other write of this process runs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The tracker as it is afterwards.</returns>
    /// <exception cref="ArgumentException">The service takes no such tracker.</exception>
    /// <exception cref="SymblNotFoundException">There is no such tracker.</exception>
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
            var members = wanted.Members();
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

    /// <summary>Deletes a tracker. What it found already stays.</summary>
    /// <param name="trackerId">The tracker.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">There is no such tracker.</exception>
    [SymblOperation("deleteTracker")]
    [SymblOperation("deleteTrackerLegacy")]
    public Task RemoveAsync(string trackerId, CancellationToken cancellationToken) =>
        _channel.InTurnAsync(() => _trackers.RemoveAsync(trackerId, cancellationToken), cancellationToken);

    private Task<SymblTracker> CreateOneAsync(TrackerDefinition tracker, CancellationToken cancellationToken) => _trackers.CreateAsync(
        tracker.Members(), new Creation(Title(tracker.Name), $"Get-SymblTracker -Name '{tracker.Name}'"),
        made => made.Name == tracker.Name, WayOut(tracker.Name), cancellationToken);

    private static string Title(string? name) => $"The tracker '{name}'";

    private static string WayOut(string? name) =>
        $"Change the one there is (Get-SymblTracker -Name '{name}' | Set-SymblTracker ...), or choose another name.";
}
