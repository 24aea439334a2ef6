namespace SymblPS.Client.Tests.Support;

/// <summary>Tells a test that the code under test has reached a place.</summary>
public sealed class Signal
{
    private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the signal is set, and fails if that does not happen within a minute.</summary>
    public Task Task => _set.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Set() => _set.TrySetResult();

    /// <summary>Sets the signal and continues.</summary>
    public Task ThenAsync(Func<Task> next)
    {
        Set();
        return next();
    }
}
