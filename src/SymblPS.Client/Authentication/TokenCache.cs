using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SymblPS.Client;

/// <summary>
/// The tokens of this process by address, application id and secret. The secret is part of the key, as a hash under a random key that never
/// leaves the process: somebody who knows only an id never gets a token another caller's secret paid for.
/// </summary>
internal static class TokenCache
{
    private static readonly ConcurrentDictionary<(string Address, string AppId, string Fingerprint), TokenSlot> Slots = new();
    private static readonly byte[] Key = Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray();

    /// <summary>The slot of a set of credentials at an address.</summary>
    public static TokenSlot Find(Uri baseUri, string appId, string secret)
    {
        using var hash = new HMACSHA256(Key);
        var fingerprint = Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(secret)));
        return Slots.GetOrAdd((baseUri.AbsoluteUri, appId, fingerprint), static _ => new TokenSlot());
    }
}
