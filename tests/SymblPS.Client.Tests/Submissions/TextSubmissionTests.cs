using System.Text.Json;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

public sealed class TextSubmissionTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 3, 5, 14, 30, 0, TimeSpan.Zero);
    private readonly LoopbackServer _server = new(AcceptAsync);
    private readonly SymblClient _client;

    public TextSubmissionTests() => _client = Clients.For(_server);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Messages_and_options_are_one_JSON_body()
    {
        var options = SubmissionEncodingTests.Everything with
        {
            SpeakerCount = null,
            Language = null,
            Mode = null,
            CustomVocabulary = [],
            ParentReferences = false,
            Sentiment = false,
            StartTime = Start,
            TimeZoneOffset = -60,
        };
        await SubmitAsync([new("Hello \"you\" ü", "Ann", "ann@example.com", Start, Start.AddMilliseconds(1500)), new("Hi", null), new("Yes", "Bob", StartTime: Start)], options);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/v1/process/text"), (request.Method, request.Target));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal(request.Body.Length.ToString(), request.Header("Content-Length"));
        Assert.Equal(
            """
            {"name":"Q&A: größe 50%","confidenceThreshold":0.6,"detectPhrases":true,"detectEntities":true,
            "entities":[{"customType":"colour","text":"red & blue"},{"customType":"colour","text":"green","value":"#0f0"}],
            "trackers":[{"id":"42"},{"name":"Pricing","vocabulary":["too expensive","what's the price"]}],"enableAllTrackers":false,"enableSummary":true,
            "features":{"featureList":["insights","callScore"],"callScore":{"scorecardId":"card 1"}},"conversationType":"sales","metadata":{"salesStage":"demo"},
            "webhookUrl":"https://hooks.test/x?a=1&b=2","startTime":"2024-03-05T14:30:00.000Z","timezoneOffset":-60,
            "messages":[{"payload":{"content":"Hello \"you\" ü","contentType":"text/plain"},"from":{"name":"Ann","userId":"ann@example.com"},
            "duration":{"startTime":"2024-03-05T14:30:00.000Z","endTime":"2024-03-05T14:30:01.500Z"}},
            {"payload":{"content":"Hi","contentType":"text/plain"}},
            {"payload":{"content":"Yes","contentType":"text/plain"},"from":{"name":"Bob"},"duration":{"startTime":"2024-03-05T14:30:00.000Z"}}]}
            """.Replace("\r", string.Empty).Replace("\n", string.Empty),
            request.BodyText);
    }

    [Fact]
    public async Task An_append_of_text_is_a_PUT_to_the_conversation()
    {
        await _client.Submissions.SubmitTextAsync([new("Hi", "Ann")], "x", new SubmissionOptions(), "5079099999", new SubmissionLimits(), null, default);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PUT", "/v1/process/text/5079099999"), (request.Method, request.Target));
        Assert.Equal("""{"messages":[{"payload":{"content":"Hi","contentType":"text/plain"},"from":{"name":"Ann"}}]}""", request.BodyText);
    }

    [Fact]
    public async Task A_text_without_a_date_says_that_it_continues()
    {
        var messages = TranscriptTimeline.Move([new("Hi", "Ann", null, Start, Start.AddSeconds(1)), new("Yes", "Bob")], TimeSpan.FromMinutes(1));
        await _client.Submissions.SubmitTextAsync(
            messages, "x", new SubmissionOptions { StartTime = Start.AddMinutes(1), ContinuesConversation = true }, "5079099999", new SubmissionLimits(), null, default);
        Assert.Equal(
            """
            {"startTime":"2024-03-05T14:31:00.000Z","continuesConversation":true,"messages":[{"payload":{"content":"Hi","contentType":"text/plain"},"from":{"name":"Ann"},
            "duration":{"startTime":"2024-03-05T14:31:00.000Z","endTime":"2024-03-05T14:31:01.000Z"}},{"payload":{"content":"Yes","contentType":"text/plain"},"from":{"name":"Bob"}}]}
            """.Replace("\r", string.Empty).Replace("\n", string.Empty),
            Assert.Single(_server.Requests).BodyText);
    }

    [Fact]
    public async Task A_long_conversation_is_sent_completely_with_its_length()
    {
        var messages = Enumerable.Range(0, 30_000).Select(i => new TextMessage($"Message {i} with a few more words in it", $"Speaker {i % 7}", null, Start.AddSeconds(i), Start.AddSeconds(i + 1))).ToList();
        var progress = new Collected<SubmissionProgress>();
        var job = await _client.Submissions.SubmitTextAsync(messages, "long", new SubmissionOptions(), null, new SubmissionLimits(), progress, default);
        Assert.Equal(("j-1", "long"), (job.JobId, job.Source));
        var request = Assert.Single(_server.Requests);
        using var body = JsonDocument.Parse(request.Body);
        var sent = body.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("payload").GetProperty("content").GetString()).ToList();
        Assert.Equal(messages.Select(message => message.Text), sent);
        Assert.Equal(request.Body.Length, progress.Items[^1].BytesSent);
    }

    [Fact]
    public async Task Audio_options_of_a_text_are_refused_before_the_request()
    {
        await RefusedAsync("SpeakerCount", new SubmissionOptions { SpeakerCount = 2 });
        await RefusedAsync("TimeZoneOffset", new SubmissionOptions { TimeZoneOffset = 5000 });
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync([], new SubmissionOptions()));
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync([new(" ", "Ann")], new SubmissionOptions()));
        Assert.Empty(_server.Requests);
    }

    private async Task RefusedAsync(string member, SubmissionOptions options)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync([new("Hi")], options));
        Assert.Equal(member, error.ParamName);
    }

    private Task<SymblJob> SubmitAsync(IReadOnlyList<TextMessage> messages, SubmissionOptions options) =>
        _client.Submissions.SubmitTextAsync(messages, "x", options, null, new SubmissionLimits(), null, default);

    private static async Task AcceptAsync(TestExchange exchange)
    {
        await exchange.ReadBodyAsync();
        await exchange.JsonAsync("""{"conversationId":"5079099999","jobId":"j-1"}""", 201);
    }
}
