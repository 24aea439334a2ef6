using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Symbl.TestModels;

/// <summary>A request that a model host received.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Range">First byte that the client asks for; null without a range.</param>
/// <param name="IfRange">Version that the range belongs to.</param>
public sealed record ModelRequest(string Path, long? Range, string? IfRange);

/// <summary>
/// An HTTP server on the loopback address that delivers one file. It can end a response after any byte, ignore ranges, and answer anything.
/// It closes the connection after each response.
/// </summary>
public sealed class ModelHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <summary>Starts the server.</summary>
    /// <param name="content">Content of the file.</param>
    public ModelHost(byte[] content)
    {
        Content = content;
        _listener.Start();
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/");
        _accepting = AcceptAsync();
    }

    /// <summary>Address of the server.</summary>
    public Uri BaseUri { get; }

    /// <summary>Content of the file.</summary>
    public byte[] Content { get; set; }

    /// <summary>Tag of the version.</summary>
    public string? ETag { get; set; } = "\"1\"";

    /// <summary>Bytes of the content after which a response ends; null for all of them. Offsets are those of the file.</summary>
    public long? CutAt { get; set; }

    /// <summary>Number of responses to cut; then the server delivers whole ones.</summary>
    public int Cuts { get; set; } = int.MaxValue;

    /// <summary>Whether the server answers a range with the whole file.</summary>
    public bool IgnoresRange { get; set; }

    /// <summary>Whether the server states the length of a response.</summary>
    public bool StatesLength { get; set; } = true;

    /// <summary>Bytes after which a response waits for <see cref="Continue"/>.</summary>
    public long? WaitAt { get; set; }

    /// <summary>Ends the wait of responses.</summary>
    public TaskCompletionSource Continue { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A raw response in place of the file; null for the file.</summary>
    public Func<ModelRequest, string?> Special { get; set; } = static _ => null;

    /// <summary>All requests.</summary>
    public ConcurrentQueue<ModelRequest> Requests { get; } = new();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
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
                if (await ReadAsync(stream).ConfigureAwait(false) is not { } request)
                    return;
                Requests.Enqueue(request);
                if (Special(request) is { } raw)
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(raw), _stop.Token).ConfigureAwait(false);
                else
                    await SendFileAsync(stream, request).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test has ended.
            }
        }
    }

    private async Task SendFileAsync(NetworkStream stream, ModelRequest request)
    {
        var content = Content;
        var continues = request.Range is not null && !IgnoresRange && (request.IfRange is null || request.IfRange == ETag);
        var first = continues ? request.Range!.Value : 0;
        if (first >= content.Length && continues)
        {
            await stream.WriteAsync(Head("416 Range Not Satisfiable", $"Content-Range: bytes */{content.Length}\r\nContent-Length: 0\r\n"), _stop.Token).ConfigureAwait(false);
            return;
        }

        var fields = new StringBuilder();
        if (continues)
            fields.Append(CultureInfo.InvariantCulture, $"Content-Range: bytes {first}-{content.Length - 1}/{content.Length}\r\n");
        if (StatesLength)
            fields.Append(CultureInfo.InvariantCulture, $"Content-Length: {content.Length - first}\r\n");
        if (ETag is not null)
            fields.Append(CultureInfo.InvariantCulture, $"ETag: {ETag}\r\n");
        await stream.WriteAsync(Head(continues ? "206 Partial Content" : "200 OK", fields.ToString()), _stop.Token).ConfigureAwait(false);
        var end = CutAt is { } cut && cut >= first && Cuts > 0 ? Math.Min(cut, content.Length) : content.Length;
        if (end < content.Length)
            Cuts--;
        if (WaitAt is { } wait && wait >= first && wait < end)
        {
            await stream.WriteAsync(content.AsMemory((int)first, (int)(wait - first)), _stop.Token).ConfigureAwait(false);
            await Continue.Task.WaitAsync(_stop.Token).ConfigureAwait(false);
            first = wait;
        }

        await stream.WriteAsync(content.AsMemory((int)first, (int)(end - first)), _stop.Token).ConfigureAwait(false);
    }

    private static byte[] Head(string status, string fields) => Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{fields}\r\n");

    private async Task<ModelRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        if (await reader.ReadLineAsync(_stop.Token).ConfigureAwait(false) is not { } line)
            return null;
        var request = new ModelRequest(line.Split(' ')[1], null, null);
        while (await reader.ReadLineAsync(_stop.Token).ConfigureAwait(false) is { Length: > 0 } field)
        {
            var value = field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            if (field.StartsWith("Range:", StringComparison.OrdinalIgnoreCase))
                request = request with { Range = long.Parse(value.Split('=', '-')[1], CultureInfo.InvariantCulture) };
            else if (field.StartsWith("If-Range:", StringComparison.OrdinalIgnoreCase))
                request = request with { IfRange = value };
        }

        return request;
    }
}
