using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// Lets asynchronous work of a cmdlet use the pipeline thread. While <see cref="Run"/> waits for its work it serves requests of all work the cmdlet
/// has going, also of work started for earlier pipeline input.
/// </summary>
internal sealed class PipelinePump : IPipeline, IDisposable
{
    /// <summary>How long a stopped cmdlet waits for its work to let go before it returns to the prompt without it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly Cmdlet _cmdlet;
    private readonly TimeProvider _time;
    private readonly BlockingCollection<Request> _requests = new();
    private readonly CancellationTokenSource _cancel = new();
    private ExceptionDispatchInfo? _broken;
    private volatile bool _stopped;

    /// <param name="cmdlet">The cmdlet that writes to the pipeline.</param>
    /// <param name="time">The clock.</param>
    public PipelinePump(Cmdlet cmdlet, TimeProvider time)
    {
        _cmdlet = cmdlet;
        _time = time;
    }

    /// <summary>Cancelled when the cmdlet is stopped or the pipeline does not want more.</summary>
    public CancellationToken Cancel => _cancel.Token;

    /// <summary>Runs asynchronous work to its end on behalf of the pipeline thread.</summary>
    /// <exception cref="PipelineStoppedException">The user stopped the command.</exception>
    /// <exception cref="Exception">What the work threw, or what the pipeline threw at a write: the original exception, its trace kept.</exception>
    public void Run(Func<Task> work)
    {
        ThrowIfOver();
        var task = Task.Run(work);
        // The end of the work wakes the loop as one more request, so that there is one thing to wait for.
        task.ContinueWith(_ => Post(Request.Wake), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        while (!task.IsCompleted)
        {
            Request request;
            try
            {
                request = _requests.Take(_cancel.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            Serve(request);
        }

        if (_broken is not null || _stopped)
        {
            Join(task);
            ThrowIfOver();
        }

        // What the work itself threw, unwrapped.
        task.GetAwaiter().GetResult();
        // Requests nobody waits for (verbose, progress) that came in with the last step.
        while (_requests.TryTake(out var rest)) Serve(rest);
        ThrowIfOver();
    }

    /// <summary>Ends all work: the user pressed Ctrl+C, or the pipeline stops.</summary>
    public void Stop()
    {
        _stopped = true;
        CancelWork();
    }

    public Task WriteAsync(object value) => AskAsync<object?>(
        () =>
        {
            _cmdlet.WriteObject(value);
            return null;
        },
        handsBack: false);

    public Task WriteManyAsync(IReadOnlyList<object> values) => AskAsync<object?>(
        () =>
        {
            foreach (var value in values) _cmdlet.WriteObject(value);
            return null;
        },
        handsBack: false);

    public Task WriteErrorAsync(ErrorRecord record) => AskAsync<object?>(
        () =>
        {
            _cmdlet.WriteError(record);
            return null;
        },
        handsBack: false);

    public Task<T> InvokeAsync<T>(Func<T> action) => AskAsync(action, handsBack: true);

    public void Verbose(string text) => Post(new Request(() => _cmdlet.WriteVerbose(text)));

    public void Warn(string text) => Post(new Request(() => _cmdlet.WriteWarning(text)));

    public void Progress(ProgressRecord record) => Post(new Request(() => _cmdlet.WriteProgress(record)));

    public void Dispose()
    {
        CancelWork();
        _requests.CompleteAdding();
        AbandonAll();
    }

    private Task<T> AskAsync<T>(Func<T> action, bool handsBack)
    {
        var request = new Request<T>(action, handsBack);
        if (!Post(request)) request.Abandon();
        return request.Task;
    }

    private void Serve(Request request)
    {
        if (_broken is not null || _stopped)
        {
            request.Abandon();
            return;
        }

        try
        {
            request.Execute();
        }
        catch (Exception e)
        {
            // The pipeline refuses more (-First, -ErrorAction Stop, a stop). The work is cancelled and joined, then the original is thrown.
            _broken = ExceptionDispatchInfo.Capture(e);
            request.Fail(e);
            CancelWork();
        }
    }

    private void Join(Task task)
    {
        AbandonAll();
        try
        {
            // Requests that arrive meanwhile are answered by cancellation, so that nobody waits for a pipeline that is gone.
            var start = _time.GetTimestamp();
            while (!task.IsCompleted && _time.GetElapsedTime(start) < Grace)
            {
                if (_requests.TryTake(out var request, 10)) request.Abandon();
            }

            if (task.IsCompleted) task.GetAwaiter().GetResult();
            else task.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Follows from the cancellation; the reason for it is thrown by the caller.
        }
    }

    private void ThrowIfOver()
    {
        _broken?.Throw();
        if (_stopped) throw new PipelineStoppedException();
    }

    private bool Post(Request request)
    {
        try
        {
            _requests.Add(request);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void AbandonAll()
    {
        while (_requests.TryTake(out var request)) request.Abandon();
    }

    private void CancelWork()
    {
        try
        {
            _cancel.Cancel();
        }
        catch (AggregateException)
        {
            // A callback of some cancelled operation failed; the work ends all the same.
        }
    }

    private class Request
    {
        private readonly Action _action;

        public Request(Action action) => _action = action;

        public static Request Wake { get; } = new(static () => { });

        public virtual void Execute() => _action();

        public virtual void Fail(Exception exception) { }

        public virtual void Abandon() { }
    }

    private sealed class Request<T> : Request
    {
        // Continuations must not run on the pipeline thread: they would hold up the pump that serves them.
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<T> _action;

        private readonly bool _handsBack;

        /// <param name="action">The code.</param>
        /// <param name="handsBack">
        /// Whether a failure belongs to the work that asked, as a bad path does. A write that fails is the pipeline's own refusal and ends the command.
        /// </param>
        public Request(Func<T> action, bool handsBack) : base(static () => { })
        {
            _action = action;
            _handsBack = handsBack;
        }

        public Task<T> Task => _completion.Task;

        public override void Execute()
        {
            try
            {
                _completion.TrySetResult(_action());
            }
            catch (Exception e) when (_handsBack && e is not PipelineStoppedException)
            {
                _completion.TrySetException(e);
            }
        }

        public override void Fail(Exception exception) => _completion.TrySetCanceled();

        public override void Abandon() => _completion.TrySetCanceled();
    }
}
