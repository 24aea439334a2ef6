using SymblPS.Cmdlets.Errors;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// Base of all cmdlets of the module: asynchronous work on the pipeline's terms, one place for errors, and an end within half a second when the user
/// presses Ctrl+C.
/// </summary>
public abstract class SymblCmdlet : PSCmdlet, IDisposable
{
    private readonly PipelinePump _pump;

    private protected SymblCmdlet() => _pump = new PipelinePump(this, Time);

    /// <summary>The clock of the command.</summary>
    private protected TimeProvider Time { get; } = CmdletClock.Current;

    /// <summary>Does the work for one object of pipeline input, or the only work where there is no pipeline input.</summary>
    /// <param name="pipeline">The way to write.</param>
    /// <param name="cancel">Cancelled when the command is stopped.</param>
    protected abstract Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel);

    /// <summary>Does what is left when all pipeline input has come.</summary>
    /// <param name="pipeline">The way to write.</param>
    /// <param name="cancel">Cancelled when the command is stopped.</param>
    protected virtual Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Checks parameters against each other before anything is done; throws what <see cref="ErrorMapper"/> knows.</summary>
    protected virtual void Prepare() { }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Guard(Prepare);

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Guard(() => _pump.Run(() => ExecuteAsync(_pump, _pump.Cancel)));

    /// <inheritdoc />
    protected sealed override void EndProcessing() => Guard(() => _pump.Run(() => CompleteAsync(_pump, _pump.Cancel)));

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _pump.Stop();

    /// <summary>Ends work that is still going and releases what it holds.</summary>
    public void Dispose()
    {
        _pump.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Does the work for one item so that its failure does not keep the others from being done: an error becomes a non-terminating record, unless
    /// it concerns the connection and so every item after it as well.
    /// </summary>
    /// <param name="pipeline">The way to write.</param>
    /// <param name="target">The item: its id or path.</param>
    /// <param name="work">The work.</param>
    private protected static async Task ForItemAsync(IPipeline pipeline, object? target, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (ErrorMapper.ConcernsItemOnly(e))
        {
            await pipeline.WriteErrorAsync(ErrorMapper.ToRecord(e, target)).ConfigureAwait(false);
        }
    }

    /// <summary>Asks whether to go on, on the pipeline's thread.</summary>
    private protected Task<bool> ShouldProcessAsync(IPipeline pipeline, string target, string action) =>
        pipeline.InvokeAsync(() => ShouldProcess(target, action));

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Stopping && e is OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (ErrorMapper.IsOurs(e))
        {
            ThrowTerminatingError(ErrorMapper.ToRecord(e, null));
        }
    }
}
