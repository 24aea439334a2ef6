using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Conversations;

public sealed class RedactionTests
{
    private static readonly string[] Talk =
    [
        "Ann: Hello, I am calling about my card 4111 1111 1111 1111 and I would like a refund of the money.",
        "Ben: Could you confirm whether your number is (415) 555-0182?",
        "Ann: Yes. I will call you at four one five five five five oh one eight two tomorrow about the card 4111 1111 1111 1111.",
        "Ben: I will email john@example.com the refund form on Friday. Could you send the receipt to 415 555 0182 today?",
        "Ann: Sure, the refund is what matters because the card 4111 1111 1111 1111 was charged twice and the refund did not come.",
        "Ben: We decided to process the refund for card 4111 1111 1111 1111 today. I'm worried that john@example.com is too expensive.",
        "Ben: What is your social security number?",
        "Ann: It is nine zero zero one two three four five six.",
    ];

    private static readonly string[] Secrets = ["1111", "0182", "one eight two", "john@", "900123456", "nine zero zero", "+1415"];

    [Fact]
    public async Task No_answer_about_a_conversation_contains_what_the_account_redacts()
    {
        await using var server = await TestServer.StartAsync();
        var (id, bookmark) = await SubmitAsync(server);
        await RedactAsync(server);
        var answers = new Dictionary<string, string>();
        // A new operation is found in the routes and is checked too.
        foreach (var route in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.Contains("{conversationId}", StringComparison.Ordinal)))
        {
            var path = route.Replace("{conversationId}", id).Replace("{bookmarkId}", bookmark);
            Assert.DoesNotContain('{', path);
            var answer = await server.Client.GetAsync(path);
            Assert.True(answer.Status == 200, path + answer.Text);
            answers[path] = answer.Text;
        }

        var page = (string)(await server.Client.GetAsync($"/v1/conversations/experiences/insights/details/{id}")).Json["url"]!;
        answers["page"] = await server.Client.Http.GetStringAsync(page);
        foreach (var query in new[] { "messages?verbose=true&sentiment=true", "topics?sentiment=true&parentRefs=true" })
            answers[query] = (await server.Client.GetAsync($"/v1/conversations/{id}/{query}")).Text;
        foreach (var body in new object[]
        {
            new { contentType = "text/srt" }, new { contentType = "text/markdown", phrases = new { highlightAllKeyPhrases = true } },
        })
            answers[body.ToString()!] = (await server.Client.PostJsonAsync($"/v1/conversations/{id}/transcript", body)).Text;
        answers["summary"] = (await server.Client.PostJsonAsync($"/v1/conversations/{id}/summary", new { })).Text;

        Assert.True(answers.Count > 20);
        Assert.All(answers, answer => Assert.DoesNotContain(Secrets, secret => answer.Value.Contains(secret, StringComparison.Ordinal)));
        Assert.All(answers, answer => Assert.DoesNotContain(answer.Value, letter => letter is >= '\uA000' and <= '\uA48C'));
        foreach (var operation in new[] { "messages", "summary", "action-items", "insights", "comprehensive/action-items", "bookmarks" })
            Assert.Contains("refund", answers[$"/v1/conversations/{id}/{operation}"], StringComparison.Ordinal);
        Assert.Contains("[PHONE_NUMBER]", answers[$"/v1/conversations/{id}/questions"], StringComparison.Ordinal);
        Assert.Contains("[CREDIT_CARD_NUMBER]", answers[$"/v1/conversations/{id}/trackers"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_changes_redaction_without_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var (id, _) = await SubmitAsync(server);
        var path = $"/v1/conversations/{id}/action-items";
        var before = (await server.Client.GetAsync(path)).Text;
        await RedactAsync(server);
        var redacted = (await server.Client.GetAsync(path)).Text;
        await RedactAsync(server, new { type = "custom", custom = new Dictionary<string, string> { ["default"] = "(\"gone\")" } });
        var custom = (await server.Client.GetAsync(path)).Json["actionItems"]!.AsArray();
        await RedactAsync(server, new { @default = false });

        Assert.Contains("john@example.com", before);
        Assert.Contains("[EMAIL_ADDRESS]", redacted);
        Assert.Contains(custom, item => ((string)item!["text"]!).Contains("(\"gone\")", StringComparison.Ordinal));
        Assert.Equal(before, (await server.Client.GetAsync(path)).Text);
    }

    private static async Task<(string Conversation, string Bookmark)> SubmitAsync(TestServer server)
    {
        var (id, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new
        {
            detectPhrases = true,
            features = new { featureList = new[] { "callScore", "insights" } },
            trackers = new[] { new { name = "card", vocabulary = new[] { "card", "refund" } } },
            messages = Talk.Select(line => line.Split(": ", 2)).Select(line => new { payload = new { content = line[1] }, from = new { name = line[0] } }),
        }));
        await server.Client.WaitAsync(job);
        var bookmark = await server.Client.PostJsonAsync(
            $"/v1/conversations/{id}/bookmarks", new { label = "all", user = new { name = "Ann" }, beginTimeOffset = 0, duration = 10_000 });
        return (id, (string)bookmark.Json["id"]!);
    }

    private static async Task RedactAsync(TestServer server, object? policy = null)
    {
        var value = System.Text.Json.JsonSerializer.SerializeToNode(policy ?? new { })!;
        value["default"] ??= true;
        var answer = await server.Client.SendAsync(
            HttpMethod.Patch, "/v1/manage/settings", JsonContent.Create(new[] { new { op = "add", path = "/redaction", value } }));
        Assert.Equal(200, answer.Status);
    }
}
