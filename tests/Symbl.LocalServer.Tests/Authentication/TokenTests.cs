using System.Globalization;
using System.Net;
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
        var tokens = Service(Key, TimeSpan.FromHours(24), clock);

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
        var tokens = Service(Key, TimeSpan.FromSeconds(10), clock);
        var token = tokens.Issue("app").Text;

        Assert.True(tokens.IsValid(token));
        clock.Step(TimeSpan.FromSeconds(10));
        Assert.False(tokens.IsValid(token));
    }

    [Fact]
    public void A_token_survives_a_restart_but_not_another_key_or_a_change()
    {
        var clock = new SteppedClock();
        var token = Service(Key, TimeSpan.FromHours(1), clock).Issue("app").Text;
        var again = Service(Key, TimeSpan.FromHours(1), clock);
        var parts = token.Split('.');

        Assert.True(again.IsValid(token));
        Assert.False(Service([.. Key.Select(_ => (byte)1)], TimeSpan.FromHours(1), clock).IsValid(token));
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
        var tokens = Service(Key, TimeSpan.FromHours(1), clock);
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

    [Fact]
    public void A_signature_with_a_change_is_not_valid()
    {
        var tokens = Service(Key, TimeSpan.FromHours(1), new SteppedClock());
        var token = tokens.Issue("app").Text;
        var signature = token[(token.LastIndexOf('.') + 1)..];

        for (var length = 0; length < signature.Length; length++)
            Assert.False(tokens.IsValid(token[..^signature.Length] + signature[..length]), $"{length} characters");
        foreach (var other in "=+/ \t\n%é\u0130\ud83d!")
        {
            Assert.False(tokens.IsValid(token + other), $"with {(int)other}");
            Assert.False(tokens.IsValid(token[..^1] + other), $"ends with {(int)other}");
            Assert.False(tokens.IsValid(token.Insert(token.Length - 5, other.ToString())), $"contains {(int)other}");
        }

        // The last character of 43 carries four bits; the encoder leaves the other two clear.
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = alphabet.IndexOf(token[^1]);
        Assert.All(Enumerable.Range(1, 3), bits => Assert.False(tokens.IsValid(token[..^1] + alphabet[last + bits])));
    }

    [Fact]
    public async Task A_damaged_token_is_refused_in_every_place()
    {
        await using var server = await TestServer.StartAsync();
        var token = server.Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        string[] damaged = [token[..^1], token[..^4], token[..^20] + "%%%", token + "=", token.Replace('.', '!'), token[..token.LastIndexOf('.')] + ".ä"];
        foreach (var text in damaged)
        {
            foreach (var (header, value) in new[] { ("Authorization", "Bearer " + text), ("x-api-key", text), ("ApiKey", text) })
            {
                using var client = new HttpClient { BaseAddress = new Uri(server.Ready.BaseUri!) };
                client.DefaultRequestHeaders.TryAddWithoutValidation(header, Uri.EscapeDataString(value).Replace("%20", " ", StringComparison.Ordinal));
                var path = header == "ApiKey" ? "/v1/model/generate" : "/v1/conversations";
                using var answer = header == "ApiKey"
                    ? await client.PostAsync(path, new StringContent("{}"))
                    : await client.GetAsync(path);
                Assert.Equal(401, (int)answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_renewed_token_is_new_and_a_revoked_token_stays_revoked_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        string token;
        await using (var server = await TestServer.StartAsync(dataPath: folder.Path))
        {
            token = server.Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
            var renewed = await server.Client.SendAsync(HttpMethod.Post, "/oauth2/token:refresh");
            Assert.Equal(200, renewed.Status);
            Assert.NotEqual(token, (string)renewed.Json["accessToken"]!);
            Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);

            Assert.Equal(204, (await server.Client.DeleteAsync("/oauth2/token:revoke")).Status);
            Assert.Equal(401, (await server.Client.GetAsync("/local/info")).Status);
            await server.Client.SignInAsync();
            Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);
        }

        await using var again = await TestServer.StartAsync(dataPath: folder.Path);
        again.Client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(401, (await again.Client.GetAsync("/local/info")).Status);
        Assert.Equal(401, (await again.Client.SendAsync(HttpMethod.Post, "/oauth2/token:refresh")).Status);
    }

    [Fact]
    public async Task Guesses_of_a_secret_have_to_wait()
    {
        await using var server = await TestServer.StartAsync();
        var appId = (string)server.Client.Credentials["appId"]!;
        for (var guess = 0; guess < TokenThrottle.Free + 1; guess++)
        {
            var wrong = await server.Client.PostJsonAsync("/oauth2/token:generate", new { type = "application", appId, appSecret = $"guess {guess}" });
            Assert.Equal(401, wrong.Status);
        }

        var refused = await server.Client.PostJsonAsync("/oauth2/token:generate", new { type = "application", appId, appSecret = "guess" });
        Assert.Equal(429, refused.Status);
        Assert.InRange(int.Parse(refused.RetryAfter!, CultureInfo.InvariantCulture), 1, 2);
        // Another id of the same address does not wait, and a token that exists stays valid.
        Assert.Equal(
            401, (await server.Client.PostJsonAsync("/oauth2/token:generate", new { type = "application", appId = "x", appSecret = "y" })).Status);
        Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);
    }

    [Fact]
    public void Each_wrong_secret_doubles_the_wait_up_to_a_limit()
    {
        var clock = new SteppedClock();
        var throttle = new TokenThrottle(clock);
        var address = IPAddress.Loopback;
        for (var i = 0; i < TokenThrottle.Free; i++)
            throttle.Failed(address, "app");
        Assert.Equal(TimeSpan.Zero, throttle.Wait(address, "app"));
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            throttle.Failed(address, "app");
            waits.Add(throttle.Wait(address, "app").TotalSeconds);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], waits);
        clock.Step(TimeSpan.FromMinutes(5));
        Assert.Equal(TimeSpan.Zero, throttle.Wait(address, "app"));
        throttle.Succeeded(address, "app");
        throttle.Failed(address, "app");
        Assert.Equal(TimeSpan.Zero, throttle.Wait(address, "app"));
    }

    [Fact]
    public void Many_application_ids_do_not_fill_the_memory()
    {
        var clock = new SteppedClock();
        var throttle = new TokenThrottle(clock);
        for (var i = 0; i < 30_000; i++)
            throttle.Failed(IPAddress.Loopback, $"app {i}");
        Assert.InRange(throttle.Count, 1, 10_000);
    }

    private static TokenService Service(byte[] key, TimeSpan lifetime, TimeProvider clock) =>
        new(key, lifetime, new RevokedTokens(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), clock), clock);

    private sealed class SteppedClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public void Step(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
