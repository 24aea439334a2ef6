using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>
/// Limits one exchange by the caller's token, by the time without a byte, and by the overall deadline, and reports the limit that ended
/// it.
/// </summary>
internal sealed class ExchangeWatch : IExchangeState, IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _overall;
    private readonly CancellationTokenSource _stall;
    private readonly CancellationTokenSource _any;
    private readonly TimeSpan _stallTimeout;

    /// <summary>Starts the limits.</summary>
    /// <param name="stallTimeout">Maximum time without a byte.</param>
    /// <param name="overall">Deadline of the whole request.</param>
    /// <param name="time">Timers.</param>
    /// <param name="caller">The caller's token. The exchange is canceled if this token is.</param>
    /// <param name="closing">A token that ends the exchange for another reason, such as the disposal of the client.</param>
    public ExchangeWatch(
        TimeSpan stallTimeout, Deadline overall, TimeProvider time, CancellationToken caller, CancellationToken closing = default)
    {
        _stallTimeout = stallTimeout;
        _overall = overall.Link(CancellationToken.None);
        _stall = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _caller = caller;
        _any = CancellationTokenSource.CreateLinkedTokenSource([caller, closing, _overall.Token, _stall.Token]);
        Touch();
    }

    /// <summary>Is canceled when any limit ends the exchange.</summary>
    public CancellationToken Token => _any.Token;

    /// <inheritdoc />
    public bool Canceled => _caller.IsCancellationRequested;

    /// <inheritdoc />
    public bool Overdue => _overall.IsCancellationRequested;

    /// <inheritdoc />
    public bool Stalled => _stall.IsCancellationRequested;

    /// <inheritdoc />
    public bool BodyStarted { get; set; }

    /// <inheritdoc />
    public Exception? LocalFailure { get; set; }

    /// <summary>Restarts the time without a byte.</summary>
    public void Touch() => Arm(_stallTimeout);

    /// <summary>Suspends the time without a byte, for example while the consumer works on the bytes it has read.</summary>
    public void Rest() => Arm(Timeout.InfiniteTimeSpan);

    /// <inheritdoc />
    public OperationCanceledException CanceledException() => new(_caller);

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
            // The client may still be copying a body after its exchange has ended.
        }
    }
}
