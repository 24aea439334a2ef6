using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client.Submissions;

/// <summary>Additions of the local server to the service, as the server states them (<c>GET /local/info</c>).</summary>
internal sealed class ServiceExtensions(ServiceConnection connection)
{
    /// <summary>A recording can come with its transcript.</summary>
    public const string Transcript = "transcript";

    private IReadOnlyList<string>? _known;

    /// <summary>Returns whether the service has an addition. Another service does not have the address.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        (_known ??= await ReadAsync(cancellationToken).ConfigureAwait(false)).Contains(name);

    private async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.SendAsync(connection.Request(HttpMethod.Get, null, "local", "info"), cancellationToken).ConfigureAwait(false);
            using var info = JsonDocument.Parse(answer.Body);
            return info.RootElement.ValueKind == JsonValueKind.Object && info.RootElement.TryGetProperty("extensions", out var names) && names.ValueKind == JsonValueKind.Array
                ? [.. names.EnumerateArray().Where(static one => one.ValueKind == JsonValueKind.String).Select(static one => one.GetString()!)]
                : [];
        }
        catch (Exception e) when (e is SymblServiceException { StatusCode: >= 400 and < 500 } or SymblNotFoundException or JsonException)
        {
            return [];
        }
    }
}
