using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class TranscriptTests
{
    private static readonly object[] Messages =
    [
        Message("Ann", "Hello <b>Bob</b>.\nI will send you the offer.", "2026-05-01T12:00:00.500Z", "2026-05-01T12:00:06.800Z"),
        Message("Bob", "Could you call Tom, please?", "2026-05-01T12:01:00Z", "2026-05-01T13:01:02.003Z"),
    ];

    [Fact]
    public async Task Markdown_is_one_text_with_the_breaks_of_the_service()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server);

        Assert.Equal("Hello &lt;b>Bob&lt;/b>. I will send you the offer. Could you call Tom, please?", await MarkdownAsync(server, id, new { }));
        Assert.Equal(
            "Ann: Hello &lt;b>Bob&lt;/b>. I will send you the offer.<br/><br/>Bob: Could you call Tom, please?",
            await MarkdownAsync(server, id, new { createParagraphs = true, showSpeakerSeparation = true }));
    }

    [Fact]
    public async Task Phrases_of_insights_are_marked_on_request()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server);
        var items = (await server.Client.GetAsync($"/v1/conversations/{id}/action-items")).Json["actionItems"]!.AsArray();
        var phrases = items.SelectMany(item => item!["phrases"]!.AsArray()).Select(phrase => (string)phrase!["text"]!).ToList();

        Assert.NotEmpty(phrases);
        foreach (var options in new object[] { new { highlightAllKeyPhrases = true }, new { highlightOnlyInsightKeyPhrases = true } })
        {
            var text = await MarkdownAsync(server, id, new { phrases = options });
            var marks = Regex.Matches(text, "<mark>(.*?)</mark>").Select(mark => mark.Groups[1].Value).ToList();
            // A phrase of a message may take in that of the insight, and follow-ups have phrases too.
            Assert.All(phrases, phrase => Assert.Contains(marks, mark => mark.Contains(phrase, StringComparison.Ordinal)));
            Assert.Equal(await MarkdownAsync(server, id, new { }), text.Replace("<mark>", "").Replace("</mark>", ""));
        }

        Assert.DoesNotContain("<mark>", await MarkdownAsync(server, id, new { phrases = new { highlightAllKeyPhrases = false } }));
    }

    [Fact]
    public async Task Transcripts_and_pages_are_redacted_if_the_account_redacts_by_default()
    {
        await using var server = await TestServer.StartAsync();
        var (id, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new
        {
            detectEntities = true,
            messages = new[] { Message("Ann", "I will write to tom.miller@example.com tomorrow.", "2026-05-01T12:00:00Z", "2026-05-01T12:00:05Z") },
        }));
        await server.Client.WaitAsync(job);
        var page = (string)(await server.Client.GetAsync($"/v1/conversations/experiences/insights/details/{id}")).Json["url"]!;
        Assert.Contains("tom.miller@example.com", await MarkdownAsync(server, id, new { }));
        Assert.Contains("tom.miller@example.com", await server.Client.Http.GetStringAsync(page));

        await server.Client.SendAsync(HttpMethod.Patch, "/v1/manage/settings", JsonContent.Create(
            new[] { new { op = "add", path = "/redaction", value = new Dictionary<string, bool> { ["default"] = true } } }));
        var settings = await server.Client.GetAsync("/v1/manage/settings");
        Assert.DoesNotContain("tom.miller", (await server.Client.GetAsync($"/v1/conversations/{id}/messages")).Text + settings.Text);
        Assert.DoesNotContain("tom.miller", await MarkdownAsync(server, id, new { phrases = new { highlightAllKeyPhrases = true } }));
        Assert.DoesNotContain("tom.miller", await server.Client.Http.GetStringAsync(page));
    }

    [Fact]
    public async Task Phrases_of_messages_are_marked_only_with_all_phrases()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1, "?detectPhrases=true");

        Assert.Equal(
            "This is <mark>great</mark> number 0.", await MarkdownAsync(server, id, new { phrases = new { highlightAllKeyPhrases = true } }));
        Assert.Equal(
            "This is great number 0.", await MarkdownAsync(server, id, new { phrases = new { highlightOnlyInsightKeyPhrases = true } }));
    }

    [Fact]
    public async Task Subtitles_have_the_times_of_the_service_in_an_object()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server);
        var answer = await PostAsync(server, id, new { contentType = "text/srt", createParagraphs = true });
        var named = await PostAsync(server, id, new { contentType = "text/srt", showSpeakerSeparation = true });
        var payload = answer.Json["transcript"]!["payload"]!;

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            "1\n0:0:0,000 --> 0:0:6,300\nHello <b>Bob</b>. I will send you the offer.\n\n"
                + "2\n0:0:59,500 --> 1:1:1,503\nCould you call Tom, please?",
            (string)payload["content"]!);
        Assert.Equal("text/srt", (string)payload["contentType"]!);
        Assert.Contains("\nBob: Could you", (string)named.Json["transcript"]!["payload"]!["content"]!);
    }

    [Theory]
    [InlineData("{}", "\"contentType\" is required")]
    [InlineData("""{"contentType":"text/html"}""", "\"contentType\" must be one of [text/markdown, text/srt]")]
    [InlineData("""{"contentType":"text/srt","showSpeakerSeparation":"x"}""", "\"showSpeakerSeparation\" must be a boolean")]
    [InlineData("""{"contentType":"text/markdown","phrases":[]}""", "\"phrases\" must be of type object")]
    [InlineData(
        """{"contentType":"text/markdown","phrases":{"highlightAllKeyPhrases":1}}""", "\"phrases.highlightAllKeyPhrases\" must be a boolean")]
    public async Task A_wrong_request_is_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await server.Client.SendAsync(HttpMethod.Post, $"/v1/conversations/{id}/transcript", new StringContent(body));
        var unknown = await PostAsync(server, "4500000000000001", new { contentType = "text/srt" });

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (unknown.Status, unknown.Message));
    }

    private static object Message(string name, string content, string startTime, string endTime) =>
        new { payload = new { content }, from = new { name }, duration = new { startTime, endTime } };

    private static async Task<string> SubmitAsync(TestServer server)
    {
        var (id, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync(
            "/v1/process/text", new { detectPhrases = true, messages = Messages }));
        await server.Client.WaitAsync(job);
        return id;
    }

    private static Task<Answer> PostAsync(TestServer server, string id, object body) =>
        server.Client.PostJsonAsync($"/v1/conversations/{id}/transcript", body);

    private static async Task<string> MarkdownAsync(TestServer server, string id, object options)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(options)!.AsObject();
        body["contentType"] = "text/markdown";
        var answer = await PostAsync(server, id, body);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("text/markdown", (string)answer.Json["transcript"]!["contentType"]!);
        return (string)answer.Json["transcript"]!["payload"]!;
    }
}
