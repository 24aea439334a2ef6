using System.Diagnostics;

namespace SymblPS.Client.Http;

/// <summary>A limit in time that several steps share, on a clock nobody can set.</summary>
internal sealed class Deadline
{
    // The longest time every framework's timers take.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue - 1);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan? _limit;

    /// <summary>Begins now.</summary>
    /// <param name="limit">How long; <see langword="null"/> or <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    public Deadline(TimeSpan? limit) => _limit = limit == Timeout.InfiniteTimeSpan ? null : limit;

    /// <summary>Whether the time is over.</summary>
    public bool Passed => _limit is { } limit && _watch.Elapsed >= limit;

    /// <summary>Time left, not below zero, as a timer takes it; <see cref="Timeout.InfiniteTimeSpan"/> without a limit.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (_limit is not { } limit || limit - _watch.Elapsed > LongestTimer) return Timeout.InfiniteTimeSpan;
            var left = limit - _watch.Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The shorter of a pause and the time left.</summary>
    public TimeSpan Cap(TimeSpan pause) => Remaining is var left && left != Timeout.InfiniteTimeSpan && left < pause ? left : pause;

    /// <summary>A source that is cancelled by the caller and at the deadline.</summary>
    public CancellationTokenSource Link(CancellationToken cancellationToken)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(Remaining);
        return source;
    }
}
