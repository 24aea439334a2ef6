using System.Collections.Concurrent;
using System.Net;
using SymblPS.Client.Jobs;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Jobs;

public sealed class JobWaitTests
{
    [Fact]
    public async Task A_thousand_jobs_need_the_minimum_number_of_requests()
    {
        var looks = new ConcurrentDictionary<string, int>();
        var now = 0;
        var most = 0;
        // Job n ends at poll number (n % 3 + 1).
        await using var server = new LoopbackServer(async exchange =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            var id = exchange.Path.Split('/')[^1];
            var look = looks.AddOrUpdate(id, 1, static (_, count) => count + 1);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            await exchange.JsonAsync($$"""{"id":"{{id}}","status":"{{(look > int.Parse(id) % 3 ? "completed" : "in_progress")}}"}""");
        });
        using var client = Clients.For(server);
        var jobs = Enumerable.Range(0, 1000).Select(i =>
            new SymblJob { JobId = i.ToString(), ConversationId = "c" + i, Source = i + ".wav" }).ToList();
        var threads = ThreadPool.ThreadCount;
        var progress = new Collected<JobWaitProgress>();
        var outcomes = await client.Jobs.WaitAsync([.. jobs, .. jobs], new(), progress, default).ToListAsync();
        Assert.Equal(jobs.Select(job => job.JobId).Order(), outcomes.Select(outcome => outcome.Job.JobId).Order());
        Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
        Assert.All(outcomes, outcome => Assert.Equal("c" + outcome.Job.JobId, outcome.Job.ConversationId));
        Assert.All(outcomes, outcome => Assert.NotNull(outcome.Job.CompletedAt));
        Assert.All(looks, look => Assert.Equal((int.Parse(look.Key) % 3) + 1, look.Value));
        Assert.InRange(most, 1, 8);
        Assert.True(ThreadPool.ThreadCount - threads < 40, "a thread for each job?");
        Assert.Equal((1000, 1000, 0), (progress.Items[^1].Total, progress.Items[^1].Finished, progress.Items[^1].Failed));
        Assert.All(progress.Items, item => Assert.InRange(item.Running.Count, 0, 5));
    }

    [Fact]
    public async Task Each_job_is_returned_as_soon_as_it_ends()
    {
        var release = new TaskCompletionSource();
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(
            $$"""{"status":"{{(exchange.Path.EndsWith("fast", StringComparison.Ordinal) || release.Task.IsCompleted ? "completed" : "in_progress")}}"}"""));
        using var client = Clients.For(server);
        var order = new List<string>();
        await foreach (var outcome in client.Jobs.WaitAsync(Jobs("slow", "fast"), new(), null, default))
        {
            order.Add(outcome.Job.JobId);
            release.TrySetResult();
        }

        Assert.Equal(["fast", "slow"], order);
    }

    [Fact]
    public async Task A_failed_job_ends_with_its_reason_and_the_others_continue()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(exchange.Path.Split('/')[^1] switch
        {
            "bad" => """{"id":"bad","status":"failed","message":"Not a recording.","conversationId":"c"}""",
            "mute" => """{"id":"mute","status":"failed"}""",
            _ => """{"id":"good","status":"completed","completedAt":"2024-05-06T07:08:09.5Z"}""",
        }));
        using var client = Clients.For(server);
        var outcomes = (await client.Jobs.WaitAsync(
            [new SymblJob { JobId = "bad", Source = "x.wav" }, .. Jobs("mute", "good")], new(), null, default).ToListAsync())
            .ToDictionary(outcome => outcome.Job.JobId);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, 500, TimeSpan.Zero), outcomes["good"].Job.CompletedAt);
        var error = Assert.IsType<SymblJobFailedException>(outcomes["bad"].Error);
        Assert.Equal("Job bad ('x.wav') failed: Not a recording.", error.Message);
        Assert.Equal(("Not a recording.", "c", "x.wav"), (error.Job.FailureReason, error.Job.ConversationId, error.Job.Source));
        Assert.Contains("gives no reason", outcomes["mute"].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_job_is_a_final_error_of_that_job_only()
    {
        await using var server = new LoopbackServer(exchange => exchange.Path.EndsWith("gone", StringComparison.Ordinal)
            ? exchange.JsonAsync("""{"message":"unknown job"}""", 404)
            : exchange.JsonAsync("""{"status":"completed"}"""));
        using var client = Clients.For(server);
        var outcomes = await client.Jobs.WaitAsync(Jobs("gone", "there"), new(), null, default).ToListAsync();
        Assert.IsType<SymblNotFoundException>(outcomes.Single(outcome => outcome.Job.JobId == "gone").Error);
        Assert.Null(outcomes.Single(outcome => outcome.Job.JobId == "there").Error);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_state_means_that_the_job_runs()
    {
        var looks = 0;
        await using var server = new LoopbackServer(exchange =>
            exchange.JsonAsync(++looks < 4 ? """{"status":"polishing"}""" : """{"status":"completed"}"""));
        using var client = Clients.For(server);
        Assert.Null(Assert.Single(await client.Jobs.WaitAsync(Jobs("j"), new(), null, default).ToListAsync()).Error);
        Assert.Equal(4, looks);
    }

    [Fact]
    public async Task After_the_timeout_the_running_jobs_are_returned_with_an_error()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"status":"in_progress","conversationId":"c"}"""));
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(1) };
        using var client = Clients.For(server, options => options with { Time = time });
        var start = time.GetUtcNow();
        var outcomes = await client.Jobs.WaitAsync(Jobs("a", "b"), new() { Timeout = TimeSpan.FromSeconds(2) }, null,
            default).ToListAsync();
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
        Assert.Equal(["a", "b"], outcomes.Select(outcome => outcome.Job.JobId));
        var error = Assert.IsType<SymblTimeoutException>(outcomes[0].Error);
        Assert.Equal(("in_progress", "c"), (error.Job!.Status, error.Job.ConversationId));
        Assert.Contains("Wait-SymblJob -JobId a", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_zero_polls_once()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(
            $$"""{"status":"{{(exchange.Path.EndsWith('1') ? "completed" : "in_progress")}}"}"""));
        using var client = Clients.For(server);
        var outcomes = await client.Jobs.WaitAsync(Jobs("1", "2"), new() { Timeout = TimeSpan.Zero }, null, default).ToListAsync();
        Assert.Equal([null, typeof(SymblTimeoutException)], outcomes.Select(outcome => outcome.Error?.GetType()));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_timeout_ends_a_wait_for_a_silent_service()
    {
        var asked = new Signal();
        await using var server = new LoopbackServer(exchange => asked.ThenAsync(exchange.HangAsync));
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        var wait = client.Jobs.WaitAsync(Jobs("a", "b"), new() { Timeout = TimeSpan.FromSeconds(5) }, null, default).ToListAsync();
        await asked.Task;
        Assert.False(wait.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));
        var outcomes = await wait.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.IsType<SymblTimeoutException>(outcome.Error));
    }

    [Fact]
    public async Task A_wait_continues_through_a_restart_of_the_service()
    {
        int port, looks = 0;
        Signal lookedTwice = new(), troubled = new();
        var progress = new Collected<JobWaitProgress>(report =>
        {
            if (report.Trouble is not null) troubled.Set();
        });
        Task<List<JobOutcome>> wait;
        SymblClient client;
        await using (var first = new LoopbackServer(exchange =>
        {
            if (Interlocked.Increment(ref looks) == 6) lookedTwice.Set();
            return exchange.JsonAsync("""{"status":"in_progress"}""");
        }))
        {
            port = first.BaseUri.Port;
            client = Clients.For(first);
            wait = client.Jobs.WaitAsync(Jobs("a", "b", "c"), new(), progress, default).ToListAsync();
            await lookedTwice.Task;
        }

        await troubled.Task;
        var broken = 2;
        await using var second = new LoopbackServer(
            exchange => Interlocked.Decrement(ref broken) >= 0
                ? exchange.ReplyAsync((int)HttpStatusCode.BadGateway, "text/html", "<html>starting</html>"u8.ToArray())
                : exchange.JsonAsync("""{"status":"completed"}"""),
            port);
        var outcomes = await wait.WaitAsync(TimeSpan.FromMinutes(1));
        client.Dispose();
        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Error));
        Assert.Contains(progress.Items, item => item.Trouble?.StartsWith("the service does not respond: ",
            StringComparison.Ordinal) == true);
        Assert.Null(progress.Items[^1].Trouble);
    }

    [Fact]
    public async Task The_timeout_error_names_the_last_connection_failure()
    {
        SymblClient client;
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(1) };
        await using (var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"status":"in_progress"}""")))
            client = Clients.For(server, options => options with { Time = time });
        var outcome = Assert.Single(await client.Jobs.WaitAsync(
            Jobs("a"), new() { Timeout = TimeSpan.FromSeconds(2) }, null, default).ToListAsync());
        client.Dispose();
        var error = Assert.IsType<SymblTimeoutException>(outcome.Error);
        Assert.IsAssignableFrom<SymblConnectionException>(error.InnerException);
        Assert.Contains("The last request failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_credentials_end_the_whole_wait()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"no"}""", 401));
        using var client = Clients.For(server, options => options with { Tokens = new StaticTokenSource("tok") });
        await Assert.ThrowsAsync<SymblAuthenticationException>(() =>
            client.Jobs.WaitAsync(Jobs("a", "b"), new(), null, default).ToListAsync());
    }

    [Fact]
    public async Task Ended_jobs_cause_no_request()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        using var client = Clients.For(server);
        var jobs = new[] { new SymblJob { JobId = "1", Status = "completed" },
            new SymblJob { JobId = "2", Status = "failed", FailureReason = "r" } };
        var outcomes = await client.Jobs.WaitAsync(jobs, new(), null, default).ToListAsync();
        Assert.Equal([null, typeof(SymblJobFailedException)], outcomes.Select(outcome => outcome.Error?.GetType()));
        Assert.Empty(await client.Jobs.WaitAsync([], new(), null, default).ToListAsync());
        Assert.Empty(server.Requests);
        Assert.Empty(server.TokenRequests);
    }

    [Fact]
    public async Task The_polling_interval_of_the_caller_is_used()
    {
        var time = new TestTime { SkipBelow = TimeSpan.FromSeconds(1) };
        var start = time.GetUtcNow();
        var looks = new ConcurrentQueue<double>();
        await using var server = new LoopbackServer(exchange =>
        {
            looks.Enqueue((time.GetUtcNow() - start).TotalSeconds);
            return exchange.JsonAsync("""{"status":"in_progress"}""");
        });
        using var client = Clients.For(server, options => options with { Time = time });
        var options = new JobWaitOptions { Timeout = TimeSpan.FromSeconds(2), PollingInterval = TimeSpan.FromSeconds(0.9) };
        await client.Jobs.WaitAsync(Jobs("a"), options, null, default).ToListAsync();
        Assert.Equal([0, 0.9, 1.8], looks.Take(3));
    }

    [Fact]
    public async Task A_consumer_that_stops_cancels_all_requests()
    {
        var now = 0;
        Signal all = new(), none = new();
        await using var server = new LoopbackServer(async exchange =>
        {
            if (exchange.Path.EndsWith('0'))
            {
                await exchange.JsonAsync("""{"status":"completed"}""");
                return;
            }

            if (Interlocked.Increment(ref now) == 3) all.Set();
            // The read ends when the client closes its side.
            if (await exchange.Stream.ReadAsync(new byte[1]) == 0 && Interlocked.Decrement(ref now) == 0) none.Set();
            exchange.Close();
        });
        using var client = Clients.For(server);
        await foreach (var _ in client.Jobs.WaitAsync(Jobs("0", "1", "2", "3"), new(), null, default))
        {
            await all.Task;
            break;
        }

        await none.Task;
    }

    private static SymblJob[] Jobs(params string[] ids) => [.. ids.Select(id => new SymblJob { JobId = id })];
}
