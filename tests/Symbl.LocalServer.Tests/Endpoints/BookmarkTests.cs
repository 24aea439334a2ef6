using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>The test recording has a message of 0.8 s in every second.</summary>
public sealed class BookmarkTests
{
    private const string UnknownBookmark = "The bookmarkId is either invalid or does not exist.";

    private const string NothingGiven =
        "Either create/update bookmark using 'beginTimeOffset + duration' or 'messageRefs'. None of them provided";

    private static readonly object Ann = new { name = "Ann", userId = "ann-1", email = "ann@x.test" };

    [Fact]
    public async Task A_bookmark_of_a_segment_contains_its_messages()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(6);
        var messages = await server.Client.MessagesAsync(id);
        var made = await CreateAsync(server, id, new { label = "Start", description = "ü", user = Ann, beginTimeOffset = 1.5, duration = 2 });
        var read = await server.Client.GetAsync($"/v1/conversations/{id}/bookmarks/{made.Json["id"]}");

        Assert.Equal((201, 200), (made.Status, read.Status));
        Assert.Equal(made.Text, read.Text);
        Assert.Equal(
            ("Start", "ü", "ann-1", 1.5, 2d),
            ((string)made.Json["label"]!, (string)made.Json["description"]!, (string)made.Json["user"]!["userId"]!,
                (double)made.Json["beginTimeOffset"]!, (double)made.Json["duration"]!));
        Assert.Equal(Ids(messages, 1, 2, 3), Refs(made.Json));
        var first = made.Json["messageRefs"]![0]!;
        Assert.Equal(
            ((string)messages[1]!["text"]!, (string)messages[1]!["startTime"]!, (string)messages[1]!["endTime"]!),
            ((string)first["text"]!, (string)first["startTime"]!, (string)first["endTime"]!));
    }

    [Fact]
    public async Task A_bookmark_of_messages_contains_them_in_order()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4);
        var messages = await server.Client.MessagesAsync(id);
        var made = await CreateAsync(server, id, Of(messages, 2, 1));

        Assert.Equal(201, made.Status);
        Assert.Equal(Ids(messages, 1, 2), Refs(made.Json));
        Assert.Null(made.Json["beginTimeOffset"]);
        Assert.Null(made.Json["description"]);
    }

    [Fact]
    public async Task Bookmarks_are_listed_replaced_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4);
        var path = $"/v1/conversations/{id}/bookmarks";
        Assert.Equal("""{"bookmarks":[]}""", (await server.Client.GetAsync(path)).Text);
        var bulk = await server.Client.PostJsonAsync(
            path + "/bulk",
            new object[]
            {
                new { label = "One", description = "first", user = Ann, beginTimeOffset = 0, duration = 1 },
                new { label = "Two", user = Ann, beginTimeOffset = 1, duration = 1 },
            });
        var ids = bulk.Json["bookmarks"]!.AsArray().Select(item => (string)item!["id"]!).ToList();
        var put = await server.Client.PutJsonAsync($"{path}/{ids[0]}", Of(await server.Client.MessagesAsync(id), 3));
        var deleted = await server.Client.DeleteAsync($"{path}/{ids[1]}");
        var left = (await server.Client.GetAsync(path)).Json["bookmarks"]!.AsArray();

        Assert.Equal((201, 200, 200), (bulk.Status, put.Status, deleted.Status));
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(put.Text, Assert.Single(left)!.ToJsonString());
        Assert.Equal(ids[0], (string)put.Json["id"]!);
        // What a replacement leaves out is cleared.
        Assert.All(new[] { "description", "beginTimeOffset", "duration" }, name => Assert.Null(put.Json[name]));
        foreach (var gone in new[]
        {
            await server.Client.GetAsync($"{path}/{ids[1]}"), await server.Client.DeleteAsync($"{path}/{ids[1]}"),
            await server.Client.PutJsonAsync($"{path}/{ids[1]}", Of(await server.Client.MessagesAsync(id), 3)),
            await server.Client.GetAsync($"{path}/x"),
        })
            Assert.Equal((404, UnknownBookmark), (gone.Status, gone.Message));
    }

    [Fact]
    public async Task Bookmarks_belong_to_one_conversation_and_are_deleted_with_it()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(2);
        var other = await server.Client.SubmitAndWaitAsync(2);
        var made = await CreateAsync(server, id, Of(await server.Client.MessagesAsync(id), 0));
        var bookmark = (string)made.Json["id"]!;

        Assert.Equal(404, (await server.Client.GetAsync($"/v1/conversations/{other}/bookmarks/{bookmark}")).Status);
        Assert.Equal(404, (await server.Client.DeleteAsync($"/v1/conversations/{other}/bookmarks/{bookmark}")).Status);
        var foreign = await CreateAsync(server, other, Of(await server.Client.MessagesAsync(id), 0));
        Assert.Equal("\"messageRefs[0].id\" is not the id of a message of the conversation", foreign.Message);
        await server.Client.DeleteAsync($"/v1/conversations/{id}");
        var gone = await server.Client.GetAsync($"/v1/conversations/{id}/bookmarks/{bookmark}");
        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (gone.Status, gone.Message));
        Assert.Equal(404, (await CreateAsync(server, id, new { label = "x", user = Ann, beginTimeOffset = 0, duration = 1 })).Status);
    }

    [Fact]
    public async Task The_length_can_come_from_the_settings_of_the_account()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4);
        var body = new { label = "x", user = Ann, beginTimeOffset = 1 };
        var without = await CreateAsync(server, id, body);
        await server.Client.SendAsync(HttpMethod.Patch, "/v1/manage/settings", JsonContent.Create(
            new[] { new { op = "add", path = "/intelligence/bookmarks/duration", value = 2 } }));
        var with = await CreateAsync(server, id, body);

        Assert.Equal((400, NothingGiven), (without.Status, without.Message));
        Assert.Equal(2, (double)with.Json["duration"]!);
    }

    [Theory]
    [InlineData("""{"user":{}}""", "\"label\" is required")]
    [InlineData("""{"label":"x"}""", "\"user\" is required")]
    [InlineData("""{"label":"","user":{}}""", "\"label\" is not allowed to be empty")]
    [InlineData("""{"label":"x","description":"","user":{}}""", "\"description\" is not allowed to be empty")]
    [InlineData("""{"label":"x","user":"Ann"}""", "\"user\" must be of type object")]
    [InlineData("""{"label":"x","user":{"name":1}}""", "\"user.name\" must be a string")]
    [InlineData("""{"label":"x","user":{}}""", NothingGiven)]
    [InlineData("""{"label":"x","user":{},"messageRefs":[]}""", NothingGiven)]
    [InlineData("""{"label":"x","user":{},"duration":3}""", NothingGiven)]
    [InlineData("""{"label":"x","user":{},"beginTimeOffset":-1,"duration":3}""", "\"beginTimeOffset\" must be greater than or equal to 0")]
    [InlineData("""{"label":"x","user":{},"beginTimeOffset":"soon","duration":3}""", "\"beginTimeOffset\" must be a number")]
    [InlineData("""{"label":"x","user":{},"messageRefs":[{}]}""", "\"messageRefs[0].id\" is required")]
    [InlineData(
        """{"label":"x","user":{},"messageRefs":[{"id":"1"}]}""", "\"messageRefs[0].id\" is not the id of a message of the conversation")]
    [InlineData(
        """{"label":"x","user":{},"messageRefs":[{"id":"1"}],"duration":3}""",
        "\"messageRefs\" must not be given together with beginTimeOffset and duration")]
    [InlineData("""{"label":"\ud800","user":{},"beginTimeOffset":1,"duration":3}""", "The request body is not valid JSON.")]
    public async Task A_wrong_bookmark_is_refused_with_the_name_of_the_member(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(1);
        var path = $"/v1/conversations/{id}/bookmarks";
        var one = await server.Client.SendAsync(HttpMethod.Post, path, new StringContent(body));
        var many = await server.Client.SendAsync(HttpMethod.Post, path + "/bulk", new StringContent(
            $$"""[{"label":"fine","user":{},"beginTimeOffset":0,"duration":1},{{body}}]"""));

        Assert.Equal((400, message), (one.Status, one.Message));
        Assert.Equal(400, many.Status);
        Assert.Equal(message[0] == '"' ? "\"bookmarks[1]." + message[1..] : message, many.Message);
        Assert.Equal("""{"bookmarks":[]}""", (await server.Client.GetAsync(path)).Text);
    }

    [Fact]
    public async Task Messages_of_a_bookmark_must_follow_one_another()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(4);
        var messages = await server.Client.MessagesAsync(id);

        Assert.Equal(
            "\"messageRefs\" must contain sequential messages of the conversation", (await CreateAsync(server, id, Of(messages, 0, 2))).Message);
        Assert.Equal(
            "\"messageRefs\" must contain sequential messages of the conversation", (await CreateAsync(server, id, Of(messages, 1, 1))).Message);
        var path = $"/v1/conversations/{id}/bookmarks/bulk";
        Assert.Equal("\"bookmarks\" must contain at least 1 items", (await server.Client.PostJsonAsync(path, Array.Empty<int>())).Message);
        Assert.Equal(
            "\"bookmarks\" is required", (await server.Client.SendAsync(HttpMethod.Post, path, JsonContent.Create(new JsonObject()))).Message);
    }

    [Fact]
    public async Task A_summary_contains_sentences_of_the_bookmark_only()
    {
        await using var server = await TestServer.StartAsync(options => options with { Testing = true });
        var created = await server.Client.PostJsonAsync("/local/testing/conversations", new { messages = 40 });
        var id = (string)created.Json["conversationId"]!;
        var path = $"/v1/conversations/{id}";
        Assert.Equal("""{"bookmarksSummary":[]}""", (await server.Client.GetAsync(path + "/bookmarks-summary")).Text);
        var messages = await server.Client.MessagesAsync(id);
        var longer = await CreateAsync(server, id, Of(messages, [.. Enumerable.Range(5, 20)]));
        var shorter = await CreateAsync(server, id, Of(messages, 30));
        var bookmark = (string)longer.Json["id"]!;
        var summary = (await server.Client.GetAsync($"{path}/bookmarks/{bookmark}/summary")).Json["summary"]!.AsArray();
        var all = (await server.Client.GetAsync(path + "/bookmarks-summary")).Json["bookmarksSummary"]!.AsArray();

        Assert.InRange(summary.Count, 1, 12);
        Assert.All(summary, sentence =>
        {
            var message = messages.Single(message => (string)message!["id"]! == (string)sentence!["messageRefs"]![0]!["id"]!)!;
            Assert.Contains((string)message["id"]!, Refs(longer.Json));
            Assert.Contains((string)sentence!["text"]!, (string)message["text"]!);
            Assert.Equal((string)message["startTime"]!, (string)sentence["startTime"]!);
            Assert.Equal(bookmark, (string)sentence["bookmarkReference"]!["id"]!);
        });
        Assert.Equal([bookmark, (string)shorter.Json["id"]!], all.Select(item => (string)item!["bookmarkId"]!));
        Assert.Equal(summary.ToJsonString(), all[0]!["summary"]!.ToJsonString());
        // Of a few words nothing can be left out.
        Assert.Equal((string)messages[30]!["text"]!, (string)Assert.Single(all[1]!["summary"]!.AsArray())!["text"]!);
        var unknown = await server.Client.GetAsync($"{path}/bookmarks/1/summary");
        Assert.Equal((404, UnknownBookmark), (unknown.Status, unknown.Message));
        Assert.Equal(404, (await server.Client.GetAsync("/v1/conversations/4500000000000001/bookmarks-summary")).Status);
    }

    private static Task<Answer> CreateAsync(TestServer server, string conversation, object body) =>
        server.Client.PostJsonAsync($"/v1/conversations/{conversation}/bookmarks", body);

    private static object Of(JsonArray messages, params int[] places) => new
    {
        label = "Messages",
        user = Ann,
        messageRefs = Ids(messages, places).Select(id => new { id }).ToArray(),
    };

    private static IEnumerable<string> Ids(JsonArray messages, params int[] places) => places.Select(place => (string)messages[place]!["id"]!);

    private static IEnumerable<string> Refs(JsonNode bookmark) =>
        bookmark["messageRefs"]!.AsArray().Select(message => (string)message!["id"]!);
}
