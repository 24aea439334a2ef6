using System.Text;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Raw;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Errors;

public sealed class ResponseErrorTests
{
    [Theory]
    [InlineData("""{"message":"The conversationId is either invalid or does not exist."}""",
        "The conversationId is either invalid or does not exist.")]
    [InlineData("""{"statusCode":429,"message":"\"name\" is not allowed to be empty"}""", "\"name\" is not allowed to be empty")]
    [InlineData("""{ "error" : { "code": 7 } }""", """{ "error" : { "code": 7 } }""")]
    [InlineData("""{"message":{"a":1}}""", """{"message":{"a":1}}""")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("some  text\nwith lines", "some text with lines")]
    [InlineData("<!DOCTYPE html><html><head><title>T</title><style>b{}</style></head><body>502&nbsp;Bad <b>Gateway</b><script>x()</script></body></html>", "502 Bad Gateway")]
    [InlineData("", null)]
    [InlineData("  \n", null)]
    public void The_message_of_the_service_is_found_in_any_body(string body, string? words) =>
        Assert.Equal(words, ServiceText.MessageOf(Encoding.UTF8.GetBytes(body), []));

    [Fact]
    public void Secrets_are_removed_before_a_long_text_is_shortened()
    {
        var body = new string('x', 490) + Clients.Secret + new string('y', 1000);
        var words = ServiceText.MessageOf(Encoding.UTF8.GetBytes(body), [Clients.Secret])!;
        Assert.DoesNotContain("SECRET", words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 100, 501);
    }

    [Fact]
    public void The_message_property_is_not_shortened() =>
        Assert.Equal(2000, ServiceText.MessageOf(Encoding.UTF8.GetBytes($$"""{"message":"{{new string('m', 2000)}}"}"""), [])!.Length);

