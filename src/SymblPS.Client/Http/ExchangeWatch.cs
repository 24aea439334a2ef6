namespace SymblPS.Client.Http;

/// <summary>
/// Limits one exchange: the caller's token, no byte moved for too long, and all of it taking too long. Says afterwards which of them it
/// was.
/// </summary>
internal sealed class ExchangeWatch : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _overall;
    private readonly CancellationTokenSource _stall = new();
    private readonly CancellationTokenSource _any;
    private readonly TimeSpan _stallTimeout;

    public ExchangeWatch(TimeSpan stallTimeout, Deadline overall, CancellationToken caller)
    {
        _stallTimeout = stallTimeout;
        _overall = overall.Link(CancellationToken.None);
        _caller = caller;
        _any = CancellationTokenSource.CreateLinkedTokenSource(caller, _overall.Token, _stall.Token);
        Touch();
    }

    /// <summary>Ends the exchange, for whatever reason.</summary>
    public CancellationToken Token => _any.Token;

    /// <summary>Whether the caller wanted the end.</summary>
    public bool Cancelled => _caller.IsCancellationRequested;

    /// <summary>Whether all of it took too long.</summary>
    public bool Overdue => _overall.IsCancellationRequested;

    /// <summary>Whether nothing moved for too long.</summary>
    public bool Stalled => _stall.IsCancellationRequested;

    /// <summary>Whether the body began to be sent.</summary>
    public bool BodyStarted { get; set; }

    /// <summary>A failure on this machine's side, such as a file that shrank; it explains everything that follows from it.</summary>
    public Exception? LocalFailure { get; set; }

    /// <summary>A byte moved: the time for a stall begins anew.</summary>
    public void Touch() => Arm(_stallTimeout);

    /// <summary>Nothing is expected to move, such as while the consumer works on what was read.</summary>
    public void Rest() => Arm(Timeout.InfiniteTimeSpan);

    /// <summary>The caller's own cancellation.</summary>
    public OperationCanceledException CancelledException() => new(_caller);

    /// <inheritdoc />
    public void Dispose()
    {
        _any.Dispose();
        _overall.Dispose();
        _stall.Dispose();
    }

    private void Arm(TimeSpan limit)
    {
        try
        {
            _stall.CancelAfter(limit);
        }
        catch (ObjectDisposedException)
        {
            // A body still being copied while its exchange is already given up has nothing left to limit.
        }
    }
}
