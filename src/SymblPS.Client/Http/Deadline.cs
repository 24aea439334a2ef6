namespace SymblPS.Client.Http;

/// <summary>A time limit that several steps share. Changes of the system time do not affect it.</summary>
internal sealed class Deadline
{
    // The maximum time that every timer accepts.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue - 1);
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan? _limit;

    /// <summary>Starts the limit now.</summary>
    /// <param name="limit">The limit; <see langword="null"/> or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="time">Clock and timers.</param>
    public Deadline(TimeSpan? limit, TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _limit = limit == Timeout.InfiniteTimeSpan ? null : limit;
    }

    /// <summary>Whether the limit has passed.</summary>
    public bool Passed => _limit is { } limit && Elapsed >= limit;

    /// <summary>Time left, never negative, in the range of a timer; <see cref="Timeout.InfiniteTimeSpan"/> without a limit.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (_limit is not { } limit || limit - Elapsed > LongestTimer) return Timeout.InfiniteTimeSpan;
            var left = limit - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Returns the shorter of a pause and the time left.</summary>
    public TimeSpan Cap(TimeSpan pause) => Remaining is var left && left != Timeout.InfiniteTimeSpan && left < pause ? left : pause;

    /// <summary>Creates a source that the caller and the deadline cancel.</summary>
    public CancellationTokenSource Link(CancellationToken cancellationToken) => new LinkedSource(Remaining, _time, cancellationToken);

    // The linked sources of the framework have no timer of a TimeProvider.
    private sealed class LinkedSource : CancellationTokenSource
    {
        private readonly CancellationTokenRegistration _caller;

        public LinkedSource(TimeSpan delay, TimeProvider time, CancellationToken caller) : base(delay, time) =>
            _caller = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), this);

        protected override void Dispose(bool disposing)
        {
            // Unregister returns at once, also if the caller is canceling this source on another thread; Dispose would wait for it.
            if (disposing) _caller.Unregister();
            base.Dispose(disposing);
        }
    }
}