    [Theory]
    [InlineData(400, typeof(SymblServiceException))]
    [InlineData(401, typeof(SymblAuthenticationException))]
    [InlineData(403, typeof(SymblAuthenticationException))]
    [InlineData(404, typeof(SymblNotFoundException))]
    [InlineData(409, typeof(SymblServiceException))]
    [InlineData(429, typeof(SymblRateLimitException))]
    [InlineData(500, typeof(SymblServiceException))]
    public async Task Each_status_has_its_exception_with_verb_path_and_message(int status, Type type)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"Wörter"}""", status));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAnyAsync<SymblServiceException>(
            () => client.Raw.SendAsync(new RawRequest { Method = "post", Path = "v1/conversations/1?secret=x", Body = "{}" },
                CancellationToken.None));
        Assert.IsType(type, e);
        Assert.Equal((status, "Wörter", "POST", "/v1/conversations/1"), (e.StatusCode, e.ServiceMessage, e.Method, e.Path));
        Assert.StartsWith($"POST /v1/conversations/1 answered {status} (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("): Wörter", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_without_a_body_has_the_reason_phrase()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(400, null, []));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblServiceException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal(("GET /v1/job/j answered 400 (BadRequest).", null), (e.Message, e.ServiceMessage));
    }

    [Fact]
    public async Task An_error_with_a_broken_body_has_its_status()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(404, "Content-Length: 100");
            exchange.Close();
        });
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblNotFoundException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_names_the_host()
    {
        await using var other = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(302, null, [], $"Location: {other.BaseUri}steal?x=1"));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblServiceException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Empty(other.Requests);
        Assert.Contains($"-BaseUri {other.BaseUri.GetLeftPart(UriPartial.Authority)}", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.symbl.ai", true)]
    [InlineData("SYMBL.AI", true)]
    [InlineData("notsymbl.ai", false)]
    [InlineData("symbl.ai.example", false)]
    public void An_unresolved_name_of_the_platform_recommends_both_alternatives(string host, bool platform)
    {
        // The failure as the network layer reports it, so that the test does not depend on the resolver of this machine.
        var failure = new HttpRequestException(
            HttpRequestError.NameResolutionError, "x",
                new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        var uri = new Uri($"https://{host}/v1/job/j");
        var errors = new ResponseErrors(new ErrorContext
        {
            BaseUri = new Uri($"https://{host}/"),
            Authentication = SymblAuthentication.AccessToken,
            ConnectTimeout = TimeSpan.FromSeconds(9),
            StallTimeout = TimeSpan.FromSeconds(9),
            OverallTimeout = null,
            Time = TimeProvider.System,
        });
        using var watch = new ExchangeWatch(
            TimeSpan.FromSeconds(9), new Deadline(null, TimeProvider.System), TimeProvider.System, CancellationToken.None);
        var e = Assert.IsAssignableFrom<SymblConnectionException>(
            errors.FromFailure(new ServiceRequest { Method = HttpMethod.Get, Uri = uri, Path = "/v1/job/j" }, failure, watch));
        Assert.Equal(platform, e is SymblPlatformUnreachableException);
        Assert.True(e.NothingSent);
        Assert.Contains($"{host.ToLowerInvariant()} does not resolve", e.Message, StringComparison.Ordinal);
        if (!platform) return;
        Assert.Contains("Connect-Symbl -Local", e.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-BaseUri", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.symbl.ai", "use https")]
    [InlineData("http://192.168.1.2:8080", "use https")]
    [InlineData("ftp://api.symbl.ai", "absolute http or https")]
    [InlineData("/relative", "absolute http or https")]
    [InlineData("https://user:pa55@host.test", "must not carry")]
    [InlineData("https://host.test/?a=b", "query")]
    public void An_address_that_must_not_receive_secrets_is_refused(string address, string words)
    {
        var e = Assert.Throws<ArgumentException>(() => Clients.For(new Uri(address, UriKind.RelativeOrAbsolute)));
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", e.Message, StringComparison.Ordinal);
        if (address.StartsWith("http:", StringComparison.Ordinal))
            Assert.Throws<ArgumentException>(() => new TokenServerSource(new Uri(address)));
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:5080")]
    [InlineData("https://private.test/symbl")]
    public void Loopback_and_https_are_accepted(string address) => Clients.For(new Uri(address)).Dispose();

    [Fact]
    public async Task No_error_contains_a_secret_even_if_the_service_repeats_it()
    {
        var echo = true;
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (echo) await exchange.ReplyAsync(400, "text/plain", Encoding.UTF8.GetBytes(exchange.Head));
            else await exchange.ReplyAsync(200, "text/html", Encoding.UTF8.GetBytes("<html>" + exchange.Head + "</html>"));
        });
        using var client = Clients.For(server);
        var shown = new StringBuilder();
        shown.Append(await Assert.ThrowsAsync<SymblServiceException>(() => client.Jobs.GetAsync("j", CancellationToken.None)));
        echo = false;
        shown.Append(await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Jobs.GetAsync("j", CancellationToken.None)));
        shown.Append(await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() =>
            client.Members.ListAsync("c", CancellationToken.None)));
        shown.Append(await Assert.ThrowsAsync<SymblUnexpectedResponseException>(
            () => client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None).ToListAsync()));
        server.TokenHandler = async exchange => await exchange.ReplyAsync(400, "text/plain", await exchange.ReadBodyAsync());
        using var another = Clients.For(server);
        shown.Append(await Assert.ThrowsAsync<SymblServiceException>(() => another.VerifyAsync(CancellationToken.None)));
        shown.Append(client).Append(new StaticTokenSource(LoopbackServer.Token)).Append(new AccessToken(LoopbackServer.Token,
            DateTimeOffset.MaxValue));
        shown.Append(new SymblClientOptions { BaseUri = server.BaseUri, Tokens = new ApplicationTokenSource("app", () => Clients.Secret) });
        Assert.DoesNotContain("canary", shown.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", shown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HTML_with_a_success_status_is_named_in_the_error()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.ReplyAsync(200, "text/html; charset=utf-8", "<html><body>Please sign in</body></html>"u8.ToArray()));
        using var client = Clients.For(server);
        var e = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal("GET /v1/job/j: expected JSON, got text/html: Please sign in.", e.Message);
    }

    [Fact]
    public async Task Disposal_of_the_client_ends_its_calls_with_a_connection_error()
    {
        var arrived = new Signal();
        await using var server = new LoopbackServer(exchange => arrived.ThenAsync(exchange.HangAsync));
        var client = Clients.For(server);
        var call = client.Raw.SendAsync(new RawRequest { Method = "POST", Path = "/v1/x", Body = "{}" }, CancellationToken.None);
        await arrived.Task;
        client.Dispose();
        Assert.Contains("closed", (await Assert.ThrowsAsync<SymblConnectionException>(() => call)).Message, StringComparison.Ordinal);
    }
}
