namespace SymblPS.Client.Compat;

/// <summary>Waits that later frameworks bring along.</summary>
internal static class Waiting
{
    /// <summary>Waits for a task; the wait, not the task, ends with the token.</summary>
    public static Task<T> OrCancelledAsync<T>(this Task<T> task, CancellationToken cancellationToken) =>
#if NET
        task.WaitAsync(cancellationToken);
#else
        task.IsCompleted || !cancellationToken.CanBeCanceled ? task : WaitAsync(task, cancellationToken);

    private static async Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(
            static state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), cancelled);
        if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task) throw new OperationCanceledException(cancellationToken);
        return await task.ConfigureAwait(false);
    }
#endif
}
