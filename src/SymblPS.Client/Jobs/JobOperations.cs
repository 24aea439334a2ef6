namespace SymblPS.Client;

/// <summary>Jobs: look at one, wait for many.</summary>
public sealed class JobOperations
{
    internal JobOperations() { }

    /// <summary>Looks at a job once.</summary>
    public Task<SymblJob> GetAsync(string jobId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Waits for jobs.</summary>
    public IAsyncEnumerable<JobOutcome> WaitAsync(
        IReadOnlyCollection<SymblJob> jobs,
        JobWaitOptions options,
        IProgress<JobWaitProgress>? progress,
        CancellationToken cancellationToken) => throw new NotSupportedException();
}
