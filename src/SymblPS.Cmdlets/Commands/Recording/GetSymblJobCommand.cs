using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Gets the state of jobs: by id, or of all jobs that this session knows.</summary>
[Cmdlet(VerbsCommon.Get, "SymblJob", DefaultParameterSetName = ListSet)]
[OutputType(typeof(SymblJob))]
[SymblOperation("getJob")]
public sealed class GetSymblJobCommand : SymblConnectedCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>Ids or names of the jobs. The default is all jobs that this session has submitted or read.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? JobId { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        if (JobId is null)
        {
            foreach (var job in SessionMemory.Jobs(Client.BaseUri))
                await ForItemAsync(pipeline, job.JobId, () => ListAsync(job, pipeline, cancel)).ConfigureAwait(false);
            return;
        }

        foreach (var id in JobId)
            await ForItemAsync(pipeline, id, () => WriteAsync(SessionMemory.Find(Client.BaseUri, id), pipeline, cancel)).ConfigureAwait(false);
    }

    private async Task ListAsync(SymblJob job, IPipeline pipeline, CancellationToken cancel)
    {
        if (job.IsFinished)
        {
            await pipeline.WriteAsync(job).ConfigureAwait(false);
            return;
        }

        try
        {
            await WriteAsync(job, pipeline, cancel).ConfigureAwait(false);
        }
        catch (SymblNotFoundException)
        {
            // The job was deleted with its conversation.
            SessionMemory.Forget(Client.BaseUri, job.JobId);
        }
    }

    private async Task WriteAsync(SymblJob known, IPipeline pipeline, CancellationToken cancel)
    {
        var job = await Client.Jobs.RefreshAsync(known, cancel).ConfigureAwait(false);
        CompletionCache.Remember(job);
        SessionMemory.Remember(Client.BaseUri, job);
        if (job.Status == SymblJobStatus.Completed) ResultWarnings.Warn(job, pipeline);
        await pipeline.WriteAsync(job).ConfigureAwait(false);
    }
}
