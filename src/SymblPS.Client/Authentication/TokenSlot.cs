namespace SymblPS.Client.Authentication;

/// <summary>
/// The token of one set of credentials at one address. At most one request for it runs at a time, and all callers wait for that request. A
/// canceled caller leaves the request to the others; the cancellation of the last caller cancels the request.
/// </summary>
internal sealed class TokenSlot
{
    // Fraction of a token's lifetime after which the slot requests the next one.
    private const double UsedLife = 0.9;

    // Minimum time between two requests to a service that issues tokens at the end of their lifetime.
    private static readonly TimeSpan ShortestUse = TimeSpan.FromSeconds(1);

    // Maximum use of a token without a stated lifetime.
    private static readonly TimeSpan AssumedLife = TimeSpan.FromHours(1);

    // Pause after a failed request for the next token while the current one is still valid.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private AccessToken? _token;
    private DateTimeOffset _useUntil;
    private Flight? _flight;

    /// <summary>Returns the token, and requests one if the slot is empty or the token is due for renewal.</summary>
    /// <param name="fetch">Requests a token; not called while another request runs.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Cancels this caller's wait.</param>
    public async ValueTask<AccessToken> GetAsync(
        Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            Flight flight;
            lock (_gate)
            {
                if (_token is { } token && time.GetUtcNow() < _useUntil) return token;
                flight = _flight ??= new Flight(this, fetch, time);
                flight.Waiting++;
            }

            try
            {
                return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The last other caller canceled the request just as this caller joined it.
            }
            finally
            {
                Leave(flight);
            }
        }
    }

    /// <summary>Discards a token, unless another one has replaced it.</summary>
    public void Drop(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_token, token)) _token = null;
        }
    }

    private void Leave(Flight flight)
    {
        lock (_gate)
        {
            if (--flight.Waiting > 0 || flight.Task.IsCompleted) return;
            if (ReferenceEquals(_flight, flight)) _flight = null;
        }

        flight.Cancel();
    }

    private async Task<AccessToken> LandAsync(Flight flight, Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider time)
    {
        try
        {
            var fresh = await fetch(flight.Canceled).ConfigureAwait(false);
            fresh.Slot = this;
            lock (_gate) Keep(fresh, time.GetUtcNow());
            return fresh;
        }
        catch (SymblException e) when (e is not SymblAuthenticationException)
        {
            // The service is temporarily unavailable, and the current token is still valid.
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (_token is not { ExpiresOn: { } expiry } token || now >= expiry) throw;
                _useUntil = now + AfterFailure < expiry ? now + AfterFailure : expiry;
                return token;
            }
        }
        finally
        {
            lock (_gate)
            {
                if (ReferenceEquals(_flight, flight)) _flight = null;
            }
        }
    }

    private void Keep(AccessToken fresh, DateTimeOffset now)
    {
        var life = fresh.ExpiresOn is { } expiry ? expiry - now : AssumedLife;
        // The service returns the same token until it nearly expires. An earlier request gains nothing, so the slot uses the token to its end.
        var use = _token?.Value == fresh.Value ? life : TimeSpan.FromTicks((long)(life.Ticks * UsedLife));
        _useUntil = now + (use > ShortestUse ? use : ShortestUse);
        _token = fresh;
    }

    private sealed class Flight
    {
        private readonly CancellationTokenSource _cancel = new();

        public Flight(TokenSlot slot, Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider time)
        {
            Canceled = _cancel.Token;
            // On the thread pool: this code holds the slot's lock, and the request must not inherit the caller's context.
            Task = System.Threading.Tasks.Task.Run(() => slot.LandAsync(this, fetch, time), CancellationToken.None);
        }

        public CancellationToken Canceled { get; }

        public Task<AccessToken> Task { get; }

        public int Waiting { get; set; }

        public void Cancel() => _cancel.Cancel();
    }
}
