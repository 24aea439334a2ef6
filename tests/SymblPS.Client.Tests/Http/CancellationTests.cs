using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Jobs;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

/// <summary>Whatever a call is doing, it ends within half a second of the wish; and by itself when nothing moves.</summary>
[Collection(Alone.Name)]
public sealed class CancellationTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_connecting_to_a_host_that_drops_everything()
    {
        using var blackhole = new Blackhole();
        using var client = Clients.For(blackhole.BaseUri, Static);
        await EndsSoonAsync(cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task While_waiting_for_an_answer()
    {
        await using var server = new LoopbackServer(exchange => exchange.HangAsync());
        using var client = Clients.For(server);
        await EndsSoonAsync(cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task While_waiting_for_a_token()
    {
        await using var server = new LoopbackServer(exchange => exchange.HangAsync());
        server.TokenHandler = exchange => exchange.HangAsync();
        using var client = Clients.For(server);
        await EndsSoonAsync(cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task While_sending_to_a_server_that_does_not_read()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ContinueAsync();
            await exchange.HangAsync();
        });
        using var client = Clients.For(server);
        var path = Clients.File(_folder, "a.wav", 64 * 1024 * 1024);
        await EndsSoonAsync(
            cancel => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, cancel), after: 1000);
        // Nothing holds the file any more.
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task While_waiting_for_a_slot()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("""{"message":"limit"}""", 429, "Retry-After: 60");
        });
        using var client = Clients.For(server);
        var path = Clients.File(_folder, "a.wav", 1000);
        await EndsSoonAsync(cancel => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, cancel));
    }

    [Fact]
    public async Task While_waiting_to_repeat()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(503, null, [], "Retry-After: 30"));
        using var client = Clients.For(server);
        await EndsSoonAsync(cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task While_waiting_for_jobs()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"id":"j","status":"in_progress"}"""));
        using var client = Clients.For(server);
        await EndsSoonAsync(cancel => client.Jobs.WaitAsync(
            [new SymblJob { JobId = "j" }], new JobWaitOptions { PollingInterval = TimeSpan.FromSeconds(30) }, null, cancel).ToListAsync());
    }

    [Fact]
    public async Task While_messages_drip_in()
    {
        await using var server = new LoopbackServer(DripAsync);
        using var client = Clients.For(server);
        await EndsSoonAsync(cancel => client.Conversations.GetMessagesAsync("c", new(), cancel).ToListAsync());
    }

    [Fact]
    public async Task A_drip_is_no_stall_and_what_came_is_given_at_once()
    {
        await using var server = new LoopbackServer(DripAsync);
        using var client = Clients.For(server, options => options with { StallTimeout = TimeSpan.FromMilliseconds(400) });
        var count = 0;
        await foreach (var message in client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None))
        {
            Assert.Equal(count.ToString(), message.MessageId);
            if (++count == 12) break;
        }

        Assert.Equal(12, count);
    }

    [Fact]
    public async Task A_stall_in_the_middle_of_an_answer_ends_it_after_what_came()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Content-Length: 5000");
            await exchange.WriteAsync("""{"messages":[{"id":"1"},{"id":""");
            await exchange.HangAsync();
        });
        using var client = Clients.For(server, Impatient);
        var ids = new List<string>();
        var e = await Assert.ThrowsAsync<SymblConnectionException>(async () =>
        {
            await foreach (var message in client.Conversations.GetMessagesAsync("c", new(),
                CancellationToken.None)) ids.Add(message.MessageId);
        });
        Assert.Equal(["1"], ids);
        Assert.Contains("no byte moved for 0.3 s", e.Message, StringComparison.Ordinal);
        Assert.Equal(server.BaseUri, e.BaseUri);
    }

    [Fact]
    public async Task The_time_the_consumer_takes_is_no_stall()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
            await exchange.WriteAsync("""{"messages":[{"id":"1"}""");
            await Task.Delay(100);
            await exchange.WriteAsync(""",{"id":"2"}]}""");
            exchange.Close();
        });
        using var client = Clients.For(server, Impatient);
        var ids = new List<string>();
        await foreach (var message in client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None))
        {
            ids.Add(message.MessageId);
            await Task.Delay(600);
        }

        Assert.Equal(["1", "2"], ids);
    }

    [Fact]
    public async Task A_stall_before_the_answer_is_repeated_for_reads_and_then_an_error()
    {
        await using var server = new LoopbackServer(exchange => exchange.HangAsync());
        using var client = Clients.For(server, Impatient);
        await Assert.ThrowsAsync<SymblConnectionException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_stall_while_sending_is_ambiguous()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ContinueAsync();
            await exchange.HangAsync();
        });
        using var client = Clients.For(server, Impatient);
        var path = Clients.File(_folder, "a.wav", 64 * 1024 * 1024);
        var e = await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(
            () => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, CancellationToken.None));
        Assert.Contains("no byte moved", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_in_time_is_an_error_with_the_address()
    {
        using var blackhole = new Blackhole();
        using var client = Clients.For(blackhole.BaseUri, options =>
            Static(options) with { ConnectTimeout = TimeSpan.FromMilliseconds(200) });
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal($"http://{blackhole.BaseUri.Authority} did not accept a connection within 0.2 s.", e.Message);
        Assert.True(e.NothingSent);
    }

    private static SymblClientOptions Static(SymblClientOptions options) => options with { Tokens = new StaticTokenSource("tok") };

    private static SymblClientOptions Impatient(SymblClientOptions options) =>
        options with { StallTimeout = TimeSpan.FromMilliseconds(300) };

    private static async Task DripAsync(TestExchange exchange)
    {
        await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
        await exchange.WriteAsync("""{"messages":[""");
        for (var i = 0; ; i++)
        {
            await exchange.WriteAsync($$"""{"id":"{{i}}"},""");
            await Task.Delay(50);
        }
    }

    private static async Task EndsSoonAsync(Func<CancellationToken, Task> call, int after = 300)
    {
        using var cancel = new CancellationTokenSource();
        var running = Task.Run(() => call(cancel.Token));
        await Task.Delay(after);
        Assert.False(running.IsCompleted, "the call ended before it was cancelled");
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(watch.Elapsed < Soon, $"took {watch.ElapsedMilliseconds} ms");
        Assert.True(e.CancellationToken == cancel.Token, "cancelled by another token than the caller's");
    }

    /// <summary>A port whose queue of connections is full, so that further ones get no reply at all.</summary>
    private sealed class Blackhole : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly List<Socket> _fillers = [];

        public Blackhole()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");
            for (var i = 0; i < 16; i++)
            {
                var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                _fillers.Add(filler);
                try
                {
                    filler.Connect(_listener.LocalEndPoint!);
                }
                catch (SocketException)
                {
                    // Under way; that is all it is for.
                }
            }
        }

        public Uri BaseUri { get; }

        public void Dispose()
        {
            foreach (var filler in _fillers) filler.Dispose();
            _listener.Dispose();
        }
    }
}
