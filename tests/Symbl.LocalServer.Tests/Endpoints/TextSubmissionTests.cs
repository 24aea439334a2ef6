using System.Text;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class TextSubmissionTests
{
    [Fact]
    public async Task A_text_becomes_a_conversation_with_its_people_and_times()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            """
            {"name":"Chat","detectPhrases":"true","metadata":{"team":"blue"},"messages":[
              {"payload":{"content":"Hello  Bob,\nI will send you the offer tomorrow.","contentType":"text/plain"},
               "from":{"name":"Ann","userId":"ann@x.test"},
               "duration":{"startTime":"2026-05-01T12:00:00.123456789","endTime":"2026-05-01T14:00:05.5+02:00"}},
              {"payload":{"content":"Thanks."},"from":{"name":"Bob"},"duration":{"startTime":"2026-05-01T12:00:06Z"}},
              {"payload":{"content":"Bye."},"from":{"userId":"ANN@x.test"}}]}
            """);
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;
        var messages = await server.Client.MessagesAsync(id, "?verbose=true");

        Assert.Equal(
            ("Chat", "2026-05-01T12:00:00.123Z", "2026-05-01T12:00:06.800Z", "blue"),
            ((string)conversation["name"]!, (string)conversation["startTime"]!, (string)conversation["endTime"]!,
                (string)conversation["metadata"]!["team"]!));
        Assert.Equal(["Ann ann@x.test", "Bob "], conversation["members"]!.AsArray().Select(who => $"{who!["name"]} {who["email"]}"));
        Assert.Equal(("given as text", "given with the messages"), Provenance(conversation));
        Assert.Equal(
            [
                ("Hello  Bob,\nI will send you the offer tomorrow.", "Ann", "2026-05-01T12:00:00.123Z", "2026-05-01T12:00:05.500Z"),
                ("Thanks.", "Bob", "2026-05-01T12:00:06.000Z", "2026-05-01T12:00:06.400Z"),
                ("Bye.", "Ann", "2026-05-01T12:00:06.400Z", "2026-05-01T12:00:06.800Z"),
            ],
            messages.Select(message => ((string)message!["text"]!, (string)message["from"]!["name"]!, (string)message["startTime"]!,
                (string)message["endTime"]!)));
        Assert.Equal("I will send you the offer tomorrow", ((string)messages[0]!["phrases"]![0]!["text"]!).TrimEnd('.'));
        var words = messages[0]!["words"]!.AsArray();
        Assert.Equal(["Hello", "Bob,", "I", "will"], words.Take(4).Select(word => (string)word!["word"]!));
        Assert.All(words, word => Assert.Null(word!["score"]));
        Assert.Equal("2026-05-01T12:00:05.500Z", (string)words[^1]!["endTime"]!);
    }

    [Fact]
    public async Task Analytics_count_the_words_and_times_of_a_text()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            """
            {"messages":[
              {"payload":{"content":"one two three four five six"},"from":{"name":"Ann","userId":"crm-7"},
               "duration":{"startTime":"2026-05-01T12:00:00Z","endTime":"2026-05-01T12:00:06Z"}},
              {"payload":{"content":"one two"},"from":{"name":"Bob"},
               "duration":{"startTime":"2026-05-01T12:00:08Z","endTime":"2026-05-01T12:00:10Z"}}]}
            """);
        var analytics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json;

        Assert.Equal(
            [("Ann", "crm-7", 60d, 6d), ("Bob", null, 60d, 2d)],
            analytics["members"]!.AsArray().Select(member => (
                (string)member!["name"]!, (string?)member["userId"], (double)member["pace"]!["wpm"]!, (double)member["talkTime"]!["seconds"]!)));
        Assert.Equal(2, (double)analytics["metrics"]![0]!["seconds"]!);
    }

    [Fact]
    public async Task The_same_person_is_one_member()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server,
            """
            {"messages":[
              {"payload":{"content":"1"},"from":{"userId":"ann@x.test"}},
              {"payload":{"content":"2"},"from":{"name":"Ann"}},
              {"payload":{"content":"3"},"from":{"name":"Ann","userId":"ann@x.test"}},
              {"payload":{"content":"4"},"from":{"name":"Bob","userId":"crm-7"}},
              {"payload":{"content":"5"},"from":{}},
              {"payload":{"content":"6"}},
              {"payload":{"content":"7"},"from":{"name":"Speaker 1"}}]}
            """);
        await AppendAsync(
            server,
            id,
            """
            {"messages":[
              {"payload":{"content":"8"},"from":{"name":"Annette","userId":"Ann@x.test"}},
              {"payload":{"content":"9"},"from":{"name":"Bob"}},
              {"payload":{"content":"10"},"from":{"userId":"CRM-7"}},
              {"payload":{"content":"11"},"from":{"name":"Speaker 1"}}]}
            """);

        Assert.Equal(
            ["Ann/ann@x.test/", "Bob//crm-7", "Speaker 3//", "Speaker 1//", "Speaker 4//"],
            (await server.Client.MembersAsync(id)).Select(who => $"{who!["name"]}/{who["email"]}/{who["userId"]}"));
        var senders = (await server.Client.MessagesAsync(id)).Select(message => (string)message!["from"]!["id"]!).ToList();
        var members = (await server.Client.MembersAsync(id)).Select(who => (string)who!["id"]!).ToList();
        Assert.Equal([0, 0, 0, 1, 2, 2, 3, 0, 1, 1, 4], senders.Select(sender => members.IndexOf(sender)));
    }

    [Fact]
    public async Task Notes_describe_estimated_times_and_senders()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(
            server, """{"messages":[{"payload":{"content":"a"}},{"payload":{"content":"b"},"duration":{"startTime":"2026-05-01T12:00:00Z"}}]}""");
        var notes = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["provenance"]!["notes"]!.AsArray();

        Assert.Equal(
            [
                "1 of 2 messages was given without a time: laid out one after another by their number of words, at 150 words a minute, "
                    + "faster where the times around them leave less room.",
                "The times of single words are spread evenly over their message.",
                "All messages were given without a sender: taken to come from one person.",
            ],
            notes.Select(note => (string)note!));
    }

    [Fact]
    public async Task An_append_keeps_times_after_the_existing_messages()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, Timed("2026-05-01T12:00:00Z", "one two three"));
        await AppendAsync(server, id, Timed("2026-05-01T12:00:01Z", "overlaps what was guessed"));
        await AppendAsync(server, id, Timed("2026-05-02T12:00:00Z", "later"));
        await AppendAsync(server, id, Timed("2026-04-30T12:00:00Z", "earlier"));
        await AppendAsync(server, id, """{"messages":[{"payload":{"content":"some time"}}]}""");
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;

        Assert.Equal(
            [
                "2026-05-01T12:00:00.000Z", "2026-05-01T12:00:01.000Z", "2026-05-02T12:00:00.000Z", "2026-05-02T12:00:00.400Z",
                "2026-05-02T12:00:00.800Z",
            ],
            (await server.Client.MessagesAsync(id)).Select(message => (string)message!["startTime"]!));
        Assert.Equal("2026-05-01T12:00:00.000Z", (string)conversation["startTime"]!);
        Assert.Equal("2026-05-02T12:00:01.600Z", (string)conversation["endTime"]!);
        Assert.Contains(conversation["provenance"]!["notes"]!.AsArray(), note => ((string)note!).Contains("moved behind"));
    }

    [Fact]
    public async Task A_text_without_a_date_continues_at_the_end_of_the_conversation()
    {
        await using var server = await TestServer.StartAsync();
        var id = await SubmitAsync(server, Timed("2026-05-01T12:00:00Z", "one two three four five"));
        // The start that the client assumes can be any: long after the conversation, before it, or the same for two parts.
        foreach (var assumed in new[] { "2026-11-01T08:00", "2020-01-01T00:00", "2026-05-01T12:00" })
        {
            await AppendAsync(
                server,
                id,
                $$$"""
                {"startTime":"{{{assumed}}}:00Z","continuesConversation":true,"messages":[
                  {"payload":{"content":"part"},"duration":{"startTime":"{{{assumed}}}:03Z","endTime":"{{{assumed}}}:05Z"}},
                  {"payload":{"content":"end"},"duration":{"startTime":"{{{assumed}}}:06Z","endTime":"{{{assumed}}}:08Z"}}]}
                """);
        }

        Assert.Equal([0, 5, 8, 13, 16, 21, 24], (await server.Client.MessagesAsync(id)).Select(message => (double)message!["timeOffset"]!));
        await AppendAsync(server, id, Timed("2026-05-01T12:01:00Z", "by the clock"));
        Assert.Equal(60, (double)(await server.Client.MessagesAsync(id))[^1]!["timeOffset"]!);
        var first = await SubmitAsync(server, """{"startTime":"2026-05-01T12:00:00Z","continuesConversation":true,"messages":[{"payload":{"content":"a"},"duration":{"startTime":"2026-05-01T12:00:03Z"}}]}""");
        Assert.Equal(3, (double)(await server.Client.MessagesAsync(first))[0]!["timeOffset"]!);
    }

    [Fact]
    public async Task Texts_and_recordings_can_follow_each_other()
    {
        await using var server = await TestServer.StartAsync();
        var recorded = await server.Client.SubmitAndWaitAsync(2, "?startTime=2026-05-01T12:00:00Z");
        await AppendAsync(server, recorded, """{"messages":[{"payload":{"content":"behind it"}}]}""");
        var written = await SubmitAsync(server, Timed("2026-05-01T12:00:00Z", "one two three four five"));
        var (_, job) = await server.Client.AcceptedAsync(server.Client.AppendAsync(written, ApiClient.Recording(2)));
        await server.Client.WaitAsync(job);

        Assert.Equal([0, 1, 2], (await server.Client.MessagesAsync(recorded)).Select(message => (double)message!["timeOffset"]!));
        Assert.Equal([0, 2, 3], (await server.Client.MessagesAsync(written)).Select(message => (double)message!["timeOffset"]!));
    }

    [Theory]
    [InlineData("{}", "\"messages\" is required")]
    [InlineData("""{"messages":null}""", "\"messages\" is required")]
    [InlineData("""{"messages":{}}""", "\"messages\" must be an array")]
    [InlineData("""{"messages":[]}""", "\"messages\" must contain at least 1 items")]
    [InlineData("""{"messages":["x"]}""", "\"messages[0]\" must be of type object")]
    [InlineData("""{"messages":[{"payload":{"content":"x"}},{}]}""", "\"messages[1].payload\" is required")]
    [InlineData("""{"messages":[{"payload":"x"}]}""", "\"messages[0].payload\" must be of type object")]
    [InlineData("""{"messages":[{"payload":{}}]}""", "\"messages[0].payload.content\" is required")]
    [InlineData("""{"messages":[{"payload":{"content":""}}]}""", "\"messages[0].payload.content\" is not allowed to be empty")]
    [InlineData("""{"messages":[{"payload":{"content":1}}]}""", "\"messages[0].payload.content\" must be a string")]
    [InlineData("""{"messages":[{"payload":{"content":"x"},"from":[]}]}""", "\"messages[0].from\" must be of type object")]
    [InlineData("""{"messages":[{"payload":{"content":"x"},"from":{"name":""}}]}""", "\"messages[0].from.name\" is not allowed to be empty")]
    [InlineData(
        """{"messages":[{"payload":{"content":"x"},"duration":{"startTime":"noon"}}]}""",
        "\"messages[0].duration.startTime\" must be a valid ISO 8601 date")]
    [InlineData(
        """{"messages":[{"payload":{"content":"x"},"duration":{"startTime":"2026-05-01T12:00:01Z","endTime":"2026-05-01T12:00:00Z"}}]}""",
        "\"messages[0].duration.endTime\" must be greater than or equal to startTime")]
    [InlineData("""{"messages":[{"payload":{"content":"x"}}],"name":["a","b"]}""", "\"name\" must be a string")]
    [InlineData(
        """{"messages":[{"payload":{"content":"x"}}],"confidenceThreshold":0.2}""",
        "\"confidenceThreshold\" must be greater than or equal to 0.5")]
    [InlineData("""{"messages":[{"payload":{"content":"x"}}],"trackers":[1]}""", "\"trackers[0]\" must be of type object")]
    [InlineData("[]", "The request body must be a JSON object.")]
    [InlineData("Ann: hi", "The request body is not valid JSON.")]
    public async Task A_wrong_text_is_refused_with_the_name_of_the_member(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await PostAsync(server, body);

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
        Assert.Empty((await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task Unknown_members_are_ignored_and_unknown_parameters_refused()
    {
        await using var server = await TestServer.StartAsync();
        const string body = """{"messages":[{"payload":{"content":"x"},"reactions":[1]}],"enableSpeakerDiarization":true,"x":1}""";

        Assert.Equal(201, (await PostAsync(server, body, "?enableSummary=true")).Status);
        Assert.Equal("\"summary\" is not allowed", (await PostAsync(server, body, "?summary=true")).Message);
        Assert.Equal("\"enableSummary\" must be a boolean", (await PostAsync(server, body, "?enableSummary=1")).Message);
        var unknown = await server.Client.SendAsync(HttpMethod.Put, "/v1/process/text/4500000000000001", Json(body));
        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (unknown.Status, unknown.Message));
    }

    [Fact]
    public async Task A_text_beyond_the_limit_is_refused_and_one_of_many_messages_taken()
    {
        await using var server = await TestServer.StartAsync();
        var many = new StringBuilder("{\"messages\":[");
        for (var i = 0; i < 50_000; i++)
            many.Append(i == 0 ? "" : ",").Append("{\"payload\":{\"content\":\"").Append('x', 380).Append("\"},\"from\":{\"name\":\"Ann\"}}");
        var id = await SubmitAsync(server, many.Append("]}").ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/process/text") { Content = Json(new string(' ', (64 * 1024 * 1024) + 1)) };
        // Or the client writes into a connection that the server, having said no, has closed.
        request.Headers.ExpectContinue = true;
        using var tooMuch = await server.Client.Http.SendAsync(request);

        Assert.Equal(50_000, (await server.Client.MessagesAsync(id)).Count);
        Assert.Equal(413, (int)tooMuch.StatusCode);
        Assert.NotEmpty((string)JsonNode.Parse(await tooMuch.Content.ReadAsStringAsync())!["message"]!);
    }

    private static (string, string) Provenance(JsonNode conversation) =>
        ((string)conversation["provenance"]!["words"]!, (string)conversation["provenance"]!["speakers"]!);

    private static string Timed(string start, string content) =>
        $$$"""{"messages":[{"payload":{"content":"{{{content}}}"},"from":{"name":"Ann"},"duration":{"startTime":"{{{start}}}"}}]}""";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static Task<Answer> PostAsync(TestServer server, string body, string query = "") =>
        server.Client.SendAsync(HttpMethod.Post, "/v1/process/text" + query, Json(body));

    private static async Task<string> SubmitAsync(TestServer server, string body)
    {
        var (conversation, job) = await server.Client.AcceptedAsync(PostAsync(server, body));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        return conversation;
    }

    private static async Task AppendAsync(TestServer server, string conversation, string body)
    {
        var (same, job) = await server.Client.AcceptedAsync(
            server.Client.SendAsync(HttpMethod.Put, $"/v1/process/text/{conversation}", Json(body)));
        Assert.Equal(conversation, same);
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
    }
}
