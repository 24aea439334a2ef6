using System.Net;

namespace Symbl.LocalServer.Authentication;

/// <summary>
/// Limits guesses of credentials. It counts wrong secrets per address and application id. After <see cref="Free"/> wrong secrets, each
/// further request of that address for that id waits, and the wait doubles with each wrong secret. A right secret does not shorten the wait,
/// because the answer would tell a right guess. Other addresses, and other ids of the same address, do not wait.
/// </summary>
internal sealed class TokenThrottle(TimeProvider clock)
{
    /// <summary>The number of wrong secrets without a wait.</summary>
    public const int Free = 5;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // The count starts again after this time without a wrong secret.
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    // An attacker can send any number of ids.
    private const int MostEntries = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(IPAddress Address, string AppId), Entry> _entries = [];

    /// <summary>The number of addresses and application ids with wrong secrets.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>Returns the remaining wait of an address and an application id, or zero.</summary>
    public TimeSpan Wait(IPAddress address, string appId)
    {
        lock (_gate)
        {
            return _entries.TryGetValue((address, Short(appId)), out var entry) && entry.Until > clock.GetUtcNow()
                ? entry.Until - clock.GetUtcNow()
                : TimeSpan.Zero;
        }
    }

    /// <summary>Counts a wrong secret.</summary>
    public void Failed(IPAddress address, string appId)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_entries.Count >= MostEntries)
                Trim(now);
            var key = (address, Short(appId));
            var count = _entries.TryGetValue(key, out var entry) && now - entry.Last < Memory ? entry.Count + 1 : 1;
            var wait = count <= Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(count - Free - 1, 20)));
            _entries[key] = new Entry(count, now, now + (wait < Longest ? wait : Longest));
        }
    }

    /// <summary>Forgets the wrong secrets after a right one.</summary>
    public void Succeeded(IPAddress address, string appId)
    {
        lock (_gate)
            _entries.Remove((address, Short(appId)));
    }

    // Removes entries that no longer count; if all of them count, the oldest half.
    private void Trim(DateTimeOffset now)
    {
        foreach (var key in _entries.Where(pair => now - pair.Value.Last >= Memory).Select(pair => pair.Key).ToList())
            _entries.Remove(key);
        if (_entries.Count < MostEntries)
            return;
        foreach (var key in _entries.OrderBy(pair => pair.Value.Last).Take(MostEntries / 2).Select(pair => pair.Key).ToList())
            _entries.Remove(key);
    }

    private static string Short(string appId) => appId.Length <= 100 ? appId : appId[..100];

    /// <param name="Count">The number of wrong secrets.</param>
    /// <param name="Last">The time of the last one.</param>
    /// <param name="Until">The end of the wait.</param>
    private sealed record Entry(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
