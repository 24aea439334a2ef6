using Microsoft.Extensions.Time.Testing;

namespace SymblPS.Client.Tests.Support;

/// <summary>
/// A clock that only a test advances. A test can wait until the code under test starts a timer, so that it advances the clock at the right
/// moment without a sleep.
/// </summary>
public sealed class TestTime : FakeTimeProvider
{
    private readonly object _gate = new();
    private readonly List<TimeSpan> _started = [];
    private readonly List<(Func<TimeSpan, bool> Match, TaskCompletionSource<TimeSpan> Found)> _waiting = [];

    public TestTime() : base(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Timers below this limit elapse at once, and the clock advances by their time; zero for no timer.</summary>
    public TimeSpan SkipBelow { get; init; }

    /// <summary>Waits until a timer of a time was started, also if that was before this call, and returns the time.</summary>
    public Task<TimeSpan> StartedAsync(Func<TimeSpan, bool> match)
    {
        lock (_gate)
        {
            var index = _started.FindIndex(time => match(time));
            if (index >= 0) return Task.FromResult(_started[index]);
            var found = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((match, found));
            return found.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>Forgets the timers that were started before.</summary>
    public void Forget()
    {
        lock (_gate) _started.Clear();
    }

    /// <summary>Waits until a timer of exactly this time was started.</summary>
    public Task<TimeSpan> StartedAsync(TimeSpan time) => StartedAsync(started => started == time);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Started(dueTime);
        return timer;
    }

    private void Started(TimeSpan time)
    {
        if (time == Timeout.InfiniteTimeSpan) return;
        lock (_gate)
        {
            _started.Add(time);
            foreach (var (match, found) in _waiting)
            {
                if (match(time)) found.TrySetResult(time);
            }
        }

        if (time < SkipBelow) ThreadPool.QueueUserWorkItem(_ => Advance(time));
    }

    private sealed class WatchedTimer(TestTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            time.Started(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
