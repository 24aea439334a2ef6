using System.Net.Http.Headers;
using Symbl.LocalServer.Authentication;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Authentication;

public sealed class TokenTests
{
    private static readonly byte[] Key = new byte[32];

    [Fact]
    public void The_same_token_is_returned_until_shortly_before_it_expires()
    {
        var clock = new SteppedClock();
        var tokens = new TokenService(Key, TimeSpan.FromHours(24), clock);

        var first = tokens.Issue("app");
        clock.Step(TimeSpan.FromHours(10));
        var later = tokens.Issue("app");
        clock.Step(TimeSpan.FromHours(14) - TimeSpan.FromSeconds(61));
        var late = tokens.Issue("app");
        clock.Step(TimeSpan.FromSeconds(2));
        var renewed = tokens.Issue("app");

        Assert.Equal(86_400, first.SecondsLeft);
        Assert.Equal((first.Text, 86_400 - 36_000), (later.Text, later.SecondsLeft));
        Assert.Equal((first.Text, 61), (late.Text, late.SecondsLeft));
        Assert.NotEqual(first.Text, renewed.Text);
        Assert.Equal(86_400, renewed.SecondsLeft);
        Assert.NotEqual(first.Text, tokens.Issue("another").Text);
    }

    [Fact]
    public void A_token_works_until_it_expires_and_not_after()
    {
        var clock = new SteppedClock();
        var tokens = new TokenService(Key, TimeSpan.FromSeconds(10), clock);
        var token = tokens.Issue("app").Text;

        Assert.True(tokens.IsValid(token));
        clock.Step(TimeSpan.FromSeconds(10));
        Assert.False(tokens.IsValid(token));
    }

    [Fact]
    public void A_token_survives_a_restart_but_not_another_key_or_a_change()
    {
        var clock = new SteppedClock();
        var token = new TokenService(Key, TimeSpan.FromHours(1), clock).Issue("app").Text;
        var again = new TokenService(Key, TimeSpan.FromHours(1), clock);
        var parts = token.Split('.');

        Assert.True(again.IsValid(token));
        Assert.False(new TokenService([.. Key.Select(_ => (byte)1)], TimeSpan.FromHours(1), clock).IsValid(token));
        Assert.False(again.IsValid($"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}"));
        Assert.False(again.IsValid($"{parts[0]}.{parts[1]}."));
        // {"alg":"none"}
        Assert.False(again.IsValid($"eyJhbGciOiJub25lIn0.{parts[1]}."));
        Assert.All(["", ".", "..", "a.b.c", parts[0], $"{parts[0]}.{parts[2]}", token + "x"], text => Assert.False(again.IsValid(text)));
    }

    [Fact]
    public void A_token_that_ends_early_is_not_issued_again()
    {
        var clock = new SteppedClock();
        var tokens = new TokenService(Key, TimeSpan.FromHours(1), clock);
        var token = tokens.Issue("app", endEarlyAfter: TimeSpan.FromSeconds(5));

        Assert.Equal(3600, token.SecondsLeft);
        Assert.True(tokens.IsValid(token.Text));
        clock.Step(TimeSpan.FromSeconds(5));
        Assert.False(tokens.IsValid(token.Text));
        Assert.NotEqual(token.Text, tokens.Issue("app").Text);
    }

    [Fact]
    public async Task Both_headers_accept_the_token_of_the_credentials()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.PostJsonAsync("/oauth2/token:generate", server.Client.TokenRequest);
        var token = (string)answer.Json["accessToken"]!;

        Assert.InRange((int)answer.Json["expiresIn"]!, 86_000, 86_400);
        server.Client.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(401, (await server.Client.GetAsync("/local/info")).Status);
        server.Client.Http.DefaultRequestHeaders.Add("x-api-key", token);
        Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);
    }

    [Theory]
    [InlineData("""{"type":"application","appId":"a"}""", 400, "\"appSecret\" is required")]
    [InlineData("""{"type":"application","appId":"","appSecret":"b"}""", 400, "\"appId\" is not allowed to be empty")]
    [InlineData("""{"type":"application","appId":1,"appSecret":"b"}""", 400, "\"appId\" must be a string")]
    [InlineData("""{"type":"other","appId":"a","appSecret":"b"}""", 400, "\"type\" must be one of [application]")]
    [InlineData("""{"type":"application","appId":"a","appSecret":"b"}""", 401, "Combination of appId and appSecret is not valid.")]
    [InlineData("[]", 400, "The request body must be a JSON object.")]
    [InlineData("{", 400, "The request body is not valid JSON.")]
    [InlineData("", 400, "The request body is not valid JSON.")]
    public async Task An_invalid_token_request_gets_a_reason(string body, int status, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/oauth2/token:generate", new StringContent(body));

        Assert.Equal((status, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_bad_token_gets_the_documented_text()
    {
        await using var server = await TestServer.StartAsync();
        server.Client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "nonsense");
        var answer = await server.Client.GetAsync("/v1/conversations");

        Assert.Equal((401, "Token validation failed for provided token."), (answer.Status, answer.Message));
    }

    [Fact]
    public void Credentials_print_without_their_secret()
    {
        using var folder = new TemporaryFolder();
        var credentials = Credentials.LoadOrCreate(folder.File("credentials.json"));

        Assert.Equal((64, 128), (credentials.AppId.Length, credentials.AppSecret.Length));
        Assert.DoesNotContain(credentials.AppSecret, credentials.ToString());
        Assert.Contains(credentials.AppId, credentials.ToString());
        Assert.Equal(credentials, Credentials.LoadOrCreate(folder.File("credentials.json")));
    }

    private sealed class SteppedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public void Step(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
