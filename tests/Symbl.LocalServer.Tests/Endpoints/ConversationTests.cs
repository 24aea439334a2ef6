using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class ConversationTests
{
    private const string TwoSpeakers = "?enableSpeakerDiarization=true&diarizationSpeakerCount=2";

    [Fact]
    public async Task A_conversation_contains_members_times_and_provenance()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4, TwoSpeakers + "&startTime=2026-05-01T10:00:00Z");
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;

        Assert.Equal(
            (id, "meeting", id, "2026-05-01T10:00:00.000Z", "2026-05-01T10:00:04.000Z"),
            ((string)conversation["id"]!, (string)conversation["type"]!, (string)conversation["name"]!,
                (string)conversation["startTime"]!, (string)conversation["endTime"]!));
        Assert.Equal(["Speaker 1", "Speaker 2"], conversation["members"]!.AsArray().Select(member => (string)member!["name"]!));
        Assert.Equal("{}", conversation["metadata"]!.ToJsonString());
        Assert.Equal("made from the length", (string)conversation["provenance"]!["words"]!);
        Assert.Equal("in turn", (string)conversation["provenance"]!["speakers"]!);
        Assert.StartsWith("rules over English words:", (string)conversation["provenance"]!["insights"]!);
        Assert.Equal("A note.", (string)Assert.Single(conversation["provenance"]!["notes"]!.AsArray())!);
    }

    [Fact]
    public async Task The_list_pages_and_sorts_within_its_window()
    {
        await using var server = await TestServer.StartAsync();
        var now = DateTimeOffset.UtcNow;
        var ids = new List<string>();
        foreach (var days in new[] { 10, 3, 2, 1 })
            ids.Add(await server.Client.SubmitAndWaitAsync(1, $"?name=N{days}&startTime={now.AddDays(-days):yyyy-MM-ddTHH:mm:ss}Z"));

        async Task<string[]> ListAsync(string query)
        {
            var answer = await server.Client.GetAsync("/v1/conversations" + query);
            return [.. answer.Json["conversations"]!.AsArray().Select(item => (string)item!["id"]!)];
        }

        Assert.Equal(ids[1..], await ListAsync(""));
        Assert.Equal(ids, await ListAsync($"?startTime={now.AddDays(-11):yyyy-MM-dd}"));
        Assert.Equal([ids[3], ids[2]], await ListAsync("?order=desc&limit=2"));
        Assert.Equal([ids[1]], await ListAsync("?order=desc&limit=2&offset=2"));
        Assert.Equal([ids[0]], await ListAsync($"?endTime={now.AddDays(-9):yyyy-MM-ddTHH:mm:ss}Z"));
        Assert.Equal([ids[3], ids[2], ids[1]], await ListAsync("?sort=conversation.name"));
        Assert.Empty(await ListAsync("?limit=0"));
    }

    [Theory]
    [InlineData("limit=65537", "\"limit\" must be less than or equal to 65536")]
    [InlineData("limit=-1", "\"limit\" must be greater than or equal to 0")]
    [InlineData("offset=x", "\"offset\" must be a number")]
    [InlineData("order=up", "\"order\" must be one of [asc, desc]")]
    [InlineData("startTime=2026-01-02&endTime=2026-01-01", "\"startTime\" must be before endTime")]
    [InlineData("startTime=2999-01-01&endTime=2999-01-02", "\"startTime\" must be in the past")]
    [InlineData("filter=conversation.name%3D%3Dx,conversation.name%3D%3Dy", "\"filter\" must not use OR")]
    [InlineData(
        "sort=name",
        "\"sort\" must be one of [conversation.startTime, conversation.endTime, conversation.name, conversation.type, conversation.id]")]
    public async Task An_invalid_request_for_the_list_is_rejected(string query, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.GetAsync("/v1/conversations?" + query);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_filter_applies_to_all_conversations_unless_the_request_has_a_window()
    {
        await using var server = await TestServer.StartAsync(options => options with { Testing = true });
        var created = await server.Client.PostJsonAsync(
            "/local/testing/conversations", new { conversations = 25, messages = 1, startTime = "2026-01-10T12:00:00Z", name = "Call" });
        var ids = created.Json["conversationIds"]!.AsArray().Select(id => (string)id!).ToList();

        async Task<string[]> ListAsync(string filter, string more = "")
        {
            var answer = await server.Client.GetAsync($"/v1/conversations?filter={Uri.EscapeDataString(filter)}{more}");
            Assert.True(answer.Status == 200, answer.Text);
            return [.. answer.Json["conversations"]!.AsArray().Select(item => (string)item!["id"]!)];
        }

        Assert.Equal(25, ids.Distinct().Count());
        Assert.Empty((await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
        Assert.Equal([ids[21], ids[11], ids[1]], await ListAsync("conversation.metadata.agentId==agent-2"));
        Assert.Equal([ids[11]], await ListAsync("conversation.metadata.agentId==agent-2", "&limit=1&offset=1"));
        Assert.Equal([ids[1], ids[11]], await ListAsync("conversation.metadata.agentId==agent-2", "&order=desc&limit=2"));
        Assert.Equal([ids[1]], await ListAsync("conversation.metadata.agentId==agent-2", "&startTime=2026-01-10T11:50:00Z"));
        Assert.Equal([ids[21]], await ListAsync("conversation.metadata.agentId==agent-2", "&endTime=2026-01-10T11:45:00Z"));
        Assert.Equal([ids[2]], await ListAsync("conversation.name=='Call 3'"));
        Assert.Equal(
            [ids[0], ids[1], ids[9]], await ListAsync("conversation.name=in=('Call 1','Call 2','Call 10')", "&sort=conversation.type,conversation.id"));
    }

    [Fact]
    public async Task The_conversations_of_a_group_match_its_criteria()
    {
        await using var server = await TestServer.StartAsync(options => options with { Testing = true });
        var created = await server.Client.PostJsonAsync("/local/testing/conversations", new { conversations = 12, messages = 1 });
        var ids = created.Json["conversationIds"]!.AsArray().Select(id => (string)id!).ToList();
        var group = await server.Client.PostJsonAsync(
            "/v1/manage/group", new { name = "Calls of agent 1", criteria = "conversation.metadata.agentId==agent-1" });
        var path = $"/v1/groups/{group.Json["group"]!["id"]}/conversations";

        async Task<string[]> ListAsync(string query = "") =>
            [.. (await server.Client.GetAsync(path + query)).Json["conversations"]!.AsArray().Select(item => (string)item!["id"]!)];

        Assert.Equal([ids[10], ids[0]], await ListAsync());
        Assert.Equal([ids[0]], await ListAsync("?order=desc&limit=1"));
        Assert.Equal([ids[10]], await ListAsync("?filter=conversation.metadata.number%3Dgt%3D5"));
        Assert.Empty(await ListAsync("?endTime=2026-01-01"));
        var unknown = await server.Client.GetAsync("/v1/groups/4500000000000001/conversations");
        Assert.Equal((404, "The groupId is either invalid or does not exist."), (unknown.Status, unknown.Message));
    }

    [Fact]
    public async Task Metadata_are_replaced_as_a_whole()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        await server.Client.PutJsonAsync($"/v1/conversations/{id}", new { metadata = new { a = "1", b = "2" } });
        var answer = await server.Client.PutJsonAsync($"/v1/conversations/{id}", new { metadata = new { c = "ünï" } });

        Assert.Equal($$$"""{"id":"{{{id}}}","metadata":{"c":"ünï"}}""", answer.Text);
        Assert.Equal("""{"c":"ünï"}""", (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["metadata"]!.ToJsonString(Relaxed));
    }

    [Theory]
    [InlineData("{}", "\"metadata\" is required")]
    [InlineData("""{"metadata":[]}""", "\"metadata\" must be of type object")]
    [InlineData("""{"metadata":{"a":1}}""", "\"metadata.a\" must be a string")]
    public async Task Wrong_metadata_are_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var answer = await server.Client.SendAsync(HttpMethod.Put, $"/v1/conversations/{id}", new StringContent(body));
        var tooLong = await server.Client.PutJsonAsync($"/v1/conversations/{id}", new { metadata = new { a = new string('x', 129) } });

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Equal((400, "\"metadata.a\" length must be less than or equal to 128 characters long"), (tooLong.Status, tooLong.Message));
    }

    [Fact]
    public async Task Deleting_a_conversation_deletes_its_content_and_jobs()
    {
        await using var server = await TestServer.StartAsync();
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(2)));
        await server.Client.WaitAsync(job);
        var other = await server.Client.SubmitAndWaitAsync(2);
        var answer = await server.Client.DeleteAsync($"/v1/conversations/{id}");

        Assert.Equal((200, """{"message":"successfully deleted the conversation"}"""), (answer.Status, answer.Text));
        foreach (var path in new[] { "", "/messages", "/members", "/analytics" })
        {
            var gone = await server.Client.GetAsync($"/v1/conversations/{id}{path}");
            Assert.Equal((404, "The conversationId is either invalid or does not exist."), (gone.Status, gone.Message));
        }

        Assert.Equal(404, (await server.Client.GetAsync($"/v1/job/{job}")).Status);
        Assert.Equal(404, (await server.Client.DeleteAsync($"/v1/conversations/{id}")).Status);
        Assert.Equal(2, (await server.Client.MessagesAsync(other)).Count);
    }

    [Fact]
    public async Task Deleting_a_conversation_cancels_its_jobs()
    {
        using var gate = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(
            options => options with { Workers = 1, MaxJobs = 3 }, new FixedTurnsProcessor { Gate = gate });
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(1)));
        var (_, other) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        await server.Client.WaitAsync(job, "in_progress");

        await server.Client.DeleteAsync($"/v1/conversations/{id}");
        // The one worker is free for the other conversation, which alone needs the gate.
        await server.Client.WaitAsync(other, "in_progress");
        gate.Release();
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(other))["status"]!);
        Assert.Equal(2, server.Processor.Inputs.Count);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task An_append_follows_the_earlier_recording_with_its_own_speakers()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2.5, TwoSpeakers + "&startTime=2026-05-01T10:00:00Z");
        var (same, job) = await server.Client.AcceptedAsync(
            server.Client.AppendAsync(id, ApiClient.Recording(2), TwoSpeakers + "&name=Longer"));
        await server.Client.WaitAsync(job);
        var conversation = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json;
        var messages = await server.Client.MessagesAsync(id);

        Assert.Equal(id, same);
        Assert.Equal(("Longer", "2026-05-01T10:00:04.500Z"), ((string)conversation["name"]!, (string)conversation["endTime"]!));
        Assert.Equal(
            ["Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"],
            conversation["members"]!.AsArray().Select(member => (string)member!["name"]!));
        Assert.Equal([0, 1, 2.5, 3.5], messages.Select(message => (double)message!["timeOffset"]!));
        Assert.Equal("2026-05-01T10:00:02.500Z", (string)messages[2]!["startTime"]!);
        Assert.Equal(4, messages.Select(message => (string)message!["from"]!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task An_append_joins_speakers_by_email()
    {
        await using var server = await TestServer.StartAsync();
        string Channels(string email)
        {
            var ann = $$$"""{"channel":1,"speaker":{"name":"Ann","email":"{{{email}}}"}}""";
            var bob = """{"channel":2,"speaker":{"name":"Bob"}}""";
            return "?enableSeparateRecognitionPerChannel=true&channelMetadata=" + Uri.EscapeDataString($"[{ann},{bob}]");
        }

        var id = await server.Client.SubmitAndWaitAsync(2, Channels("ann@x.test"));
        var (_, job) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(2), Channels("ANN@x.test")));
        await server.Client.WaitAsync(job);

        Assert.Equal(["Ann", "Bob", "Bob"], (await server.Client.MembersAsync(id)).Select(member => (string)member!["name"]!));
    }

    [Fact]
    public async Task Appends_are_processed_in_order_even_by_many_workers()
    {
        using var gate = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(
            options => options with { Workers = 4 }, new FixedTurnsProcessor { Gate = gate });
        var (id, first) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1), "?name=0"));
        var jobs = new List<string> { first };
        for (var i = 1; i < 5; i++)
            jobs.Add((await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(1 + i), $"?name={i}"))).Job);
        gate.Release(5);
        await server.Client.WaitAsync(jobs[^1]);

        Assert.Equal(["0", "1", "2", "3", "4"], server.Processor.Inputs.Select(input => input.Name));
        Assert.Equal(1, server.Processor.MostAtOnce);
        Assert.Equal(15, (await server.Client.MessagesAsync(id)).Count);
    }

    [Fact]
    public async Task Unknown_paths_and_wrong_verbs_are_answered_in_json()
    {
        await using var server = await TestServer.StartAsync();
        var unknown = await server.Client.GetAsync("/v2/nothing");
        var later = await server.Client.PostJsonAsync("/v1/endpoint:connect", new { operation = "start" });
        var verb = await server.Client.SendAsync(HttpMethod.Patch, "/v1/conversations", JsonContent.Create(new JsonObject()));

        Assert.Equal((404, "There is nothing at /v2/nothing."), (unknown.Status, unknown.Message));
        Assert.Equal(404, later.Status);
        Assert.Equal((405, "GET"), (verb.Status, verb.Allow));
        Assert.NotEmpty(verb.Message);
        Assert.All([unknown, later, verb], answer => Assert.Equal("application/json; charset=utf-8", answer.ContentType));
    }

    [Fact]
    public async Task The_server_describes_itself_and_its_differences()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxJobs = 7 });
        var info = (await server.Client.GetAsync("/local/info")).Json;

        Assert.Equal(server.Ready.Version, (string)info["version"]!);
        Assert.Equal(7, (int)info["limits"]!["maxConcurrentJobs"]!);
        Assert.False((bool)info["testing"]!);
        Assert.Contains(info["deviations"]!.AsArray(), text => ((string)text!).Contains("Telephony", StringComparison.Ordinal));
        Assert.Equal(404, (await server.Client.GetAsync("/local/faults")).Status);
        Assert.Equal(404, (await server.Client.PostJsonAsync("/local/testing/conversations", new { })).Status);
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
