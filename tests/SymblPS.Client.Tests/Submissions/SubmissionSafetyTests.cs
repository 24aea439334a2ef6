using System.Net;
using System.Net.Sockets;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

/// <summary>A submission is repeated only if the service refused it, or if nothing was sent.</summary>
public sealed class SubmissionSafetyTests : IDisposable
{
    private const string Accepted = """{"conversationId":"c","jobId":"j"}""";
    private const string AtLimit = """{"statusCode":429,"message":"This API has a limit of maximum of `5` number of concurrent jobs per account."}""";
    private const int Large = 4 * 1024 * 1024;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("before the body", 1000)]
    [InlineData("in the middle of the body", 1000)]
    [InlineData("in the middle of the body", Large)]
    [InlineData("after the body", 1000)]
    [InlineData("after the body", Large)]
    [InlineData("reset in the middle", Large)]
    [InlineData("in the middle of the answer", 1000)]
    public async Task A_submission_is_not_repeated_after_a_broken_connection(string moment, int length)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            switch (moment)
            {
                case "before the body":
                    exchange.Close();
                    return;
                case "in the middle of the body":
                    await exchange.ReadPartAsync(length / 2);
                    exchange.Close();
                    return;
                case "reset in the middle":
                    await exchange.ReadPartAsync(length / 2);
                    exchange.Abort();
                    return;
                case "after the body":
                    await exchange.ReadBodyAsync();
                    exchange.Close();
                    return;
                default:
                    await exchange.ReadBodyAsync();
                    await exchange.BeginAsync(201, "Content-Length: 500", "Content-Type: application/json");
                    await exchange.WriteAsync("""{"conversa""");
                    exchange.Close();
                    return;
            }
        });
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(
            () => SubmitAsync(client, length, new SubmissionOptions { Name = "Weekly" }));
        Assert.Single(server.Requests);
        Assert.Contains("was not sent again", e.Message, StringComparison.Ordinal);
        Assert.Contains("a.wav", e.Message, StringComparison.Ordinal);
        Assert.Contains("Get-SymblConversation", e.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("'Weekly'", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drops_the_body_without_a_response_gets_it_once()
    {
        var bodies = 0;
        await using var server = new LoopbackServer(async exchange =>
        {
            // No "100 Continue": the client sends the body after a delay, and the server drops it without a response.
            var first = new byte[1];
            if (await exchange.Stream.ReadAsync(first) > 0) Interlocked.Increment(ref bodies);
            exchange.Abort();
        });
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(() => SubmitAsync(client, Large));
        Assert.Equal(1, bodies);
    }

    [Fact]
    public async Task A_response_without_a_job_is_ambiguous()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("{}", 201);
        });
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(() => SubmitAsync(client, 1000));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task A_gateway_error_is_not_repeated_and_recommends_a_check(int status)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.ReplyAsync(status, "text/html",
                "<html><head><title>x</title></head><body><h1>Bad  gateway</h1></body></html>"u8.ToArray());
        });
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblServiceException>(() => SubmitAsync(client, 1000));
        Assert.Single(server.Requests);
        Assert.Equal(("Bad gateway", status), (e.ServiceMessage, e.StatusCode));
        Assert.Contains("not sent again", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(415)]
    public async Task A_refusal_is_final(int status)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("""{"message":"diarizationSpeakerCount must be greater than zero"}""", status);
        });
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAnyAsync<SymblServiceException>(() => SubmitAsync(client, 1000));
        Assert.Single(server.Requests);
        Assert.Equal("diarizationSpeakerCount must be greater than zero", e.ServiceMessage);
        Assert.Equal($"POST /v1/process/audio answered {status} ({Reason(status)}): {e.ServiceMessage}", e.Message);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Large)]
    public async Task A_refusal_for_too_many_jobs_is_repeated_with_progress_and_no_open_file(int length)
    {
        var refusals = 3;
        var path = Clients.File(_folder, "a.wav", length);
        await using var server = new LoopbackServer(async exchange =>
        {
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                await exchange.JsonAsync(AtLimit, 429);
                return;
            }

            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(Accepted, 201);
        });
        using var client = Clients.For(server);
        var opened = false;
        var waits = new List<SubmissionProgress>();
        var progress = new Inline<SubmissionProgress>(report =>
        {
            if (report.Phase != SubmissionPhase.WaitingForSlot) return;
            lock (waits) waits.Add(report);
            // This fails if the client holds the file open.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            opened = true;
        });
        var job = await client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), progress,
            CancellationToken.None);
        Assert.Equal("j", job.JobId);
        Assert.Equal(4, server.Requests.Count);
        Assert.True(opened);
        Assert.All(waits, wait => Assert.True(wait.RetryIn > TimeSpan.Zero
            && wait.ServiceMessage!.Contains("`5`", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Retry_After_is_honored()
    {
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(2) };
        var times = new List<DateTimeOffset>();
        await using var server = new LoopbackServer(async exchange =>
        {
            times.Add(time.GetUtcNow());
            await exchange.ReadBodyAsync();
            if (times.Count == 1) await exchange.JsonAsync(AtLimit, 429, "Retry-After: 1");
            else await exchange.JsonAsync(Accepted, 201);
        });
        using var client = Clients.For(server, options => options with { Time = time });
        await SubmitAsync(client, 1000);
        Assert.InRange(times[1] - times[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
    }

    [Fact]
    public async Task A_permanent_limit_ends_the_wait_with_the_message_of_the_service()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(AtLimit, 429, "Retry-After: 3600");
        });
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(2) };
        using var client = Clients.For(server, options => options with { Time = time });
        var start = time.GetUtcNow();
        var e = await Assert.ThrowsAsync<SymblRateLimitException>(
            () => SubmitAsync(client, 1000, limits: new SubmissionLimits { SlotTimeout = TimeSpan.FromSeconds(30) }));
        Assert.Equal(TimeSpan.FromSeconds(30), time.GetUtcNow() - start);
        Assert.Contains("`5`", e.ServiceMessage, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(1), e.RetryAfter);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_the_recording_is_sent_again()
    {
        var seen = 0;
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (Interlocked.Increment(ref seen) == 1) await exchange.JsonAsync("""{"message":"Token validation failed for provided token."}""", 401);
            else await exchange.JsonAsync(Accepted, 201);
        });
        using var client = Clients.For(server);
        await SubmitAsync(client, 1000);
        Assert.Equal((2, 2), (server.Requests.Count, server.TokenRequests.Count));
        Assert.All(server.Requests, request => Assert.Equal(1000, request.Body.Length));
    }

    [Fact]
    public async Task A_refusal_during_the_upload_is_reported_instead_of_a_broken_pipe()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadPartAsync(100_000);
            await exchange.JsonAsync("""{"message":"too large"}""", 413, "Connection: close");
            exchange.Close();
        });
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblServiceException>(() => SubmitAsync(client, 32 * 1024 * 1024));
        Assert.Equal((413, "too large"), (e.StatusCode, e.ServiceMessage));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refusal_before_the_upload_sends_no_bytes()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.JsonAsync("""{"message":"no"}""", 413, "Connection: close");
            exchange.Close();
        });
        using var client = Clients.For(server);
        var progress = new Collected<SubmissionProgress>();
        var path = Clients.File(_folder, "a.wav", Large);
        await Assert.ThrowsAsync<SymblServiceException>(
            () => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), progress, CancellationToken.None));
        Assert.All(progress.Items, item => Assert.Equal(0, item.BytesSent));
    }

    [Fact]
    public async Task A_server_without_support_for_expectations_gets_the_upload()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            if (exchange.Header("Expect") is not null)
            {
                await exchange.JsonAsync("""{"message":"no expectations"}""", 417);
                return;
            }

            await exchange.HashBodyAsync();
            await exchange.JsonAsync(Accepted, 201);
        });
        using var client = Clients.For(server);
        Assert.Equal("j", (await SubmitAsync(client, Large)).JobId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_submission_is_repeated_until_the_server_listens()
    {
        var port = FreePort();
        var time = new TestTime();
        using var client = Clients.For(new Uri($"http://127.0.0.1:{port}/"), options => options with
        {
            Tokens = new StaticTokenSource("tok"),
            Timing = Clients.Quick with { FirstRetry = TimeSpan.FromSeconds(3) },
            Time = time,
        });
#pragma warning disable CA2025 // The test awaits the task before it disposes the client.
        var submission = SubmitAsync(client, 1000);
#pragma warning restore CA2025
        // The pause has a jitter of 20 percent.
        var pause = await time.StartedAsync(started => started >= TimeSpan.FromSeconds(2.4) && started <= TimeSpan.FromSeconds(3.6));
        await using var server = new LoopbackServer(
            async exchange =>
            {
                await exchange.ReadBodyAsync();
                await exchange.JsonAsync(Accepted, 201);
            },
            port);
        time.Advance(pause);
        Assert.Equal("j", (await submission).JobId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_not_ambiguous()
    {
        using var client = Clients.For(new Uri($"http://127.0.0.1:{FreePort()}/"), options =>
            options with { Tokens = new StaticTokenSource("tok") });
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => SubmitAsync(client, 1000));
        Assert.Contains("refuses connections", e.Message, StringComparison.Ordinal);
        Assert.Contains("Connect-Symbl -Local", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_during_the_upload_is_a_file_error()
    {
        var path = Clients.File(_folder, "a.wav", 64L * 1024 * 1024);
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadPartAsync(1000);
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(2000);
            await exchange.DrainAsync();
        });
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<IOException>(
            () => client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, new(), null, new(), null, CancellationToken.None));
        Assert.Contains("became shorter", e.Message, StringComparison.Ordinal);
        Assert.Contains(path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_files_and_options_are_refused_before_the_request()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(Accepted, 201));
        using var client = Clients.For(server);
        Task Submit(string path, SubmissionOptions? options = null) =>
            client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, path, options ?? new(), null, new(), null, CancellationToken.None);

        var missing = _folder.Path("missing.wav");
        Assert.Contains(missing, (await Assert.ThrowsAsync<FileNotFoundException>(() => Submit(missing))).Message,
            StringComparison.Ordinal);
        Assert.Contains(_folder.Root, (await Assert.ThrowsAsync<ArgumentException>(() => Submit(_folder.Root))).Message,
            StringComparison.Ordinal);
        var empty = Clients.File(_folder, "empty.wav", 0);
        Assert.Contains(empty, (await Assert.ThrowsAsync<ArgumentException>(() => Submit(empty))).Message, StringComparison.Ordinal);
        var busy = Clients.File(_folder, "busy.wav", 10);
        using (new FileStream(busy, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains(busy, (await Assert.ThrowsAsync<IOException>(() => Submit(busy))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Submit(busy, new SubmissionOptions { Language = "english" }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Submissions.SubmitUriAsync(
            SymblMediaKind.Audio, new Uri("ftp://x.test/a.wav"), new(), null, new(), null, CancellationToken.None));
        Assert.Empty(server.Requests);
        Assert.Empty(server.TokenRequests);
    }

    private static string Reason(int status) => ((HttpStatusCode)status).ToString();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task<SymblJob> SubmitAsync(SymblClient client, long length, SubmissionOptions? options = null,
        SubmissionLimits? limits = null) =>
        client.Submissions.SubmitFileAsync(
            SymblMediaKind.Audio, Clients.File(_folder, "a.wav", length), options ?? new(), null, limits ?? new(), null,
                CancellationToken.None);

    private sealed class Inline<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
