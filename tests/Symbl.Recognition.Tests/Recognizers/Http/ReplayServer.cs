using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>What a replayed service does with a request.</summary>
internal sealed record Reply(int Status, string Body, string Type = "application/json")
{
    /// <summary>Header lines.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Length that the header states; null for the length of the body.</summary>
    public long? StatedLength { get; init; }

    /// <summary>Whether the service keeps the connection open and sends nothing.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Whether the service closes the connection without an answer.</summary>
    public bool Drops { get; init; }

    /// <summary>Whether the service answers before the body is sent.</summary>
    public bool IsBeforeBody { get; init; }

    public static Reply Ok(string body) => new(200, body);
}

/// <summary>A request as a server of the service reads it.</summary>
internal sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<ReceivedPart> Parts)
{
    public ReceivedPart File => Parts.Single(part => part.Name == "file");

    public string? this[string name] => Parts.FirstOrDefault(part => part.Name == name)?.Text;

    public IEnumerable<string> All(string name) => Parts.Where(part => part.Name == name).Select(part => part.Text);
}

/// <summary>A part of a form, with its disposition as it was sent.</summary>
internal sealed record ReceivedPart(string Disposition, string? Type, byte[] Body)
{
    public string Name => Disposition.Split("name=\"")[1].Split('"')[0];

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>A transcription service on the loopback address that checks the form of requests and replays answers.</summary>
internal sealed class ReplayServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<ReceivedRequest, int, Reply> _answer;

    /// <param name="answer">Gives the answer to a request and its number, from 0.</param>
    public ReplayServer(Func<ReceivedRequest, int, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public ReplayServer(params Reply[] replies) : this((_, number) => replies[Math.Min(number, replies.Length - 1)])
    {
    }

    public string Authority => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string Url => $"http://{Authority}/v1";

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    /// <summary>Ends when a request has arrived that gets no answer.</summary>
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
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
                while (await HeadAsync(stream) is { } head)
                {
                    var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
                    var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
                    var early = _answer(new ReceivedRequest(lines[0], headers, []), Requests.Count);
                    if (!early.IsBeforeBody && headers.ContainsKey("Expect"))
                        await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _end.Token);
                    var body = new byte[early.IsBeforeBody ? 0 : long.Parse(headers["Content-Length"], CultureInfo.InvariantCulture)];
                    await stream.ReadExactlyAsync(body, _end.Token);
                    var request = new ReceivedRequest(lines[0], headers, early.IsBeforeBody ? [] : [.. Parts(headers["Content-Type"], body)]);
                    var reply = _answer(request, Requests.Count);
                    Requests.Enqueue(request);
                    if (reply.Drops)
                        return;
                    if (!await SendAsync(stream, reply))
                        return;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client disconnected, or the test has ended.
            }
        }
    }

    private async Task<bool> SendAsync(NetworkStream stream, Reply reply)
    {
        if (reply.IsSilent)
        {
            Waiting.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = new StringBuilder($"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nContent-Type: {reply.Type}\r\nContent-Length: {reply.StatedLength ?? body.Length}\r\n");
        foreach (var header in reply.Headers)
            head.Append(header).Append("\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _end.Token);
        await stream.WriteAsync(body, _end.Token);
        return reply.StatedLength is null && !reply.IsBeforeBody;
    }

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
                return null;
            // A server without TLS does not understand the first byte of a handshake.
            if (head.Length == 0 && one[0] == 0x16)
            {
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    // As strict as the strictest server: no quotation marks around the boundary, names in quotation marks.
    private static IEnumerable<ReceivedPart> Parts(string type, byte[] body)
    {
        const string Start = "multipart/form-data; boundary=";
        if (!type.StartsWith(Start, StringComparison.Ordinal) || type.Contains('"'))
            throw new InvalidOperationException($"The content type is {type}.");
        var text = Encoding.Latin1.GetString(body);
        var boundary = "--" + type[Start.Length..];
        if (!text.StartsWith(boundary + "\r\n", StringComparison.Ordinal) || !text.EndsWith(boundary + "--\r\n", StringComparison.Ordinal))
            throw new InvalidOperationException("The form does not begin or end with its boundary.");
        foreach (var part in text[..^(boundary.Length + 4)].Split(boundary + "\r\n").Skip(1))
        {
            var split = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var headers = part[..split].Split("\r\n");
            yield return new ReceivedPart(
                headers.Single(header => header.StartsWith("Content-Disposition: form-data; ", StringComparison.Ordinal)),
                headers.FirstOrDefault(header => header.StartsWith("Content-Type: ", StringComparison.Ordinal))?["Content-Type: ".Length..],
                Encoding.Latin1.GetBytes(part[(split + 4)..^2]));
        }
    }
}
