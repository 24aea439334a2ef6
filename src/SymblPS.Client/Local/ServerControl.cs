using System.Globalization;
using System.Text.Json;
using SymblPS.Client.Http;

namespace SymblPS.Client.Local;

/// <summary>What a client may ask of the local server itself (<c>/local/…</c>).</summary>
internal sealed class ServerControl : IDisposable
{
    private readonly ServiceConnection _connection;

    public ServerControl(Uri baseUri, ITokenSource tokens)
    {
        Tokens = tokens;
        // A server on this machine answers at once or not at all.
        _connection = new ServiceConnection(new SymblClientOptions
        {
            BaseUri = baseUri,
            Tokens = tokens,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            StallTimeout = TimeSpan.FromSeconds(5),
            Timing = new ClientTiming { FirstRetry = TimeSpan.FromMilliseconds(20) },
        });
    }

    /// <summary>The tokens of its account.</summary>
    public ITokenSource Tokens { get; }

    /// <summary>Whether the server that was expected answers here.</summary>
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

    /// <summary>Makes the server live for a process.</summary>
    public Task AddOwnerAsync(int owner, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, cancellationToken, "local", "owners", Number(owner));

    /// <summary>
    /// Takes a process off the server's owners; gives the ones left, or <see langword="null"/> where the server does not say.
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
            // It is gone already, or past answering: the caller waits for its end.
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();

    private Task<ServiceAnswer> SendAsync(HttpMethod method, CancellationToken cancellationToken, params string[] segments) =>
        _connection.SendAsync(_connection.Request(method, null, segments) with { Repeatable = false }, cancellationToken);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
