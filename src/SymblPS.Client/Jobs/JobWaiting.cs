namespace SymblPS.Client.Jobs;

/// <summary>How to wait for jobs.</summary>
public sealed record JobWaitOptions
{
    /// <summary>
    /// How long to wait for all jobs together; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> sets no limit, zero looks once.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Pause between two looks at the running jobs. <see langword="null"/>: 250 ms, rising by half to 15 s; to 2 s for a service on this
    /// machine.
    /// </summary>
    public TimeSpan? PollingInterval { get; init; }
}

/// <summary>What became of one job that was waited for.</summary>
/// <param name="Job">The job as last seen.</param>
/// <param name="Error">
/// <see langword="null"/> when the job completed; otherwise <see cref="SymblJobFailedException"/>, <see cref="SymblTimeoutException"/>
/// (the job
/// can be waited for again), <see cref="SymblNotFoundException"/>, or another refusal of the service.
/// </param>
public sealed record JobOutcome(SymblJob Job, SymblException? Error);

/// <summary>How a wait goes on.</summary>
/// <param name="Total">Jobs waited for, each counted once.</param>
/// <param name="Finished">Jobs that are over, well or badly.</param>
/// <param name="Failed">Jobs among them that did not complete.</param>
/// <param name="Running">A few of the jobs that are not over.</param>
/// <param name="Trouble">Why the service cannot be asked at the moment; <see langword="null"/> while it answers.</param>
public sealed record JobWaitProgress(int Total, int Finished, int Failed, IReadOnlyList<SymblJob> Running, string? Trouble);
