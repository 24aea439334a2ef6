using System.Globalization;
using System.Text.Json;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Http;

namespace SymblPS.Client.Local;

/// <summary>Sends requests to the local server about the server itself (<c>/local/…</c>).</summary>
internal sealed class ServerControl : IDisposable
{
    private readonly ServiceConnection _connection;

    /// <summary>Creates the control. It sends no request.</summary>
    public ServerControl(Uri baseUri, ITokenSource tokens, TimeProvider time)
    {
        Tokens = tokens;
        // A server on this machine responds quickly or never.
        _connection = new ServiceConnection(new SymblClientOptions
        {
            BaseUri = baseUri,
            Tokens = tokens,
            Time = time,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            StallTimeout = TimeSpan.FromSeconds(5),
            Timing = new ClientTiming { FirstRetry = TimeSpan.FromMilliseconds(20) },
        });
    }

    /// <summary>Tokens of the server's account.</summary>
    public ITokenSource Tokens { get; }

    /// <summary>Returns whether the expected server responds at the address.</summary>
    public async Task<bool> AnswersAsync(int processId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await SendAsync(HttpMethod.Get, cancellationToken, "local", "info").ConfigureAwait(false);
            using var info = JsonDocument.Parse(answer.Body);
            return info.RootElement.ValueKind == JsonValueKind.Object
                && (!info.RootElement.TryGetProperty("pid", out var pid) || (pid.TryGetInt32(out var id) && id == processId));
        }
        catch (Exception e) when (e is SymblException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns whether voices can be registered at the server.</summary>
    public async Task<bool> HasKnownVoicesAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, cancellationToken, "local", "info").ConfigureAwait(false);
        using var info = JsonDocument.Parse(answer.Body);
        return info.RootElement.ValueKind == JsonValueKind.Object
            && info.RootElement.TryGetProperty("knownVoices", out var known) && known.ValueKind == JsonValueKind.True;
    }

    /// <summary>Changes an engine of the server for the jobs that follow.</summary>
    /// <param name="path">Path of the engine below <c>/local</c>.</param>
    /// <param name="field">The field of the request that names the engine.</param>
    /// <param name="value">The engine.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task SetEngineAsync(string path, string field, string value, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [field] = value });
        return _connection.SendAsync(
            _connection.Request(HttpMethod.Put, null, "local", path) with { Content = watch => UploadContent.Json(body, watch) },
            cancellationToken);
    }

    /// <summary>Adds a process to the owners of the server.</summary>
    public Task AddOwnerAsync(int owner, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, cancellationToken, "local", "owners", Number(owner));

    /// <summary>
    /// Removes a process from the owners of the server and returns the others, or <see langword="null"/> if the server does not tell.
    /// </summary>
    public async Task<IReadOnlyList<int>?> TryRemoveOwnerAsync(int owner, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await SendAsync(HttpMethod.Delete, cancellationToken, "local", "owners", Number(owner)).ConfigureAwait(false);
            using var owners = JsonDocument.Parse(answer.Body);
            return owners.RootElement.ValueKind == JsonValueKind.Object && owners.RootElement.TryGetProperty("owners", out var left)
                && left.ValueKind == JsonValueKind.Array
                ? [.. left.EnumerateArray().Where(static pid => pid.TryGetInt32(out _)).Select(static pid => pid.GetInt32())]
                : null;
        }
        catch (Exception e) when (e is SymblException or JsonException)
        {
            // The server has ended or no longer responds. The caller waits for the end of its process.
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private Task<ServiceAnswer> SendAsync(HttpMethod method, CancellationToken cancellationToken, params string[] segments) =>
        _connection.SendAsync(_connection.Request(method, null, segments) with { Repeatable = false }, cancellationToken);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
