
namespace SymblPS.Client;

/// <summary>
/// The token of one set of credentials at one address: at most one request for it at a time, however many callers wait. A caller that gives
/// up leaves the request to the others; the last one to give up ends it.
/// </summary>
internal sealed class TokenSlot
{
    // Part of a token's life after which the next one is fetched.
    private const double UsedLife = 0.9;

    // A service that hands out tokens at the end of their life is asked at most this often.
    private static readonly TimeSpan ShortestUse = TimeSpan.FromSeconds(1);

    // A token whose life nobody states is used until it is refused, but not for longer than this.
    private static readonly TimeSpan AssumedLife = TimeSpan.FromHours(1);

    // While a token is valid, a failed attempt to get the next one is not repeated before this time.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private AccessToken? _token;
    private DateTimeOffset _useUntil;
    private Flight? _flight;

    /// <summary>Gives the token, fetching it where there is none or its time is up.</summary>
    /// <param name="fetch">Asks for a token; not called while another call is under way.</param>
    /// <param name="cancellationToken">Ends this caller's wait.</param>
    public async ValueTask<AccessToken> GetAsync(Func<CancellationToken, Task<AccessToken>> fetch, CancellationToken cancellationToken)
    {
        while (true)
        {
            Flight flight;
            lock (_gate)
            {
                if (_token is { } token && DateTimeOffset.UtcNow < _useUntil) return token;
                flight = _flight ??= new Flight(this, fetch);
                flight.Waiting++;
            }

            try
            {
                return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The request died with the last caller that wanted it, just as this one joined.
            }
            finally
            {
                Leave(flight);
            }
        }
    }

    /// <summary>Forgets a token, unless another one has taken its place.</summary>
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

    private async Task<AccessToken> LandAsync(Flight flight, Func<CancellationToken, Task<AccessToken>> fetch)
    {
        try
        {
            var fresh = await fetch(flight.Cancelled).ConfigureAwait(false);
            fresh.Slot = this;
            lock (_gate) Keep(fresh);
            return fresh;
        }
        catch (SymblException e) when (e is not SymblAuthenticationException)
        {
            // The service is away for a moment, and the token at hand is still good.
            lock (_gate)
            {
                var now = DateTimeOffset.UtcNow;
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

    private void Keep(AccessToken fresh)
    {
        var now = DateTimeOffset.UtcNow;
        var life = fresh.ExpiresOn is { } expiry ? expiry - now : AssumedLife;
        // The service hands out the same token until it is nearly over. Asking again gains nothing, so it is then used to its end.
        var use = _token?.Value == fresh.Value ? life : TimeSpan.FromTicks((long)(life.Ticks * UsedLife));
        _useUntil = now + (use > ShortestUse ? use : ShortestUse);
        _token = fresh;
    }

    private sealed class Flight
    {
        private readonly CancellationTokenSource _cancel = new();

        public Flight(TokenSlot slot, Func<CancellationToken, Task<AccessToken>> fetch)
        {
            Cancelled = _cancel.Token;
            // On the pool: the slot's lock is held here, and the request must not inherit the caller's context.
            Task = System.Threading.Tasks.Task.Run(() => slot.LandAsync(this, fetch), CancellationToken.None);
        }

        public CancellationToken Cancelled { get; }

        public Task<AccessToken> Task { get; }

        public int Waiting { get; set; }

        public void Cancel() => _cancel.Cancel();
    }
}
