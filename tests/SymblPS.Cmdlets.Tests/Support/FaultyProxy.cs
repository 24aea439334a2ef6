using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>What a faulty proxy does to a response.</summary>
public enum ProxyFault
{
    /// <summary>Closes the connection before the request reaches the server.</summary>
    DropRequest,

    /// <summary>Closes the connection after the server has answered, without a byte of the response.</summary>
    DropResponse,

    /// <summary>Closes the connection in the middle of the response.</summary>
    Cut,

    /// <summary>Waits before it sends the response.</summary>
    Delay,

    /// <summary>Sends the response byte by byte.</summary>
    Split,

    /// <summary>Replaces the second half of the body by other bytes.</summary>
    Garble,
}

/// <summary>A proxy in front of a server that damages the first response to a request whose line contains a text.</summary>
internal sealed class FaultyProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private readonly string _line;
    private readonly ProxyFault _fault;
    private int _faults;

    public FaultyProxy(Uri server, string line, ProxyFault fault)
    {
        (_server, _line, _fault) = (server, line, fault);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Number of damaged responses.</summary>
    public int Faults => _faults;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    // One request per connection, so that the end of the connection is the end of the response.
    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var (head, body) = await ReadRequestAsync(stream);
                var line = head.Split("\r\n")[0];
                var isDamaged = line.Contains(_line, StringComparison.Ordinal) && Interlocked.Increment(ref _faults) == 1;
                if (isDamaged && _fault == ProxyFault.DropRequest)
                {
                    stream.Socket.LingerState = new LingerOption(true, 0);
                    return;
                }

                var response = await ForwardAsync(head, body);
                await (isDamaged ? DamageAsync(stream, response) : stream.WriteAsync(response, _end.Token).AsTask());
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }

    private async Task DamageAsync(NetworkStream stream, byte[] response)
    {
        var body = response.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        switch (_fault)
        {
            case ProxyFault.DropResponse:
                stream.Socket.LingerState = new LingerOption(true, 0);
                return;
            case ProxyFault.Cut:
                await stream.WriteAsync(response.AsMemory(0, body + ((response.Length - body) / 2)), _end.Token);
                return;
            case ProxyFault.Delay:
                await Task.Delay(TimeSpan.FromSeconds(2), _end.Token);
                break;
            case ProxyFault.Garble:
                response.AsSpan(body + ((response.Length - body) / 2)).Fill((byte)'#');
                break;
            case ProxyFault.Split:
                for (var at = 0; at < response.Length; at++) await stream.WriteAsync(response.AsMemory(at, 1), _end.Token);
                return;
        }

        await stream.WriteAsync(response, _end.Token);
    }

    private async Task<byte[]> ForwardAsync(string head, byte[] body)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(_server.Host, _server.Port, _end.Token);
        var stream = server.GetStream();
        var kept = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(static header => !header.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase)
                && !header.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", kept) + "\r\nConnection: close\r\n\r\n"), _end.Token);
        await stream.WriteAsync(body, _end.Token);
        using var response = new MemoryStream();
        await stream.CopyToAsync(response, _end.Token);
        return response.ToArray();
    }

    private async Task<(string Head, byte[] Body)> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        await ReadLinesAsync(stream, head, untilBlank: true);
        var text = head.ToString();
        if (text.Contains("Expect: 100-continue", StringComparison.OrdinalIgnoreCase)) await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _end.Token);
        if (Header(text, "Content-Length") is { } length)
        {
            var body = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body, _end.Token);
            return (text, body);
        }

        if (Header(text, "Transfer-Encoding") is null) return (text, []);
        using var chunks = new MemoryStream();
        while (true)
        {
            var size = new StringBuilder();
            await ReadLinesAsync(stream, size, untilBlank: false);
            var chunk = new byte[int.Parse(size.ToString().Trim(), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture) + 2];
            await stream.ReadExactlyAsync(chunk, _end.Token);
            chunks.Write(Encoding.ASCII.GetBytes(size.ToString()));
            chunks.Write(chunk);
            if (chunk.Length == 2) return (text, chunks.ToArray());
        }
    }

    private async Task ReadLinesAsync(NetworkStream stream, StringBuilder text, bool untilBlank)
    {
        var end = untilBlank ? "\r\n\r\n" : "\r\n";
        var one = new byte[1];
        while (text.Length < end.Length || text.ToString(text.Length - end.Length, end.Length) != end)
        {
            if (await stream.ReadAsync(one, _end.Token) == 0) throw new IOException("The client disconnected.");
            text.Append((char)one[0]);
        }
    }

    private static string? Header(string head, string name) =>
        head.Split("\r\n").FirstOrDefault(header => header.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
