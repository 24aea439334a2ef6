using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace SymblPS.Client.Authentication;

/// <summary>
/// The token slots of this process by address, application id and secret. The key contains a hash of the secret under a random key that
/// never leaves the process, so a caller that knows only an application id cannot get a token of another caller.
/// </summary>
internal static class TokenCache
{
    private static readonly ConcurrentDictionary<(string Address, string AppId, string Fingerprint), TokenSlot> Slots = new();
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Returns the slot for an address and a set of credentials.</summary>
    public static TokenSlot Find(Uri baseUri, string appId, string secret)
    {
        var fingerprint = Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(secret)));
        return Slots.GetOrAdd((baseUri.AbsoluteUri, appId, fingerprint), static _ => new TokenSlot());
    }
}
