using System.Text;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.KnownVoices;

/// <summary>Registered voices of the local server.</summary>
public sealed class VoiceTests
{
    private const string Voice = """{"id":"v1","name":"Ann","consent":"Ann agreed.","registeredAt":"2026-05-03T10:20:30.500Z","seconds":12.25}""";

    [Fact]
    public async Task Voices_and_damaged_files_are_listed()
    {
        await using var server = new LoopbackServer(Local($$"""{"voices":[{{Voice}},{"id":"v2","registeredAt":"odd","seconds":"3"},"odd"],"damaged":[{"file":"b.json"},{"id":"v3","file":"v3.json"}]}"""));
        using var client = Clients.For(server);
        var list = await client.Voices.ListAsync(default);

        var (ann, other) = (list.Voices[0], list.Voices[1]);
        Assert.Equal(("v1", "Ann", "Ann agreed.", 12.25, "Ann"), (ann.VoiceId, ann.Name, ann.Consent, ann.SpeechTimeSeconds, ann.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 5, 3, 10, 20, 30, 500, TimeSpan.Zero), ann.RegisteredAt);
        Assert.Equal(("v2", string.Empty, null, TimeSpan.FromSeconds(3)), (other.VoiceId, other.Name, other.RegisteredAt, other.SpeechTime));
        Assert.Equal([(null, "b.json"), ("v3", "v3.json")], list.Damaged.Select(file => (file.VoiceId, file.File)));
    }

    [Fact]
    public async Task A_registration_sends_name_and_consent_once()
    {
        await using var server = new LoopbackServer(Local(Voice, 201));
        using var client = Clients.For(server);
        var voice = await client.Voices.RegisterAsync("42", "m", "Ann", "Ann agreed.", replace: true, default);

        var request = server.Requests.Last();
        Assert.Equal(("POST", "/local/voices"), (request.Method, request.Target));
        Assert.Equal("""{"conversationId":"42","memberId":"m","name":"Ann","consent":"Ann agreed.","replace":true}""", Encoding.UTF8.GetString(request.Body));
        Assert.Equal("v1", voice.VoiceId);
    }

    [Fact]
    public async Task A_removal_names_the_voice()
    {
        await using var server = new LoopbackServer(Local("", 204));
        using var client = Clients.For(server);
        await client.Voices.RemoveAsync("v 1", default);

        Assert.Equal(("DELETE", "/local/voices/v%201"), (server.Requests.Last().Method, server.Requests.Last().Target));
    }

    [Theory]
    [InlineData("", "Ann agreed.", "Name must not be empty")]
    [InlineData("Ann", " ", "Consent must not be empty")]
    public async Task A_registration_without_name_or_consent_is_refused_before_a_request(string name, string consent, string message)
    {
        await using var server = new LoopbackServer(Local(Voice));
        using var client = Clients.For(server);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => client.Voices.RegisterAsync("42", "m", name, consent, false, default));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Another_service_is_not_asked_for_voices()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}", 404));
        using var client = Clients.For(server);
        Func<Task>[] calls =
        [
            () => client.Voices.ListAsync(default),
            () => client.Voices.RegisterAsync("42", "m", "Ann", "Ann agreed.", false, default),
            () => client.Voices.RemoveAsync("v1", default),
        ];
        foreach (var call in calls)
        {
            var refused = await Assert.ThrowsAsync<SymblNotSupportedException>(call);
            Assert.EndsWith("has no registered voices; only the local server does (Connect-Symbl -Local). Nothing was changed.", refused.Message, StringComparison.Ordinal);
        }

        Assert.All(server.Requests, request => Assert.Equal("/local/info", request.Path));
    }

    private static Func<TestExchange, Task> Local(string answer, int status = 200) => async exchange =>
    {
        if (exchange.Path == "/local/info")
        {
            await exchange.JsonAsync("""{"extensions":["knownVoices"]}""");
            return;
        }

        await exchange.ReadBodyAsync();
        await exchange.JsonAsync(answer, status);
    };
}
