namespace SymblPS.Client.Jobs;

/// <summary>Options to wait for jobs.</summary>
public sealed record JobWaitOptions
{
    /// <summary>
    /// Maximum time to wait for all jobs together; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit, zero polls once.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Pause between two rounds of polling. <see langword="null"/> starts with 250 ms and increases by half up to 15 s, or up to 2 s for a
    /// service on this machine.
    /// </summary>
    public TimeSpan? PollingInterval { get; init; }
}

/// <summary>Outcome of one job.</summary>
/// <param name="Job">The job in its last known state.</param>
/// <param name="Error">
/// <see langword="null"/> if the job completed; otherwise <see cref="SymblJobFailedException"/>, <see cref="SymblTimeoutException"/> (the
/// caller can wait again), <see cref="SymblNotFoundException"/>, or another refusal of the service.
/// </param>
public sealed record JobOutcome(SymblJob Job, SymblException? Error);

/// <summary>Progress of a wait.</summary>
/// <param name="Total">Number of jobs without duplicates.</param>
/// <param name="Finished">Number of ended jobs, completed or failed.</param>
/// <param name="Failed">Number of ended jobs that did not complete.</param>
/// <param name="Running">A few of the running jobs.</param>
/// <param name="Trouble">Failure of the last poll; <see langword="null"/> while the service responds.</param>
public sealed record JobWaitProgress(int Total, int Finished, int Failed, IReadOnlyList<SymblJob> Running, string? Trouble);
