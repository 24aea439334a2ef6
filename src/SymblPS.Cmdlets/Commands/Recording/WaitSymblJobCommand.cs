using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Parameters;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Waits for jobs. Outputs each job as it completes; failed and late jobs become errors with the job as the target.</summary>
[Cmdlet(VerbsLifecycle.Wait, "SymblJob", DefaultParameterSetName = JobSet)]
[OutputType(typeof(SymblJob))]
[SymblOperation("getJob")]
public sealed class WaitSymblJobCommand : SymblConnectedCmdlet
{
    private const string JobSet = "Job";
    private const string IdSet = "Id";

    private readonly List<SymblJob> _jobs = [];

    /// <summary>Jobs to wait for, or their ids or names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = JobSet)]
    [JobTransformation]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNull]
    public SymblJob[]? Job { get; set; }

    /// <summary>Ids of jobs to wait for.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? JobId { get; set; }

    /// <summary>Longest wait for all jobs together.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Interval between two checks of a job. The default increases with time.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan PollingInterval { get; set; }

    /// <summary>Returns after the first job that ends.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <inheritdoc />
    protected override Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        // The session may know the name and the source of a job that is given by its id.
        if (Job is not null) _jobs.AddRange(Job.Select(job => job.Name is null && job.Source is null ? SessionMemory.Find(Client.BaseUri, job.JobId) : job));
        else _jobs.AddRange(JobId!.Select(id => SessionMemory.Find(Client.BaseUri, id)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task CompleteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (_jobs.Count == 0) return Task.CompletedTask;
        var options = new JobWaitOptions { Timeout = Timeout, PollingInterval = PollingInterval == TimeSpan.Zero ? null : PollingInterval };
        return JobWait.RunAsync(Client, _jobs, options, Any, pipeline, Time, cancel);
    }
}
