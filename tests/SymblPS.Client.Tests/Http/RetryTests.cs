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
    public async Task Only_what_does_no_harm_twice_is_repeated_and_only_when_it_may_pass(string verb, int status, int expected)
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
    public async Task A_broken_connection_is_repeated_for_the_same_verbs(string verb, int expected)
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
    public async Task What_passes_in_the_end_succeeds()
    {
        var answers = new Queue<Func<TestExchange, Task>>([
            exchange => exchange.ReplyAsync(502, "text/html", "<html>oops</html>"u8.ToArray()),
            exchange => { exchange.Abort(); return Task.CompletedTask; },
            async exchange =>
            {
                // Cut off in the middle of a body: read again as a whole.
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
    public async Task The_pause_the_service_asks_for_is_kept()
    {
        var times = new List<long>();
        await using var server = new LoopbackServer(exchange =>
        {
            times.Add(Environment.TickCount64);
            return times.Count == 1 ? exchange.JsonAsync("{}", 503, "Retry-After: 1") : exchange.JsonAsync("{}");
        });
        using var client = Clients.For(server);
        await client.Raw.SendAsync(Request("GET"), CancellationToken.None);
        Assert.InRange(times[1] - times[0], 990, 2500);
    }

    [Fact]
    public async Task A_pause_nobody_should_sit_through_ends_the_attempts()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"later"}""", 429, "Retry-After: 3600"));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblRateLimitException>(() => client.Raw.SendAsync(Request("GET"), CancellationToken.None));
        Assert.Equal((1, TimeSpan.FromHours(1)), (server.Requests.Count, e.RetryAfter));
    }

    [Fact]
    public async Task The_overall_limit_spans_all_attempts()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(500, null, []));
        using var client = Clients.For(server, options => options with
        {
            OverallTimeout = TimeSpan.FromMilliseconds(300),
            Timing = Clients.Quick with { FirstRetry = TimeSpan.FromSeconds(30) },
        });
        var started = Environment.TickCount64;
        await Assert.ThrowsAsync<SymblTimeoutException>(() => client.Raw.SendAsync(Request("GET"), CancellationToken.None));
        Assert.InRange(Environment.TickCount64 - started, 250, 3000);
    }

    private static RawRequest Request(string verb) => verb switch
    {
        "PUT member" => new() { Method = "PUT", Path = "/v1/conversations/1/members/2", Body = "{}" },
        "GET" or "HEAD" or "DELETE" => new() { Method = verb, Path = "/v1/x" },
        _ => new() { Method = verb, Path = "/v1/x", Body = "{}" },
    };
}
