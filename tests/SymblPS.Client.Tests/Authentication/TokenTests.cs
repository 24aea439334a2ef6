using System.Security;
using System.Text;
using SymblPS.Client.Authentication;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Authentication;

public sealed class TokenTests
{
    private const string Members = """{"members":[]}""";

    [Fact]
    public async Task Fifty_concurrent_calls_send_one_token_request()
    {
        await using var server = Server();
        var all = new Signal();
        server.TokenHandler = async exchange =>
        {
            await exchange.ReadBodyAsync();
            await all.Task;
            await exchange.JsonAsync("""{"accessToken":"T","expiresIn":100}""");
        };
        using var client = Clients.For(server);
        // Each call waits for the token before it returns its task.
        var calls = Enumerable.Range(0, 50).Select(_ => client.Members.ListAsync("c", default)).ToList();
        all.Set();
        await Task.WhenAll(calls);
        var request = Assert.Single(server.TokenRequests);
        Assert.Equal(50, server.Requests.Count);
        Assert.Equal(("POST", "/oauth2/token:generate", "application/json"),
            (request.Method, request.Target, request.Header("Content-Type")));
        Assert.Null(request.Header("Authorization"));
        Assert.Matches("^\\{\"type\":\"application\",\"appId\":\"app-[0-9a-f]+\",\"appSecret\":\"" + Clients.Secret + "\"\\}$",
            request.BodyText);
    }

    [Fact]
    public async Task Only_clients_with_the_same_credentials_share_a_token()
    {
        await using var server = Server();
        var id = "shared-" + Guid.NewGuid();
        async Task CallAsync(string secret)
        {
            using var client = Clients.For(server, options => options with { Tokens = new ApplicationTokenSource(id, Secure(secret)) });
            await client.Members.ListAsync("c", default);
        }

        await CallAsync("one");
        await CallAsync("one");
        Assert.Single(server.TokenRequests);
        await CallAsync("two");
        Assert.Equal(2, server.TokenRequests.Count);
    }

