using System.Text.Json;

namespace SymblPS.Client.Authentication;

/// <summary>Reads the response to a token request: the shape of the service and the property names of other token servers.</summary>
internal static class TokenAnswer
{
    private static readonly string[] TokenNames = ["accessToken", "access_token", "token"];
    private static readonly string[] LifeNames = ["expiresIn", "expires_in"];

    /// <summary>Reads a token and its lifetime from a JSON response; returns <see langword="null"/> if it contains no usable token.</summary>
    /// <param name="body">Body of the response.</param>
    /// <param name="receivedAt">Time of the response, UTC; the lifetime starts here.</param>
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

    /// <summary>Reads the <c>exp</c> claim of a JWT; returns <see langword="null"/> for any other token.</summary>
    /// <param name="token">Text of the token.</param>
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

    /// <summary>Creates the exception for a response without a token. The message omits the body, because part of it may be a secret.</summary>
    public static SymblUnexpectedResponseException Missing(TokenRequest request) =>
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
