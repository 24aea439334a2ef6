using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Authentication;

/// <summary>Issues and checks access tokens: JWT signed with HMAC-SHA-256.</summary>
internal sealed class TokenService(byte[] key, TimeSpan lifetime, RevokedTokens revoked, TimeProvider clock)
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IssuedToken> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _endsEarly = new(StringComparer.Ordinal);

    /// <summary>The remaining lifetime at which the service issues a new token instead of the existing one.</summary>
    private TimeSpan Margin { get; } = TimeSpan.FromSeconds(Math.Min(60, lifetime.TotalSeconds / 10));

    /// <summary>
    /// Returns the existing token of the application with its remaining lifetime, or a new token if the existing one is about to expire.
    /// </summary>
    /// <param name="appId">The id of the application.</param>
    /// <param name="endEarlyAfter">For tests: the time after which the token stops working, even if its claims state a later time.</param>
    public AccessToken Issue(string appId, TimeSpan? endEarlyAfter = null)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_cache.TryGetValue(appId, out var token) || token.Expires - now <= Margin || EndedEarly(token.Id, now))
                _cache[appId] = token = Create(appId, now);
            if (endEarlyAfter is { } life)
                _endsEarly[token.Id] = now + life;
            return new AccessToken(token.Text, (int)Math.Floor((token.Expires - now).TotalSeconds));
        }
    }

    /// <summary>Returns a new token of the application with its whole lifetime. Earlier tokens stay valid until they expire.</summary>
    /// <param name="appId">The id of the application.</param>
    public AccessToken Renew(string appId)
    {
        lock (_gate)
            _cache.Remove(appId);
        return Issue(appId);
    }

    /// <summary>Revokes a token. Returns false if it is not a valid token of this server.</summary>
    public bool Revoke(string text)
    {
        if (Read(text) is not { } claims)
            return false;
        revoked.Add(claims.Jti, claims.Exp);
        lock (_gate)
        {
            if (_cache.TryGetValue(claims.Sub, out var cached) && cached.Id == claims.Jti)
                _cache.Remove(claims.Sub);
        }

        return true;
    }

    /// <summary>Returns whether a token is authentic, has not expired and is not revoked.</summary>
    public bool IsValid(string text) => Read(text) is not null;

    private Claims? Read(string text)
    {
        var end = text.LastIndexOf('.');
        if (end <= 0 || !text.StartsWith(Header, StringComparison.Ordinal) || text.IndexOf('.', StringComparison.Ordinal) == end)
            return null;
        if (!SignatureText.Matches(text.AsSpan(end + 1), Sign(text[..end])))
            return null;

        // This server signed the token, so the server also wrote the claims.
        var payload = Base64Url.DecodeFromChars(text.AsSpan((Header.Length + 1)..end));
        var claims = JsonSerializer.Deserialize(payload, ClaimsJson.Default.Claims)!;
        var now = clock.GetUtcNow();
        return now < DateTimeOffset.FromUnixTimeSeconds(claims.Exp) && !EndedEarly(claims.Jti, now) && !revoked.Contains(claims.Jti)
            ? claims
            : null;
    }

    private bool EndedEarly(string id, DateTimeOffset now) => _endsEarly.TryGetValue(id, out var end) && now >= end;

    private IssuedToken Create(string appId, DateTimeOffset now)
    {
        var issued = now.ToUnixTimeSeconds();
        var claims = new Claims("symbl-local", appId, issued, issued + (long)lifetime.TotalSeconds, Guid.NewGuid().ToString("N"));
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ClaimsJson.Default.Claims))}";
        return new IssuedToken(
            $"{signed}.{Base64Url.EncodeToString(Sign(signed))}",
            claims.Jti,
            DateTimeOffset.FromUnixTimeSeconds(claims.Exp));
    }

    private byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));

    private sealed record IssuedToken(string Text, string Id, DateTimeOffset Expires);
}

/// <summary>A token as the client receives it.</summary>
/// <param name="Text">The token. Secret.</param>
/// <param name="SecondsLeft">The remaining lifetime in whole seconds.</param>
internal readonly record struct AccessToken(string Text, int SecondsLeft);

/// <summary>The claims of a token, by their registered names.</summary>
internal sealed record Claims(string Iss, string Sub, long Iat, long Exp, string Jti);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Claims))]
internal sealed partial class ClaimsJson : JsonSerializerContext;
