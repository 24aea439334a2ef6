using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client;

/// <summary>What a token request answers: the service's own shape, and the names other token servers use.</summary>
internal static class TokenAnswer
{
    private static readonly string[] TokenNames = ["accessToken", "access_token", "token"];
    private static readonly string[] LifeNames = ["expiresIn", "expires_in"];

    /// <summary>Reads token and life from a JSON answer; <see langword="null"/> where there is no usable token in it.</summary>
    /// <param name="body">The body of the answer.</param>
    /// <param name="receivedAt">When the answer came, UTC; the life counts from here.</param>
    public static AccessToken? Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var token = Find(document.RootElement, TokenNames, JsonValueKind.String)?.GetString();
            if (string.IsNullOrWhiteSpace(token)) return null;
            var life = Find(document.RootElement, LifeNames, JsonValueKind.Number)?.GetDouble();
            var expiry = life is { } seconds and >= 0 and < 1e9 ? receivedAt.AddSeconds(seconds) : ReadExpiry(token!);
            return new AccessToken(token!, expiry);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the <c>exp</c> claim of a JWT; <see langword="null"/> for any other token.</summary>
    /// <param name="token">The token's text.</param>
    public static DateTimeOffset? ReadExpiry(string token)
    {
        var parts = token.Trim().Split('.');
        if (parts.Length != 3) return null;
        try
        {
            var payload = parts[1].Replace('-', '+').Replace('_', '/');
            using var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("exp", out var exp) && exp.ValueKind == JsonValueKind.Number
                && exp.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_799
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The exception for an answer without a token. What came instead is not shown: part of it may be a secret.</summary>
    public static SymblUnexpectedResponseException Missing(ServiceRequest request) =>
        new($"{request}: the answer holds no access token.")
        {
            RecommendedAction = "Check that the address is the one of a Symbl service or of a token server.",
        };

    private static JsonElement? Find(JsonElement answer, string[] names, JsonValueKind kind)
    {
        foreach (var name in names)
        {
            if (answer.TryGetProperty(name, out var value) && value.ValueKind == kind) return value;
        }

        return null;
    }
}
