using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Tests;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Conversations;

public sealed class InsightEndpointTests
{
    [Fact]
    public async Task Insights_of_a_text_have_the_shapes_of_the_contract()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            ("Ann", "Ben, can you send me the price list by Friday?"),
            ("Ben", "Sure, no problem."),
            ("Ann", "I'll call you back tomorrow at 5."));
        var messages = await server.Client.MessagesAsync(id);
        var members = await server.Client.MembersAsync(id);
        var all = (await GetAsync(server, id, "insights"))["insights"]!.AsArray();
        var item = Assert.Single((await GetAsync(server, id, "action-items"))["actionItems"]!.AsArray())!;
        var comprehensive = Assert.Single((await GetAsync(server, id, "comprehensive/action-items"))["actionItems"]!.AsArray())!;

        Assert.Equal(["question", "action_item", "follow_up"], all.Select(insight => (string)insight!["type"]!));
        Assert.Equal(
            [(string)all[0]!["id"]!], (await GetAsync(server, id, "questions"))["questions"]!.AsArray().Select(one => (string)one!["id"]!));
        Assert.Equal(
            [(string)all[2]!["id"]!],
            (await GetAsync(server, id, "follow-ups"))["followUps"]!.AsArray().Select(one => (string)one!["id"]!));
        Assert.Equal(all[1]!.ToJsonString(), item.ToJsonString());
        Assert.Equal(
            ["id", "text", "type", "score", "messageIds", "entities", "phrases", "from", "definitive", "assignee", "dueBy"],
            item.AsObject().Select(member => member.Key));
        Assert.Matches("^[1-9][0-9]{15}$", (string)item["id"]!);
        Assert.Equal([(string)messages[0]!["id"]!], item["messageIds"]!.AsArray().Select(one => (string)one!));
        Assert.Equal("2024-05-10T23:59:59.000Z", (string)item["dueBy"]!);
        Assert.Equal(members[1]!["id"]!.ToJsonString(), item["assignee"]!["id"]!.ToJsonString());
        Assert.Equal("ben@x.test", (string)item["assignee"]!["email"]!);
        Assert.Equal("ann@x.test", (string)item["from"]!["userId"]!);
        Assert.Equal("{}", all[0]!["assignee"]!.ToJsonString());
        Assert.Equal(
            $$$"""{"type":"person","text":"Ben","offset":0,"value":{"name":"Ben","id":"{{{members[1]!["id"]}}}","userId":"ben@x.test"}}""",
            item["entities"]![0]!.ToJsonString());
        Assert.Equal("""{"type":"date","text":"Friday","offset":39,"value":"2024-05-10"}""", item["entities"]![1]!.ToJsonString());
        Assert.Equal("Ben will send Ann the price list by Friday.", (string)comprehensive["text"]!);
        Assert.Equal(
            messages.Take(2).Select(message => (string)message!["id"]!),
            comprehensive["messageRefs"]!.AsArray().Select(message => (string)message!["id"]!));
        Assert.Equal([0, -1], comprehensive["messageRefs"]!.AsArray().Select(message => (int)message!["offset"]!));
    }

    [Fact]
    public async Task A_rename_is_seen_in_insights_and_their_ids_stay()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, ("Ann", "I'll send you the price list."), ("Ben", "Thanks."));
        var before = (await GetAsync(server, id, "action-items"))["actionItems"]![0]!;
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Anna" });
        var after = (await GetAsync(server, id, "action-items"))["actionItems"]![0]!;

        Assert.Equal((string)before["id"]!, (string)after["id"]!);
        Assert.Equal("Anna", (string)after["assignee"]!["name"]!);
    }

    [Fact]
    public async Task Topics_include_sentiment_and_parents_on_request()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            ("Ann", "The router is broken, this is terrible."),
            ("Ben", "Which router do you have?"),
            ("Ann", "The router in the hall, and I forgot the router password."),
            ("Ben", "The router password is on the label."));
        var plain = (await GetAsync(server, id, "topics"))["topics"]!.AsArray();
        var tone = (await GetAsync(server, id, "topics?sentiment=true&refresh=true"))["topics"]!.AsArray();
        var parents = (await GetAsync(server, id, "topics?parentRefs=true"))["topics"]!.AsArray();

        Assert.Equal(["id", "text", "type", "score", "messageIds", "parentRefs"], plain[0]!.AsObject().Select(member => member.Key));
        Assert.All(plain, topic => Assert.Equal("[]", topic!["parentRefs"]!.ToJsonString()));
        Assert.All(tone, topic => Assert.InRange((double)topic!["sentiment"]!["polarity"]!["score"]!, -1, 1));
        Assert.Contains(
            """[{"type":"topic","text":"router"}]""", parents.Select(topic => topic!["parentRefs"]!.ToJsonString()));
        Assert.Equal("abstract_topic", (string)(await GetAsync(server, id, "abstract-topics"))["abstractTopics"]![0]!["type"]!);
    }

    [Fact]
    public async Task A_refresh_searches_for_the_submitted_vocabulary()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2, "?customVocabulary=%5B%22great+number%22%5D");
        async Task<int> CountAsync(string query) => (await GetAsync(server, id, "topics" + query))["topics"]!.AsArray().Count;

        Assert.Equal(0, await CountAsync(""));
        Assert.Equal(1, await CountAsync("?refresh=true&customTopicVocabulary=true"));
        Assert.Equal(1, await CountAsync(""));
        Assert.Equal(0, await CountAsync("?refresh=true"));
    }

    [Fact]
    public async Task A_summary_is_available_after_processing()
    {
        using var gate = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(processor: new FixedTurnsProcessor { Gate = gate });
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(20)));
        var early = await server.Client.GetAsync($"/v1/conversations/{id}/summary");
        var partial = await GetAsync(server, id, "action-items");
        gate.Release();
        await server.Client.WaitAsync(job);
        var summary = (await GetAsync(server, id, "summary?refresh=true"))["summary"]!.AsArray();
        var posted = await server.Client.SendAsync(HttpMethod.Post, $"/v1/conversations/{id}/summary?refresh=true");

        Assert.Equal((404, "The summary is not available yet: the conversation is still being processed."), (early.Status, early.Message));
        Assert.Equal("""{"actionItems":[]}""", partial.ToJsonString());
        Assert.Equal(200, posted.Status);
        Assert.Equal(summary.ToJsonString(), posted.Json["summary"]!.ToJsonString());
    }

    [Fact]
    public async Task A_summary_is_of_sentences_with_their_messages_and_times()
    {
        await using var server = await TestServer.StartAsync();
        var lines = File.ReadAllLines(Path.Combine(RepositoryFiles.Conversations, "support-call.txt")).Select(line => line.Split(": ", 2));
        var id = await SubmitAsync(server, [.. lines.Select(line => (line[0], line[1]))]);
        var summary = (await GetAsync(server, id, "summary"))["summary"]!.AsArray();
        var ids = (await server.Client.MessagesAsync(id)).ToDictionary(message => (string)message!["id"]!, message => message!);

        Assert.InRange(summary.Count, 3, 8);
        Assert.Equal(["id", "text", "messageRefs", "startTime", "endTime"], summary[0]!.AsObject().Select(member => member.Key));
        Assert.All(summary, item => Assert.Equal(
            (string)ids[(string)item!["messageRefs"]![0]!["id"]!]["startTime"]!, (string)item["startTime"]!));
        var starts = summary.Select(item => (string)item!["startTime"]!).ToList();
        Assert.Equal(starts.Order(StringComparer.Ordinal), starts);
    }

    [Theory]
    [InlineData("questions")]
    [InlineData("action-items")]
    [InlineData("comprehensive/action-items")]
    [InlineData("follow-ups")]
    [InlineData("insights")]
    [InlineData("topics")]
    [InlineData("topics?refresh=true")]
    [InlineData("abstract-topics")]
    [InlineData("summary")]
    public async Task An_unknown_conversation_is_404(string part)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.GetAsync("/v1/conversations/4500000000000001/" + part);

        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("questions?limit=3", "\"limit\" is not allowed")]
    [InlineData("topics?sentiment=1", "\"sentiment\" must be a boolean")]
    [InlineData("summary?refresh=always", "\"refresh\" must be a boolean")]
    public async Task An_invalid_request_is_rejected(string part, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await server.Client.GetAsync($"/v1/conversations/{id}/{part}");

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    private static async Task<JsonNode> GetAsync(TestServer server, string id, string part)
    {
        var answer = await server.Client.GetAsync($"/v1/conversations/{id}/{part}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    private static async Task<string> SubmitAsync(TestServer server, params (string From, string Text)[] lines)
    {
        var start = new DateTimeOffset(2024, 5, 6, 9, 0, 0, TimeSpan.Zero);
        var messages = lines.Select((line, i) => new
        {
            payload = new { content = line.Text },
            from = new { name = line.From, userId = line.From.ToLowerInvariant().Replace(' ', '.') + "@x.test" },
            duration = new { startTime = start.AddSeconds(8 * i), endTime = start.AddSeconds(8 * i + 7) },
        });
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new { messages }));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        return conversation;
    }
}
