using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SymblPS.Client.Tests.Support;

/// <summary>
/// An HTTP/1.1 server on its own socket. A test can see the exact bytes of a request, and can violate the protocol at any point of a
/// response. The server answers token requests; the test answers the others.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    public const string Token = "TOKEN-canary-0123456789";
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly Func<TestExchange, Task> _handler;
    private readonly Task _accepting;
    private readonly TaskCompletionSource _firstClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LoopbackServer(Func<TestExchange, Task> handler, int port = 0)
    {
        _handler = handler;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri BaseUri { get; }

    /// <summary>Every request with a complete head, without token requests.</summary>
    public ConcurrentQueue<TestExchange> Requests { get; } = new();

    public ConcurrentQueue<TestExchange> TokenRequests { get; } = new();

    /// <summary>Number of sockets that clients opened.</summary>
    public int Connections => _clients.Count;

    /// <summary>Completes when a client closes its first socket.</summary>
    public Task FirstClosed => _firstClosed.Task;

    /// <summary>Answers token requests; a test can replace it.</summary>
    public Func<TestExchange, Task> TokenHandler { get; set; } =
        static exchange => exchange.JsonAsync($$"""{"accessToken":"{{Token}}","expiresIn":86400}""");

    public int Count(string method, string path) => Requests.Count(request => request.Method == method && request.Path == path);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        foreach (var client in _clients) client.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _clients.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            while (await TestExchange.ReadAsync(client, stream, _stop.Token) is { } exchange)
            {
                if (exchange.Path == "/oauth2/token:generate")
                {
                    TokenRequests.Enqueue(exchange);
                    await TokenHandler(exchange);
                }
                else
                {
                    Requests.Enqueue(exchange);
                    await _handler(exchange);
                }

                if (exchange.Closed) break;
                await exchange.DrainAsync();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException
            or InvalidOperationException)
        {
            // The client closed the connection, or the test has ended.
        }
        finally
        {
            client.Dispose();
            _firstClosed.TrySetResult();
        }
    }
}

/// <summary>One request and the methods to answer it.</summary>
public sealed class TestExchange
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly CancellationToken _stop;
    private long _bodyLeft;
    private bool _continued;

    private TestExchange(TcpClient client, NetworkStream stream, string head, CancellationToken stop)
    {
        (_client, _stream, _stop, Head) = (client, stream, stop, head);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        (Method, Target) = (first[0], first[1]);
        Headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .GroupBy(parts => parts[0].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group =>
                string.Join(", ", group.Select(parts => parts[1].Trim())), StringComparer.OrdinalIgnoreCase);
        _bodyLeft = Headers.TryGetValue("Content-Length", out var length) ? long.Parse(length, CultureInfo.InvariantCulture) : 0;
    }

    public string Head { get; }

    public string Method { get; }

    /// <summary>Path and query as sent.</summary>
    public string Target { get; }

    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?') ? Target[(Target.IndexOf('?') + 1)..] : string.Empty;

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body, after it was read.</summary>
    public byte[] Body { get; private set; } = [];

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>The connection of the client, for responses that violate the protocol.</summary>
    public NetworkStream Stream => _stream;

    public bool Closed { get; private set; }

    public static async Task<TestExchange?> ReadAsync(TcpClient client, NetworkStream stream, CancellationToken stop)
    {
        var head = new List<byte>(1024);
        var one = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(one, stop) == 0) return null;
            head.Add(one[0]);
        }

        return new TestExchange(client, stream, Encoding.ASCII.GetString([.. head]), stop);
    }

    public async Task<byte[]> ReadBodyAsync()
    {
        await ContinueAsync();
        var body = new byte[_bodyLeft];
        await _stream.ReadExactlyAsync(body, _stop);
        _bodyLeft = 0;
        return Body = body;
    }

    /// <summary>Reads a large body without storing it; returns its SHA-256 and length.</summary>
    public async Task<(string Hash, long Length)> HashBodyAsync(Func<long, Task>? during = null)
    {
        await ContinueAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        long length = 0;
        while (_bodyLeft > 0)
        {
            var count = await _stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, _bodyLeft)), _stop);
            if (count == 0) throw new EndOfStreamException();
            hash.AppendData(buffer, 0, count);
            _bodyLeft -= count;
            length += count;
            if (during is not null) await during(length);
        }

        return (Convert.ToHexString(hash.GetHashAndReset()), length);
    }

    /// <summary>Reads only the first part of the body.</summary>
    public async Task ReadPartAsync(int bytes)
    {
        await ContinueAsync();
        var part = new byte[bytes];
        await _stream.ReadExactlyAsync(part, _stop);
        _bodyLeft -= bytes;
    }

    public async Task ContinueAsync()
    {
        if (_continued || Header("Expect") != "100-continue") return;
        _continued = true;
        await _stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop);
    }

    /// <summary>Reads the rest of the body, so that the next request starts at the right byte.</summary>
    public async Task DrainAsync()
    {
        // A client that was refused before "100 Continue" sends no body.
        if (Header("Expect") == "100-continue" && !_continued)
        {
            Close();
            throw new IOException("closed");
        }

        if (_bodyLeft > 0) await HashBodyAsync();
    }

    public Task JsonAsync(string body, int status = 200, params string[] headers) =>
        ReplyAsync(status, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body), headers);

    public async Task ReplyAsync(int status, string? contentType, byte[] body, params string[] headers)
    {
        var head = new StringBuilder($"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Length: {body.Length}\r\n");
        if (contentType is not null) head.Append($"Content-Type: {contentType}\r\n");
        foreach (var header in headers) head.Append(header).Append("\r\n");
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop);
        await _stream.WriteAsync(body, _stop);
    }

    /// <summary>Begins a response. Its body ends with the connection, or the test writes the chunks.</summary>
    public async Task BeginAsync(int status, params string[] headers)
    {
        var head = $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop);
    }

    public Task WriteAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop).AsTask();

    /// <summary>Closes the connection in order.</summary>
    public void Close()
    {
        Closed = true;
        _client.Client.Shutdown(SocketShutdown.Send);
        _client.Dispose();
    }

    /// <summary>Closes the connection with a reset.</summary>
    public void Abort()
    {
        Closed = true;
        _client.Client.LingerState = new LingerOption(true, 0);
        _client.Dispose();
    }

    /// <summary>Never responds.</summary>
    public Task HangAsync() => Task.Delay(Timeout.InfiniteTimeSpan, _stop);

    private static bool EndsHead(List<byte> bytes) =>
        bytes.Count >= 4 && bytes[^1] == '\n' && bytes[^2] == '\r' && bytes[^3] == '\n' && bytes[^4] == '\r';
}
