using System.Net;
using System.Net.Sockets;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Http;
using SymblPS.Client.Jobs;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

/// <summary>A canceled call ends in every phase, and a call without progress ends by itself.</summary>
public sealed class CancellationTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(100);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cancel_while_connecting()
    {
        using var blackhole = new Blackhole();
        var options = new SymblClientOptions { BaseUri = blackhole.BaseUri, Tokens = new StaticTokenSource("tok") };
        var connecting = new Signal();
        var primary = PrimaryHandler.Create(options);
        var connect = primary.ConnectCallback!;
        primary.ConnectCallback = (context, cancel) =>
        {
            connecting.Set();
            return connect(context, cancel);
        };
        using var transport = new HttpTransport(options, () => primary);
        await CancelAsync(
            connecting.Task, cancel => transport.SendAsync(transport.Address.Request(HttpMethod.Get, null, "v1", "x"), cancel));
    }

    [Fact]
    public async Task Cancel_while_waiting_for_a_response()
    {
        var arrived = new Signal();
        await using var server = new LoopbackServer(exchange => arrived.ThenAsync(exchange.HangAsync));
        using var client = Clients.For(server);
        await CancelAsync(arrived.Task, cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task Cancel_while_waiting_for_a_token()
    {
        await using var server = new LoopbackServer(exchange => exchange.HangAsync());
        var arrived = new Signal();
        server.TokenHandler = exchange => arrived.ThenAsync(exchange.HangAsync);
        using var client = Clients.For(server);
        await CancelAsync(arrived.Task, cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task Cancel_while_sending_to_a_server_that_does_not_read()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ContinueAsync();
            await exchange.HangAsync();
        });
        using var client = Clients.For(server);
        var path = Clients.File(_folder, "a.wav", 64 * 1024 * 1024);
        var sending = new FirstReport();
        await CancelAsync(
            sending.Task, cancel => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), sending, cancel));
        // The client has closed the file.
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task Cancel_while_waiting_for_a_slot()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("""{"message":"limit"}""", 429, "Retry-After: 60");
        });
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        var path = Clients.File(_folder, "a.wav", 1000);
        // The wait reports its progress every second.
        await CancelAsync(
            time.StartedAsync(TimeSpan.FromSeconds(1)),
            cancel => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, cancel));
    }

    [Fact]
    public async Task Cancel_during_the_pause_before_a_repeat()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(503, null, [], "Retry-After: 30"));
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        await CancelAsync(time.StartedAsync(TimeSpan.FromSeconds(30)), cancel => client.Jobs.GetAsync("j", cancel));
    }

    [Fact]
    public async Task Cancel_while_waiting_for_jobs()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"id":"j","status":"in_progress"}"""));
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        await CancelAsync(
            time.StartedAsync(TimeSpan.FromSeconds(30)),
            cancel => client.Jobs.WaitAsync(
                [new SymblJob { JobId = "j" }], new JobWaitOptions { PollingInterval = TimeSpan.FromSeconds(30) }, null, cancel).ToListAsync());
    }

    [Fact]
    public async Task Cancel_while_reading_a_slow_response()
    {
        await using var server = new LoopbackServer(exchange => DripAsync(exchange, static _ => Task.CompletedTask));
        using var client = Clients.For(server);
        var read = new Signal();
        await CancelAsync(read.Task, async cancel =>
        {
            await foreach (var _ in client.Conversations.GetMessagesAsync("c", new(), cancel)) read.Set();
        });
    }

    [Fact]
    public async Task A_slow_response_is_no_stall_and_its_messages_arrive_at_once()
    {
        var time = new TestTime();
        var next = new SemaphoreSlim(0);
        await using var server = new LoopbackServer(exchange => DripAsync(exchange, _ => next.WaitAsync()));
        using var client = Clients.For(server, options => options with { Time = time });
        await using var messages = client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None).GetAsyncEnumerator();
        // All messages together take longer than the limit without a byte; each one takes less.
        for (var i = 0; i < 12; i++)
        {
            time.Forget();
            var move = messages.MoveNextAsync();
            await time.StartedAsync(Stall);
            time.Advance(Stall * 0.9);
            next.Release();
            Assert.True(await move);
            Assert.Equal(i.ToString(), messages.Current.MessageId);
        }
    }

    [Fact]
    public async Task A_stall_in_the_middle_of_a_response_ends_it_after_the_messages_that_arrived()
    {
        var time = new TestTime();
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Content-Length: 5000");
            await exchange.WriteAsync("""{"messages":[{"id":"1"},{"id":""");
            await exchange.HangAsync();
        });
        using var client = Clients.For(server, options => options with { Time = time });
        var ids = new List<string>();
        var e = await Assert.ThrowsAsync<SymblConnectionException>(async () =>
        {
            await using var messages = client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None).GetAsyncEnumerator();
            Assert.True(await messages.MoveNextAsync());
            ids.Add(messages.Current.MessageId);
            time.Forget();
            var next = messages.MoveNextAsync();
            await time.StartedAsync(Stall);
            time.Advance(Stall);
            if (await next) ids.Add(messages.Current.MessageId);
        });
        Assert.Equal(["1"], ids);
        Assert.Contains("no byte moved for 100 s", e.Message, StringComparison.Ordinal);
        Assert.Equal(server.BaseUri, e.BaseUri);
    }

    [Fact]
    public async Task The_time_of_the_consumer_is_no_stall()
    {
        var time = new TestTime();
        var consumed = new Signal();
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
            await exchange.WriteAsync("""{"messages":[{"id":"1"}""");
            await consumed.Task;
            await exchange.WriteAsync(""",{"id":"2"}]}""");
            exchange.Close();
        });
        using var client = Clients.For(server, options => options with { Time = time });
        var ids = new List<string>();
        await foreach (var message in client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None))
        {
            ids.Add(message.MessageId);
            time.Advance(Stall * 2);
            consumed.Set();
        }

        Assert.Equal(["1", "2"], ids);
    }

    [Fact]
    public async Task A_stall_before_the_response_repeats_a_read_and_is_an_error_at_last()
    {
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(1) };
        var arrivals = new SemaphoreSlim(0);
        await using var server = new LoopbackServer(exchange =>
        {
            arrivals.Release();
            return exchange.HangAsync();
        });
        using var client = Clients.For(server, options => options with { Time = time });
        var call = client.Jobs.GetAsync("j", CancellationToken.None);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Assert.True(await arrivals.WaitAsync(Patience));
            time.Advance(Stall);
        }

        Assert.Contains("no byte moved", (await Assert.ThrowsAsync<SymblConnectionException>(() => call)).Message, StringComparison.Ordinal);
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
        using var client = Clients.For(server, options => options with { StallTimeout = TimeSpan.FromSeconds(2) });
        var path = Clients.File(_folder, "a.wav", 64 * 1024 * 1024);
        var e = await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(
            () => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, CancellationToken.None));
        Assert.Contains("no byte moved", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_does_not_open_in_time_is_an_error_with_the_address()
    {
        using var blackhole = new Blackhole();
        using var client = Clients.For(blackhole.BaseUri, options =>
            Static(options) with { ConnectTimeout = TimeSpan.FromMilliseconds(200) });
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal($"http://{blackhole.BaseUri.Authority} did not accept a connection within 0.2 s.", e.Message);
        Assert.True(e.NothingSent);
    }

    private static SymblClientOptions Static(SymblClientOptions options) => options with { Tokens = new StaticTokenSource("tok") };

    private static async Task DripAsync(TestExchange exchange, Func<int, Task> before)
    {
        await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
        await exchange.WriteAsync("""{"messages":[""");
        for (var i = 0; ; i++)
        {
            await before(i);
            await exchange.WriteAsync($$"""{"id":"{{i}}"},""");
        }
    }

    /// <summary>Cancels a call once it has reached a phase. The call ends with the caller's token.</summary>
    private static async Task CancelAsync(Task reached, Func<CancellationToken, Task> call)
    {
        using var cancel = new CancellationTokenSource();
        var running = Task.Run(() => call(cancel.Token));
        Assert.Same(reached, await Task.WhenAny(reached, running).WaitAsync(Patience));
        await cancel.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(Patience));
        Assert.True(e.CancellationToken == cancel.Token, "another token than the caller's canceled the call");
    }

    /// <summary>Reports when the client has sent a part of a file.</summary>
    private sealed class FirstReport : IProgress<SubmissionProgress>
    {
        private readonly Signal _sent = new();

        public Task Task => _sent.Task;

        public void Report(SubmissionProgress value)
        {
            if (value.BytesSent > 0) _sent.Set();
        }
    }

    /// <summary>A port with a full queue of connections. A further connection gets no reply.</summary>
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
                    // The attempt fills the queue; its result does not matter.
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
