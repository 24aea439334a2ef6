using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>A loopback server with scripted behavior, including silence and broken connections.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<RawServer, string, NetworkStream, CancellationToken, Task> _answer;

    /// <param name="answer">
    /// Receives the request line (<c>GET /path HTTP/1.1</c>) and the connection, after the head of the request has been read.
    /// </param>
    public RawServer(Func<RawServer, string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        // Off the synchronization context of the runner: tests block while the engine runs a script.
        _ = Task.Run(AcceptAsync);
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Request lines in order of arrival.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Heads of the requests in order of arrival.</summary>
    public ConcurrentQueue<string> Heads { get; } = new();

    public static async Task RespondAsync(NetworkStream stream, int status, string body, string type = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(bytes);
    }

    public static string Token(string value = "raw-server-token") => $$"""{"accessToken":"{{value}}","expiresIn":86400}""";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    if (await stream.ReadAsync(one, _end.Token) == 0) return;
                    head.Append((char)one[0]);
                }

                var line = head.ToString().Split("\r\n")[0];
                Heads.Enqueue(head.ToString());
                Requests.Enqueue(line);
                await _answer(this, line, stream, _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }
}
