using System.Text.Json;
using SymblPS.Client.Bookmarks;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Bookmarks;

/// <summary>Bookmarks: requests, preserved properties, and unusual responses.</summary>
public sealed class BookmarkTests
{
    private const string Known = """
        {"id":"5","label":"Old","description":"About it","user":{"name":"Ann","userId":"ann@x.test","team":"red"},
         "beginTimeOffset":12.50,"duration":30,"createdOn":"2024-05-06T07:00:00.123Z","tags":[{"x":1.0}],"messageRefs":null}
        """;

    private const string Marked = """
        {"id":"6","label":"Said","description":"","user":{},"messageRefs":[{"id":4856947480297472,"text":"Hello.","startTime":"2024-05-06T07:00:00Z"}]}
        """;

    [Theory]
    [InlineData($"{{\"bookmarks\":[{Known},{Marked}]}}")]
    [InlineData($"[{Known},{Marked}]")]
    public async Task Segment_and_message_bookmarks_are_listed(string json)
    {
        await using var server = Answers.By(("GET /bookmarks", json));
        using var client = Clients.For(server);
        var bookmarks = await client.Bookmarks.ListAsync("c", default).ToListAsync();
        Assert.Equal(("5", "Old", "About it", "Ann"),
            (bookmarks[0].BookmarkId, bookmarks[0].Label, bookmarks[0].Description, bookmarks[0].User!.Name));
        Assert.Equal((TimeSpan.FromSeconds(12.5), TimeSpan.FromSeconds(30)), (bookmarks[0].Offset, bookmarks[0].Duration));
        Assert.Equal("\"2024-05-06T07:00:00.123Z\"", bookmarks[0].AdditionalProperties!["createdOn"]);
        Assert.Null(bookmarks[1].User);
        Assert.Null(bookmarks[1].Description);
        Assert.Null(bookmarks[1].Offset);
        Assert.Equal(["4856947480297472"], bookmarks[1].MessageIds);
        Assert.Equal("Hello.", bookmarks[1].Messages[0].Text);
    }

    [Theory]
    [InlineData(Known)]
    [InlineData($"{{\"bookmarks\":[{Known}]}}")]
    public async Task A_single_bookmark_in_a_list_is_read(string json)
    {
        await using var server = Answers.By(("GET /bookmarks/5", json));
        using var client = Clients.For(server);
        Assert.Equal(("5", "Old"), await client.Bookmarks.GetAsync("c", "5", default) is var b ? (b.BookmarkId, b.Label) : default);
    }

