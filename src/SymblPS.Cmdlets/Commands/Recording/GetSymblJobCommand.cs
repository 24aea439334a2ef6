using SymblPS.Cmdlets.Completion;
using SymblPS.Cmdlets.Pipeline;

namespace SymblPS.Cmdlets.Commands.Recording;

/// <summary>Gets the state of jobs.</summary>
[Cmdlet(VerbsCommon.Get, "SymblJob")]
[OutputType(typeof(SymblJob))]
[SymblOperation("getJob")]
public sealed class GetSymblJobCommand : SymblConnectedCmdlet
{
    /// <summary>Ids of the jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? JobId { get; set; }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel)
    {
        foreach (var id in JobId!)
        {
            await ForItemAsync(pipeline, id, async () =>
            {
                var job = await Client.Jobs.GetAsync(id, cancel).ConfigureAwait(false);
                CompletionCache.Remember(job);
                await pipeline.WriteAsync(job).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
