using SymblPS.Client.Raw;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

public sealed class RetryTests
{
    public static TheoryData<string, int, int> Matrix()
    {
        var matrix = new TheoryData<string, int, int>();
        foreach (var verb in new[] { "GET", "HEAD", "DELETE", "PUT member" })
        {
            foreach (var status in new[] { 408, 429, 500, 502, 503, 504 }) matrix.Add(verb, status, 4);
            foreach (var status in new[] { 400, 402, 403, 404, 405, 409, 413 }) matrix.Add(verb, status, 1);
        }

        foreach (var verb in new[] { "POST", "PUT", "PATCH" })
        {
            foreach (var status in new[] { 400, 408, 429, 500, 503 }) matrix.Add(verb, status, 1);
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Safe_verbs_are_repeated_after_a_transient_status(string verb, int status, int expected)
    {
        await using var server = new LoopbackServer(exchange => verb == "HEAD"
            ? exchange.ReplyAsync(status, null, [])
            : exchange.JsonAsync("""{"message":"no"}""", status));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAnyAsync<SymblServiceException>(() => client.Raw.SendAsync(Request(verb), CancellationToken.None));
        Assert.Equal((status, expected), (e.StatusCode, server.Requests.Count));
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("DELETE", 4)]
    [InlineData("PUT member", 4)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    public async Task Safe_verbs_are_repeated_after_a_broken_connection(string verb, int expected)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Abort();
        });
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblConnectionException>(() => client.Raw.SendAsync(Request(verb), CancellationToken.None));
        Assert.Equal(expected, server.Requests.Count);
    }

    [Fact]
    public async Task A_transient_failure_of_any_kind_is_repeated_until_success()
    {
        var answers = new Queue<Func<TestExchange, Task>>([
            exchange => exchange.ReplyAsync(502, "text/html", "<html>oops</html>"u8.ToArray()),
            exchange => { exchange.Abort(); return Task.CompletedTask; },
            async exchange =>
            {
                // A body that breaks off is requested again as a whole.
                await exchange.BeginAsync(200, "Content-Type: application/json", "Content-Length: 100");
                await exchange.WriteAsync("""{"members":[{"id":"1"}""");
                exchange.Close();
            },
            exchange => exchange.JsonAsync("""{"members":[{"id":"1"}]}"""),
        ]);
        await using var server = new LoopbackServer(exchange => answers.Dequeue()(exchange));
        using var client = Clients.For(server);
        Assert.Equal("1", Assert.Single(await client.Members.ListAsync("c", CancellationToken.None)).MemberId);
        Assert.Empty(answers);
    }

    [Fact]
    public async Task The_pause_that_the_service_asks_for_is_kept()
    {
        var time = new TestTime();
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}", 503, "Retry-After: 30"));
        using var client = Clients.For(server, options => options with { Time = time });
        var call = client.Raw.SendAsync(Request("GET"), CancellationToken.None);
        for (var pause = 1; pause <= 3; pause++)
        {
            await time.StartedAsync(TimeSpan.FromSeconds(30));
            time.Forget();
            Assert.Equal(pause, server.Requests.Count);
            time.Advance(TimeSpan.FromSeconds(29));
            Assert.False(call.IsCompleted);
            Assert.Equal(pause, server.Requests.Count);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var e = await Assert.ThrowsAsync<SymblServiceException>(() => call);
        Assert.Equal((4, TimeSpan.FromSeconds(30)), (server.Requests.Count, e.RetryAfter));
    }

    [Fact]
    public async Task A_date_in_Retry_After_is_read_by_the_client_s_clock()
    {
        var time = new TestTime();
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(
            "{}", 503, $"Retry-After: {time.GetUtcNow().AddSeconds(3600):R}"));
        using var client = Clients.For(server, options => options with { Time = time });
        var e = await Assert.ThrowsAsync<SymblServiceException>(() => client.Raw.SendAsync(Request("POST"), CancellationToken.None));
        Assert.Equal(TimeSpan.FromHours(1), e.RetryAfter);
    }

    [Fact]
    public async Task A_longer_pause_than_the_maximum_ends_the_attempts()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"later"}""", 429, "Retry-After: 3600"));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblRateLimitException>(() => client.Raw.SendAsync(Request("GET"), CancellationToken.None));
        Assert.Equal((1, TimeSpan.FromHours(1)), (server.Requests.Count, e.RetryAfter));
    }

    [Fact]
    public async Task The_overall_limit_spans_all_attempts()
    {
        var time = new TestTime();
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(500, null, [], "Retry-After: 30"));
        using var client = Clients.For(server, options => options with { OverallTimeout = TimeSpan.FromSeconds(40), Time = time });
        var call = client.Raw.SendAsync(Request("GET"), CancellationToken.None);
        await time.StartedAsync(TimeSpan.FromSeconds(30));
        time.Forget();
        time.Advance(TimeSpan.FromSeconds(30));
        await time.StartedAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(10));
        var e = await Assert.ThrowsAsync<SymblTimeoutException>(() => call);
        Assert.Equal(("GET /v1/x took longer than 40 s.", 2), (e.Message, server.Requests.Count));
    }

    private static RawRequest Request(string verb) => verb switch
    {
        "PUT member" => new() { Method = "PUT", Path = "/v1/conversations/1/members/2", Body = "{}" },
        "GET" or "HEAD" or "DELETE" => new() { Method = verb, Path = "/v1/x" },
        _ => new() { Method = verb, Path = "/v1/x", Body = "{}" },
    };
}