    [Fact]
    public async Task A_canceled_caller_leaves_the_token_request_to_the_others()
    {
        await using var server = Server();
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        server.TokenHandler = async exchange =>
        {
            asked.SetResult();
            await answer.Task;
            await exchange.JsonAsync("""{"accessToken":"T","expiresIn":100}""");
        };
        using var client = Clients.For(server);
        using var cancel = new CancellationTokenSource();
        var impatient = client.Members.ListAsync("c", cancel.Token);
        await asked.Task;
        var patient = client.Members.ListAsync("c", default);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult();
        Assert.Empty(await patient);
        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public async Task The_next_caller_requests_a_token_after_the_only_one_canceled()
    {
        await using var server = Server();
        var first = true;
        var arrived = new Signal();
        server.TokenHandler = exchange =>
        {
            if (!first) return exchange.JsonAsync("""{"accessToken":"T","expiresIn":100}""");
            first = false;
            return arrived.ThenAsync(exchange.HangAsync);
        };
        using var client = Clients.For(server);
        using var cancel = new CancellationTokenSource();
        var only = client.Members.ListAsync("c", cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        Assert.Empty(await client.Members.ListAsync("c", default));
    }

    [Fact]
    public async Task A_token_is_renewed_at_nine_tenths_of_its_lifetime()
    {
        await using var server = Server();
        var number = 0;
        server.TokenHandler = exchange => exchange.JsonAsync($$"""{"accessToken":"T{{++number}}","expiresIn":100}""");
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        await client.Members.ListAsync("c", default);
        time.Advance(TimeSpan.FromSeconds(89));
        await client.Members.ListAsync("c", default);
        Assert.Single(server.TokenRequests);
        time.Advance(TimeSpan.FromSeconds(2));
        await client.Members.ListAsync("c", default);
        Assert.Equal(2, server.TokenRequests.Count);
        Assert.Equal(["Bearer T1", "Bearer T1", "Bearer T2"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_service_that_returns_an_expiring_token_gets_no_request_loop(int life)
    {
        await using var server = Server();
        server.TokenHandler = exchange => exchange.JsonAsync($$"""{"accessToken":"SAME","expiresIn":{{life}}}""");
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        for (var i = 0; i < 40; i++) await client.Members.ListAsync("c", default);
        Assert.Single(server.TokenRequests);
        time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 40; i++) await client.Members.ListAsync("c", default);
        Assert.Equal(2, server.TokenRequests.Count);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var server = new LoopbackServer(
            exchange => exchange.JsonAsync("""{"message":"Token validation failed for provided token."}""", 401));
        var number = 0;
        server.TokenHandler = exchange => exchange.JsonAsync($$"""{"accessToken":"T{{++number}}","expiresIn":100}""");
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblAuthenticationException>(() => client.Members.ListAsync("c", default));
        Assert.Equal("GET /v1/conversations/c/members answered 401 (Unauthorized): Token validation failed for provided token.", e.Message);
        Assert.Equal(["Bearer T1", "Bearer T2"], server.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Concurrent_refusals_send_one_token_request()
    {
        var refused = new CountdownEvent(20);
        var all = new Signal();
        await using var server = new LoopbackServer(async exchange =>
        {
            if (exchange.Header("Authorization") != "Bearer T1")
            {
                await exchange.JsonAsync(Members);
                return;
            }

            if (refused.Signal()) all.Set();
            await all.Task;
            await exchange.JsonAsync("""{"message":"expired"}""", 401);
        });
        var number = 0;
        server.TokenHandler = exchange =>
            exchange.JsonAsync($$"""{"accessToken":"T{{Interlocked.Increment(ref number)}}","expiresIn":100}""");
        using var client = Clients.For(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Members.ListAsync("c", default)));
        Assert.Equal(2, server.TokenRequests.Count);
    }

    [Fact]
    public async Task Wrong_credentials_are_sent_once()
    {
        await using var server = Server();
        server.TokenHandler = exchange => exchange.JsonAsync("""{"message":"bad"}""", 401);
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblAuthenticationException>(() => client.VerifyAsync(default));
        Assert.Single(server.TokenRequests);
        Assert.Equal((401, "/oauth2/token:generate"), (e.StatusCode, e.Path));
        Assert.Contains("Connect-Symbl", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_renewal_leaves_the_valid_token_in_use()
    {
        await using var server = Server();
        var number = 0;
        server.TokenHandler = exchange => ++number == 1
            ? exchange.JsonAsync("""{"accessToken":"T1","expiresIn":5}""")
            : exchange.ReplyAsync(503, null, []);
        var time = new TestTime { SkipBelow = TimeSpan.FromMilliseconds(100) };
        using var client = Clients.For(server, options => options with { Time = time });
        await client.Members.ListAsync("c", default);
        time.Advance(TimeSpan.FromSeconds(4.6));
        await client.Members.ListAsync("c", default);
        Assert.Equal(["Bearer T1", "Bearer T1"], server.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal(5, server.TokenRequests.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"accessToken":""}""")]
    [InlineData("""{"accessToken":"two words"}""")]
    [InlineData("[]")]
    [InlineData("<html>sign in</html>")]
    [InlineData("")]
    public async Task A_response_without_a_token_is_unexpected(string body)
    {
        await using var server = Server();
        server.TokenHandler = exchange => exchange.JsonAsync(body);
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.VerifyAsync(default));
        Assert.Equal("POST /oauth2/token:generate: the answer holds no access token.", e.Message);
    }

    [Theory]
    [InlineData("""{"accessToken":"T","expiresIn":100}""", true)]
    [InlineData("""{"access_token":"T","expires_in":100}""", true)]
    [InlineData("""{"token":"T"}""", false)]
    public async Task A_token_server_gets_no_credentials_and_may_respond_in_each_known_form(string body, bool lives)
    {
        await using var server = new LoopbackServer(exchange => exchange.Path == "/mint"
            ? exchange.JsonAsync(body)
            : exchange.JsonAsync(Members));
        var source = new TokenServerSource(new Uri(server.BaseUri, "mint?key=KEY"));
        using var client = Clients.For(server, options => options with { Tokens = source });
        await client.Members.ListAsync("c", default);
        await client.Members.ListAsync("c", default);
        var minted = Assert.Single(server.Requests, request => request.Path == "/mint");
        Assert.Equal(("GET", "/mint?key=KEY", null), (minted.Method, minted.Target, minted.Header("Authorization")));
        Assert.Empty(server.TokenRequests);
        Assert.DoesNotContain("KEY", source.ToString(), StringComparison.Ordinal);
        Assert.Equal(lives, TokenAnswer.Read(Encoding.UTF8.GetBytes(body), DateTimeOffset.UtcNow)!.ExpiresOn is not null);
    }

    [Fact]
    public async Task A_refusal_of_a_token_server_is_an_authentication_error_without_the_query()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"wrong key=KEY"}""", 403));
        using var client = Clients.For(server, options =>
            options with { Tokens = new TokenServerSource(new Uri(server.BaseUri, "mint?key=KEY")) });
        var e = await Assert.ThrowsAsync<SymblAuthenticationException>(() => client.VerifyAsync(default));
        Assert.DoesNotContain("KEY", e.ToString(), StringComparison.Ordinal);
        Assert.Contains("-TokenUri", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_token_is_sent_to_the_service_and_not_renewed()
    {
        await using var server = new LoopbackServer(exchange => exchange.Header("Authorization") == "Bearer good"
            ? exchange.JsonAsync("""{"conversations":[]}""")
            : exchange.JsonAsync("""{"message":"Token validation failed for provided token."}""", 401));
        using var good = Clients.For(server, options => options with { Tokens = new StaticTokenSource(Secure("good")) });
        await good.VerifyAsync(default);
        Assert.Equal("/v1/conversations?limit=1", Assert.Single(server.Requests).Target);
        using var bad = Clients.For(server, options => options with { Tokens = new StaticTokenSource("bad") });
        var e = await Assert.ThrowsAsync<SymblAuthenticationException>(() => bad.VerifyAsync(default));
        Assert.Equal(2, server.Requests.Count);
        Assert.Empty(server.TokenRequests);
        Assert.Contains("Get a new one", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_expiry_is_read_from_a_JWT()
    {
        var payload = Convert.ToBase64String("""{"sub":"x","exp":1700000000}"""u8).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), TokenAnswer.ReadExpiry($"h.{payload}.s"));
        Assert.Null(TokenAnswer.ReadExpiry("a.%%%.c"));
        Assert.Null(TokenAnswer.ReadExpiry("opaque"));
    }

    private static LoopbackServer Server() => new(exchange => exchange.JsonAsync(Members));

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        return secure;
    }
}
