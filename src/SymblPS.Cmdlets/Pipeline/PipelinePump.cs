using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace SymblPS.Cmdlets.Pipeline;

/// <summary>
/// Runs asynchronous work of a cmdlet and serves its calls to the pipeline on the pipeline's thread. <see cref="Run"/> serves the calls of all work
/// of the cmdlet, including work that earlier pipeline input started.
/// </summary>
internal sealed class PipelinePump : IPipeline, IDisposable
{
    /// <summary>How long a stopped cmdlet waits for its work to end before it returns to the prompt.</summary>
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

    /// <summary>Canceled when the cmdlet is stopped or the pipeline accepts no more objects.</summary>
    public CancellationToken Cancel => _cancel.Token;

    /// <summary>Runs asynchronous work until it ends.</summary>
    /// <exception cref="PipelineStoppedException">The user stopped the command.</exception>
    /// <exception cref="Exception">The original exception of the work, or of the pipeline during a write, with its stack trace.</exception>
    public void Run(Func<Task> work)
    {
        ThrowIfOver();
        var task = Task.Run(work);
        // The end of the work wakes the loop as one more request.
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

        // Rethrows the exception of the work without a wrapper.
        task.GetAwaiter().GetResult();
        // Requests without a waiting caller (verbose, progress) can remain from the last step.
        while (_requests.TryTake(out var rest)) Serve(rest);
        ThrowIfOver();
    }

    /// <summary>Cancels all work: the user pressed Ctrl+C, or the pipeline stops.</summary>
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
            // The pipeline accepts no more objects (-First, -ErrorAction Stop, Ctrl+C). Cancel the work, wait for it, then rethrow.
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
            // Cancel the requests that still arrive, because the pipeline will not serve them.
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
            // A consequence of the cancellation. The caller throws its reason.
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
            // A callback of a canceled operation failed. The work ends anyway.
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
        // Continuations must not run on the pipeline's thread, or they would block the pump that serves them.
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Func<T> _action;

        private readonly bool _handsBack;

        /// <param name="action">The code.</param>
        /// <param name="handsBack">Whether the caller receives a failure of the code. The failure of a write ends the command instead.</param>
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