    [Fact]
    public async Task A_new_bookmark_sends_only_the_specified_members()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(Known, 201);
        });
        using var client = Clients.For(server);
        var user = new SymblPerson("Ann", email: "ann@x.test");
        await client.Bookmarks.CreateAsync("c", new BookmarkDraft { Label = "a \"b\" é", User = user, MessageIds = ["1", "2"] }, default);
        await client.Bookmarks.CreateAsync("c", new BookmarkDraft { Label = "x", Description = "", Offset = TimeSpan.FromMilliseconds(1250) }, default);
        var sent = new BookmarkDraft { Label = "x", Description = "d", Offset = TimeSpan.Zero, Duration = TimeSpan.FromSeconds(30) };
        await client.Bookmarks.CreateAsync("c", sent, default);
        Assert.Equal(
            [
                """{"label":"a \"b\" é","user":{"name":"Ann","email":"ann@x.test"},"messageRefs":[{"id":"1"},{"id":"2"}]}""",
                """{"label":"x","user":{},"beginTimeOffset":1.25}""",
                """{"label":"x","description":"d","user":{},"beginTimeOffset":0,"duration":30}""",
            ],
            server.Requests.Select(request => request.BodyText));
        Assert.All(server.Requests, request => Assert.Equal("application/json", request.Header("Content-Type")));
    }

    [Theory]
    [InlineData("""{"bookmarks":[{"id":"1","label":"a"},{"id":"2","label":"b"}]}""")]
    [InlineData("""[{"id":1,"label":"a"},{"id":2,"label":"b"}]""")]
    public async Task Several_new_bookmarks_are_one_request(string answer)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(answer, 201);
        });
        using var client = Clients.For(server);
        var drafts = new[] { "a", "b" }.Select(label => new BookmarkDraft { Label = label, MessageIds = [label] }).ToList();
        Assert.Equal(["1", "2"], (await client.Bookmarks.CreateManyAsync("c", drafts, default)).Select(bookmark => bookmark.BookmarkId));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/v1/conversations/c/bookmarks/bulk"), (request.Method, request.Path));
        Assert.Equal(
            """[{"label":"a","user":{},"messageRefs":[{"id":"a"}]},{"label":"b","user":{},"messageRefs":[{"id":"b"}]}]""", request.BodyText);
    }

    [Fact]
    public async Task A_failed_creation_is_not_repeated()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"busy"}""", 503));
        using var client = Clients.For(server);
        var draft = new BookmarkDraft { Label = "x", MessageIds = ["1"] };
        await Assert.ThrowsAsync<SymblServiceException>(() => client.Bookmarks.CreateAsync("c", draft, default));
        await Assert.ThrowsAsync<SymblServiceException>(() => client.Bookmarks.CreateManyAsync("c", [draft, draft], default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_sends_known_and_unknown_properties_back()
    {
        var sent = await ChangeAsync(Known, new BookmarkChange { Label = "New" });
        Assert.Equal("New", sent.GetProperty("label").GetString());
        Assert.Equal("About it", sent.GetProperty("description").GetString());
        Assert.Equal("""{"name":"Ann","userId":"ann@x.test","team":"red"}""", sent.GetProperty("user").GetRawText());
        Assert.Equal(("12.50", "30"), (sent.GetProperty("beginTimeOffset").GetRawText(), sent.GetProperty("duration").GetRawText()));
        Assert.Equal("2024-05-06T07:00:00.123Z", sent.GetProperty("createdOn").GetString());
        Assert.Equal("""[{"x":1.0}]""", sent.GetProperty("tags").GetRawText());
        Assert.False(sent.TryGetProperty("id", out _));
        Assert.False(sent.TryGetProperty("messageRefs", out _));
    }

    [Fact]
    public async Task A_change_to_a_segment_removes_the_messages_and_vice_versa()
    {
        var messages = await ChangeAsync(Known, new BookmarkChange { MessageIds = ["9"] });
        Assert.Equal("""[{"id":"9"}]""", messages.GetProperty("messageRefs").GetRawText());
        Assert.False(messages.TryGetProperty("beginTimeOffset", out _));
        Assert.False(messages.TryGetProperty("duration", out _));
        var time = await ChangeAsync(Marked, new BookmarkChange { Offset = TimeSpan.FromSeconds(5) });
        Assert.Equal("5", time.GetProperty("beginTimeOffset").GetRawText());
        Assert.False(time.TryGetProperty("messageRefs", out _));
        var longer = await ChangeAsync(Known, new BookmarkChange { Duration = TimeSpan.FromSeconds(45) });
        Assert.Equal(("12.50", "45"), (longer.GetProperty("beginTimeOffset").GetRawText(), longer.GetProperty("duration").GetRawText()));
    }

    [Fact]
    public async Task A_segment_with_its_messages_is_sent_back_as_a_segment()
    {
        const string both = """{"id":"5","label":"Old","user":{},"beginTimeOffset":0,"duration":30,"messageRefs":[{"id":"1"},{"id":"2"}]}""";
        var sent = await ChangeAsync(both, new BookmarkChange { Label = "New", Duration = TimeSpan.FromSeconds(45) });
        Assert.Equal("""{"label":"New","user":{},"beginTimeOffset":0,"duration":45}""", sent.GetRawText());
        var messages = await ChangeAsync(both, new BookmarkChange { MessageIds = ["2"] });
        Assert.Equal("""{"label":"Old","user":{},"messageRefs":[{"id":"2"}]}""", messages.GetRawText());
    }

    [Fact]
    public async Task Messages_are_sent_back_by_ID_and_an_empty_description_is_omitted()
    {
        var sent = await ChangeAsync(Marked, new BookmarkChange { Label = "New" });
        Assert.Equal("""{"label":"New","user":{},"messageRefs":[{"id":"4856947480297472"}]}""", sent.GetRawText());
        var cleared = await ChangeAsync(Known, new BookmarkChange { Description = "" });
        Assert.False(cleared.TryGetProperty("description", out _));
        var user = await ChangeAsync(Known, new BookmarkChange { User = new SymblPerson("Bob", userId: "b") });
        Assert.Equal("""{"name":"Bob","userId":"b"}""", user.GetProperty("user").GetRawText());
    }

    [Fact]
    public async Task An_invalid_change_is_not_sent()
    {
        await using var server = Answers.By(("GET /bookmarks/6", Marked));
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.Bookmarks.UpdateAsync("c", "6", new BookmarkChange { Duration = TimeSpan.FromSeconds(1) }, default));
        Assert.Equal("GET", Assert.Single(server.Requests).Method);
        var both = new BookmarkChange { MessageIds = ["1"], Offset = TimeSpan.Zero };
        await Assert.ThrowsAsync<ArgumentException>(() => client.Bookmarks.UpdateAsync("c", "6", both, default));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, """{"id":"5","label":"New"}""")]
    [InlineData(202, """{"bookmarks":[{"id":"5","label":"New"}]}""")]
    public async Task A_response_without_a_body_confirms_a_change_and_a_removal(int status, string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.Method == "GET"
            ? exchange.JsonAsync(Known)
            : exchange.ReplyAsync(status, body.Length == 0 ? null : "application/json", System.Text.Encoding.UTF8.GetBytes(body)));
        using var client = Clients.For(server);
        var changed = await client.Bookmarks.UpdateAsync("c", "5", new BookmarkChange { Label = "New" }, default);
        Assert.Equal(("5", "New", "c"), (changed.BookmarkId, changed.Label, changed.ConversationId));
        await client.Bookmarks.RemoveAsync("c", "5", default);
        Assert.Equal(1, server.Count("DELETE", "/v1/conversations/c/bookmarks/5"));
    }

    [Fact]
    public async Task A_refusal_contains_the_message_of_the_service()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.JsonAsync("""{"message":"\"description\" is not allowed to be empty"}""", 400));
        using var client = Clients.For(server);
        var draft = new BookmarkDraft { Label = "x", MessageIds = ["1"] };
        var error = await Assert.ThrowsAsync<SymblServiceException>(() => client.Bookmarks.CreateAsync("c", draft, default));
        Assert.Equal("\"description\" is not allowed to be empty", error.ServiceMessage);
    }

    [Theory]
    [InlineData("""{"summary":{"id":1,"text":"Short.","messageRefs":[{"id":"2"}]}}""")]
    [InlineData("""{"summary":[{"id":1,"text":"Short.","messageRefs":[{"id":"2"}]}]}""")]
    public async Task A_bookmark_summary_is_read_from_an_object_or_a_list(string json)
    {
        await using var server = Answers.By(("GET /bookmarks/5/summary", json));
        using var client = Clients.For(server);
        var summary = await client.Bookmarks.GetSummaryAsync("c", "5", default);
        Assert.Equal(("5", "c", "Short.", "2"), (summary.BookmarkId, summary.ConversationId, summary.Text, summary.MessageIds.ToString()));
    }

    [Fact]
    public async Task Mixed_shapes_of_bookmark_summaries_are_read()
    {
        await using var server = Answers.By(("GET /bookmarks-summary", """
            {"bookmarksSummary":[{"bookmarkId":5,"summary":{"text":"One."}},{"bookmarkId":"6","summary":[{"text":"Two."},{"text":"Three."}],"x":1},
             {"summary":[{"text":"Four.","bookmarkReference":{"id":"7"}}]},{"bookmarkId":"8","summary":{}}],"more":true}
            """));
        using var client = Clients.For(server);
        var summaries = await client.Bookmarks.GetSummariesAsync("c", default).ToListAsync();
        Assert.Equal(["5", "6", "7", "8"], summaries.Select(summary => summary.BookmarkId));
        Assert.Equal(["One.", "Two.\nThree.", "Four.", ""], summaries.Select(summary => summary.Text));
        Assert.Equal("1", summaries[1].AdditionalProperties!["x"]);
    }

    private static async Task<JsonElement> ChangeAsync(string known, BookmarkChange change)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(known);
        });
        using var client = Clients.For(server);
        await client.Bookmarks.UpdateAsync("c", "5", change, default);
        Assert.Equal(["GET", "PUT"], server.Requests.Select(request => request.Method));
        return JsonSerializer.Deserialize<JsonElement>(server.Requests.Last().Body);
    }
}
