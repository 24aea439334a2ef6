using SymblPS.Cmdlets.Errors;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// Base class of the cmdlets. It runs asynchronous work, converts exceptions to error records, and ends within half a second after Ctrl+C.
/// </summary>
public abstract class SymblCmdlet : PSCmdlet, IDisposable
{
    private readonly PipelinePump _pump;

    private protected SymblCmdlet() => _pump = new PipelinePump(this, Time);

    /// <summary>The clock of the command.</summary>
    private protected TimeProvider Time { get; } = CmdletClock.Current;

    /// <summary>Processes one object of pipeline input, or runs once if there is no pipeline input.</summary>
    /// <param name="pipeline">The pipeline to write to.</param>
    /// <param name="cancel">Canceled when the command is stopped.</param>
    protected abstract Task ExecuteAsync(IPipeline pipeline, CancellationToken cancel);

    /// <summary>Runs after the last pipeline input.</summary>
    /// <param name="pipeline">The pipeline to write to.</param>
    /// <param name="cancel">Canceled when the command is stopped.</param>
    protected virtual Task CompleteAsync(IPipeline pipeline, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Validates the parameters before the first request. Throws exceptions that <see cref="ErrorMapper"/> converts.</summary>
    protected virtual void Prepare() { }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Guard(Prepare);

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Guard(() => _pump.Run(() => ExecuteAsync(_pump, _pump.Cancel)));

    /// <inheritdoc />
    protected sealed override void EndProcessing() => Guard(() => _pump.Run(() => CompleteAsync(_pump, _pump.Cancel)));

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _pump.Stop();

    /// <summary>Cancels running work and releases its resources.</summary>
    public void Dispose()
    {
        _pump.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Runs the work for one item. A failure becomes a non-terminating error, so that the other items continue. A connection error ends the command.
    /// </summary>
    /// <param name="pipeline">The pipeline to write to.</param>
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

    /// <summary>Asks for confirmation on the pipeline's thread.</summary>
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
