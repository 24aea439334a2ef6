using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Symbl.Contract;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Contract;

/// <summary>Submissions and everything about single conversations, held against the contract by a proxy in between.</summary>
public sealed class ConversationContractTests
{
    [Fact]
    public async Task Answers_about_conversations_keep_to_the_contract()
    {
        await using var host = await HttpReceiver.StartAsync(context => context.Response.Body.WriteAsync(ApiClient.Recording(2)).AsTask());
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        await using var proxy = await ValidatingProxy.StartAsync(new Uri(server.Ready.BaseUri!));
        using var client = await new ApiClient(proxy.BaseUri.AbsoluteUri, server.Ready.CredentialsPath).SignInAsync();

        var id = await SubmitAsync(client, host.BaseUri + "/call.mp4");
        await ReadAsync(client, id);
        await BookmarkAsync(client, id);
        await ShowAsync(client, id);
        await client.PutJsonAsync($"/v1/conversations/{id}", new { metadata = new { agentId = "ann" } });
        await client.GetAsync("/v1/conversations?filter=conversation.metadata.agentId%3D%3Dann&sort=conversation.name&order=desc");
        await client.GetAsync("/v1/groups/4500000000000001/conversations");
        await client.DeleteAsync($"/v1/conversations/{id}");

        Assert.True(proxy.Violations.Count == 0, string.Join(Environment.NewLine, proxy.Violations));
        var answered = proxy.Exchanges.Where(exchange => exchange.Status < 300).Select(exchange => exchange.Operation?.OperationId).ToHashSet();
        string[] expected =
        [
            "submitText", "appendText", "submitVideo", "appendVideo", "submitVideoUrl", "appendVideoUrl", "submitAudio", "getJob",
            "getConversation", "updateConversation", "deleteConversation", "listConversations", "getMessages", "getMembers", "updateMember",
            "putSpeakerEvents", "createTranscript", "listBookmarks", "createBookmark", "createBookmarks", "getBookmark", "updateBookmark",
            "deleteBookmark", "getBookmarkSummary", "getBookmarksSummary", "createExperience", "updateExperienceMediaUrl",
            "getInsightsListUrl", "getInsightsDetailsUrl",
        ];
        Assert.Empty(expected.Except(answered));
    }

    private static async Task<string> SubmitAsync(ApiClient client, string url)
    {
        object Text(string name, string userId) => new
        {
            name = "Call",
            detectPhrases = true,
            messages = new object[]
            {
                new
                {
                    payload = new { content = "I will send you the offer tomorrow.", contentType = "text/plain" },
                    from = new { name, userId },
                    duration = new { startTime = "2026-05-01T12:00:00.5Z", endTime = "2026-05-01T12:00:03.25Z" },
                },
                new { payload = new { content = "Thanks." } },
            },
        };
        static HttpContent Film() => new ByteArrayContent(ApiClient.Recording(2)) { Headers = { ContentType = new("video/mp4") } };
        var (id, job) = await client.AcceptedAsync(client.PostJsonAsync("/v1/process/text?enableSummary=true", Text("Ann", "ann@x.test")));
        await client.WaitAsync(job);
        await client.AcceptedAsync(client.PutJsonAsync($"/v1/process/text/{id}", Text("Bob", "crm-7")));
        await client.AcceptedAsync(client.SendAsync(HttpMethod.Put, $"/v1/process/video/{id}", Film()));
        var (_, last) = await client.AcceptedAsync(client.PutJsonAsync($"/v1/process/video/url/{id}", new { url }));
        await client.WaitAsync(last);
        await client.AcceptedAsync(client.SendAsync(HttpMethod.Post, "/v1/process/video", Film()));
        await client.AcceptedAsync(client.PostJsonAsync("/v1/process/video/url", new { url }));
        await client.AcceptedAsync(client.SubmitAsync(ApiClient.Recording(1), contentType: "audio/wav"));
        await client.PostJsonAsync("/v1/process/text", new { messages = Array.Empty<object>() });
        return id;
    }

    private static async Task ReadAsync(ApiClient client, string id)
    {
        var member = (await client.MembersAsync(id))[0]!;
        await client.PutJsonAsync($"/v1/conversations/{id}/members/{member["id"]}", new { id = (string)member["id"]!, name = "Anna" });
        var user = new { id = "zoe-1", name = "Zoe", email = "zoe@x.test" };
        await client.PutJsonAsync($"/v1/conversations/{id}/speakers", new
        {
            speakerEvents = new object[]
            {
                new { type = "started_speaking", user, offset = new { seconds = 0, nanos = 5_000_000_000 } },
                new { type = "stopped_speaking", user, offset = new { seconds = 9, nanos = 0 } },
            },
        });
        await client.GetAsync($"/v1/conversations/{id}");
        await client.GetAsync($"/v1/conversations/{id}/messages?verbose=true&sentiment=true");
        await client.PostJsonAsync(
            $"/v1/conversations/{id}/transcript", new { contentType = "text/markdown", createParagraphs = true, showSpeakerSeparation = true });
        await client.PostJsonAsync($"/v1/conversations/{id}/transcript", new { contentType = "text/srt" });
        await client.PostJsonAsync($"/v1/conversations/{id}/transcript", new { contentType = "text/plain" });
    }

    private static async Task BookmarkAsync(ApiClient client, string id)
    {
        var path = $"/v1/conversations/{id}/bookmarks";
        var user = new { name = "Ann", userId = "ann", email = "ann@x.test" };
        var first = new { id = (string)(await client.MessagesAsync(id))[0]!["id"]! };
        var made = await client.PostJsonAsync(path, new { label = "a", description = "b", user, beginTimeOffset = 0, duration = 2.5 });
        await client.PostJsonAsync(path + "/bulk", new object[] { new { label = "c", user, messageRefs = new[] { first } } });
        var bookmark = $"{path}/{made.Json["id"]}";
        await client.GetAsync(path);
        await client.GetAsync(bookmark);
        await client.GetAsync(bookmark + "/summary");
        await client.GetAsync($"/v1/conversations/{id}/bookmarks-summary");
        await client.PutJsonAsync(bookmark, new { label = "d", user, messageRefs = new[] { first } });
        await client.PostJsonAsync(path, new { label = "a", user, description = "" });
        await client.DeleteAsync(bookmark);
        await client.GetAsync(bookmark);
    }

    private static async Task ShowAsync(ApiClient client, string id)
    {
        var experience = JsonNode.Parse("""{"name":"verbose-text-summary","summaryURLExpiresIn":0,"color":{"background":"#fff"}}""");
        await client.SendAsync(HttpMethod.Post, $"/v1/conversations/{id}/experiences", JsonContent.Create(experience));
        await client.PutJsonAsync($"/v1/conversations/{id}/experiences/url", new { url = "https://x.test/call.mp3" });
        await client.GetAsync("/v1/conversations/experiences/insights/list?includeCallScore=true");
        await client.GetAsync($"/v1/conversations/experiences/insights/details/{id}");
    }
}
