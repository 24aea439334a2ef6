using System.Runtime.CompilerServices;
using SymblPS.Client.Http;

namespace SymblPS.Client.Jobs;

/// <summary>Jobs: look at one, wait for many (<c>GET /v1/job/{jobId}</c>).</summary>
public sealed class JobOperations
{
    private readonly ServiceConnection _connection;

    internal JobOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Looks at a job once.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblNotFoundException">The service does not know the job.</exception>
    [SymblOperation("getJob")]
    public Task<SymblJob> GetAsync(string jobId, CancellationToken cancellationToken) =>
        LookAsync(new SymblJob { JobId = jobId }, repeat: true, cancellationToken);

    /// <summary>
    /// Waits for jobs in one loop, and gives each as soon as it is over; jobs given more than once are waited for once. Failures of the
    /// service
    /// that may pass, such as a restart, are waited out. Ends when all jobs are over or the time is.
    /// </summary>
    /// <param name="jobs">The jobs; of jobs that are over already the outcome is given without asking.</param>
    /// <param name="options">How long and how often.</param>
    /// <param name="progress">Told how it goes on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SymblAuthenticationException">The credentials are refused: no job can be looked at any more.</exception>
    /// <exception cref="SymblPlatformUnreachableException">
    /// The service's name does not resolve, and never did since the wait began.
    /// </exception>
    [SymblOperation("getJob")]
    public async IAsyncEnumerable<JobOutcome> WaitAsync(
        IReadOnlyCollection<SymblJob> jobs,
        JobWaitOptions options,
        IProgress<JobWaitProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The loop is the repetition here: asking four times within a round would only make the round longer.
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
