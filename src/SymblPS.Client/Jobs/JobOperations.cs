using System.Runtime.CompilerServices;
using SymblPS.Client.Http;

namespace SymblPS.Client.Jobs;

/// <summary>Jobs: get one, wait for many (<c>GET /v1/job/{jobId}</c>).</summary>
public sealed class JobOperations
{
    private readonly ServiceConnection _connection;

    internal JobOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Gets the state of a job.</summary>
    /// <param name="jobId">ID of the job.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The job does not exist.</exception>
    [SymblOperation("getJob")]
    public Task<SymblJob> GetAsync(string jobId, CancellationToken cancellationToken) =>
        LookAsync(new SymblJob { JobId = jobId }, repeat: true, cancellationToken);

    /// <summary>Gets the present state of a known job. The result keeps the name and the source, which only the submission tells.</summary>
    /// <param name="known">The job in its last known state.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The job does not exist.</exception>
    [SymblOperation("getJob")]
    public Task<SymblJob> RefreshAsync(SymblJob known, CancellationToken cancellationToken) => LookAsync(known, repeat: true, cancellationToken);

    /// <summary>
    /// Waits for jobs in one loop and returns each job as soon as it has ended. The loop ignores duplicates and continues through transient
    /// failures of the service, such as a restart. It ends when all jobs have ended or the time is over.
    /// </summary>
    /// <param name="jobs">The jobs. Jobs that have ended already are returned without a request.</param>
    /// <param name="options">Timeout and polling interval.</param>
    /// <param name="progress">Receives the progress of the wait.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblAuthenticationException">The service refused the credentials, so that no job can be polled.</exception>
    /// <exception cref="SymblPlatformUnreachableException">
    /// The host name of the service does not resolve, and has not since the wait began.
    /// </exception>
    [SymblOperation("getJob")]
    public async IAsyncEnumerable<JobOutcome> WaitAsync(
        IReadOnlyCollection<SymblJob> jobs,
        JobWaitOptions options,
        IProgress<JobWaitProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The loop repeats each request anyway. Four attempts within a round would only make the round longer.
        var waiter = new JobWaiter((job, cancel) => LookAsync(job, repeat: false, cancel), _connection.Transport.Timing, _connection.Time, options, progress);
        await foreach (var outcome in waiter.RunAsync(jobs, cancellationToken).ConfigureAwait(false)) yield return outcome;
    }

    private async Task<SymblJob> LookAsync(SymblJob known, bool repeat, CancellationToken cancellationToken)
    {
        var request = _connection.Request(HttpMethod.Get, null, "v1", "job", known.JobId) with { Repeatable = repeat };
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return JobMapper.Map(answer.Read(JobJson.Default.WireJob), known, _connection.Time);
    }
}
