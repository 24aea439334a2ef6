using System.Globalization;
using System.Text;
using SymblPS.Client.Conversations;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Conversations;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_list_reads_growing_pages_from_the_earliest_start()
    {
        await using var server = Pages(total: 777);
        using var client = Clients.For(server);
        var all = await client.Conversations.ListAsync(new(), CancellationToken.None).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 777).Select(Id), all.Select(conversation => conversation.ConversationId));
        Assert.Equal(
            ["limit=20", "limit=40&offset=20", "limit=80&offset=60", "limit=160&offset=140", "limit=200&offset=300",
                "limit=200&offset=500", "limit=200&offset=700"],
            server.Requests.Select(request => request.Query.Replace("&startTime=1970-01-01T00%3A00%3A00.000Z", string.Empty,
                StringComparison.Ordinal)));
        Assert.All(server.Requests, request => Assert.Contains("startTime=1970-01-01T00%3A00%3A00.000Z", request.Query,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(61, 3)]
    public async Task A_page_is_requested_only_if_the_consumer_continues(int wanted, int requests)
    {
        await using var server = Pages(total: 10_000);
        using var client = Clients.For(server);
        var seen = 0;
        await foreach (var _ in client.Conversations.ListAsync(new(), CancellationToken.None))
        {
            if (++seen == wanted) break;
        }

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task First_and_skip_are_sent_to_the_service()
    {
        await using var server = Pages(total: 10_000);
        using var client = Clients.For(server);
        var some = await client.Conversations.ListAsync(new() { Skip = 5, First = 25 }, CancellationToken.None).ToListAsync();
        Assert.Equal(Enumerable.Range(5, 25).Select(Id), some.Select(conversation => conversation.ConversationId));
        Assert.Equal(["limit=20&offset=5", "limit=5&offset=25"], server.Requests.Select(request => request.Query.Split("&startTime")[0]));
        server.Requests.Clear();
        Assert.Empty(await client.Conversations.ListAsync(new() { First = 0 }, CancellationToken.None).ToListAsync());
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_full_last_page_causes_one_more_request()
    {
        await using var server = Pages(total: 20);
        using var client = Clients.For(server);
        Assert.Equal(20, (await client.Conversations.ListAsync(new(), CancellationToken.None).ToListAsync()).Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_conversation_created_meanwhile_causes_no_duplicate()
    {
        var requests = 0;
        await using var server = new LoopbackServer(exchange =>
        {
            // The latest conversation comes first. Three new ones after the first page shift the list by three.
            var shift = requests++ == 0 ? 0 : 3;
            return PageAsync(exchange, 60, offset => offset - shift);
        });
        using var client = Clients.For(server);
        var ids = (await client.Conversations.ListAsync(new() { Descending = true },
            CancellationToken.None).ToListAsync()).ConvertAll(item => item.ConversationId);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task The_query_contains_the_requested_filter_and_order()
    {
        await using var server = Pages(total: 0);
        using var client = Clients.For(server);
        var query = new ConversationQuery
        {
            After = new DateTimeOffset(2024, 5, 6, 1, 0, 0, TimeSpan.FromHours(2)),
            Before = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
            Descending = true,
            Filter = "metadata.team==red",
        };
        await client.Conversations.ListAsync(query, CancellationToken.None).ToListAsync();
        await client.Conversations.ListAsync(new() { Filter = "a==b" }, CancellationToken.None).ToListAsync();
        Assert.Equal(
            ["limit=20&order=desc&startTime=2024-05-05T23%3A00%3A00.000Z&endTime=2024-06-01T00%3A00%3A00.000Z&filter=metadata.team%3D%3Dred", "limit=20&filter=a%3D%3Db"],
            server.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task The_query_for_messages_follows_the_contract()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"messages":[]}"""));
        using var client = Clients.For(server);
        await client.Conversations.GetMessagesAsync("1", new(), CancellationToken.None).ToListAsync();
        var query = new MessageQuery { Words = true, Sentiment = true, Redact = true, ExcludeEntities = ["PERSON_NAME"] };
        await client.Conversations.GetMessagesAsync("1", query, CancellationToken.None).ToListAsync();
        Assert.Equal(
            ["/v1/conversations/1/messages", "/v1/conversations/1/messages?verbose=true&sentiment=true&redact=true&exclude=%5B%22PERSON_NAME%22%5D"],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Replaced_metadata_is_returned()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("""{"id":"1","metadata":{"team":"red"}}""");
        });
        using var client = Clients.For(server);
        var kept = await client.Conversations.SetMetadataAsync("1", new Dictionary<string, string> { ["team"] = "red" },
            CancellationToken.None);
        var request = Assert.Single(server.Requests);
        Assert.Equal(("PUT", "/v1/conversations/1", """{"metadata":{"team":"red"}}"""), (request.Method, request.Target, request.BodyText));
        Assert.Equal("red", kept["team"]);
    }

    [Theory]
    [InlineData(200, """{"message":"successfully deleted the conversation"}""", "successfully deleted the conversation")]
    [InlineData(200, "", null)]
    [InlineData(204, "", null)]
    public async Task A_removal_accepts_any_success_status(int status, string body, string? words)
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.ReplyAsync(status, "application/json", Encoding.UTF8.GetBytes(body)));
        using var client = Clients.For(server);
        Assert.Equal(words, await client.Conversations.RemoveAsync("1", CancellationToken.None));
        Assert.Equal("DELETE", Assert.Single(server.Requests).Method);
    }

    [Theory]
    [InlineData("ann@x.test", """{"id":"m1","name":"Ann","email":"ann@x.test"}""")]
    [InlineData(null, """{"id":"m1","name":"Ann"}""")]
    [InlineData("", """{"id":"m1","name":"Ann","email":""}""")]
    public async Task A_renamed_member_has_the_same_ID_in_path_and_body(string? email, string body)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync("""{"message":"updated"}""");
        });
        using var client = Clients.For(server);
        Assert.Equal("updated", await client.Members.UpdateAsync("1", "m1", "Ann", email, CancellationToken.None));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("PUT", "/v1/conversations/1/members/m1", body), (request.Method, request.Target, request.BodyText));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Members.UpdateAsync("1", "m1", " ", null, CancellationToken.None));
    }

    [Fact]
    public async Task A_truncated_response_fails_after_the_complete_messages()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"messages":[{"id":"1"},{"id":"2"},{"id":"""));
        using var client = Clients.For(server);
        var ids = new List<string>();
        var e = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(async () =>
        {
            await foreach (var message in client.Conversations.GetMessagesAsync("c", new(),
                CancellationToken.None)) ids.Add(message.MessageId);
        });
        Assert.Equal(["1", "2"], ids);
        Assert.Contains("/v1/conversations/c/messages", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consumer_that_stops_closes_the_response()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
            await exchange.WriteAsync("""{"messages":[""");
            try
            {
                while (true) await exchange.WriteAsync("""{"id":"1","text":"again and again and again"},""");
            }
            catch (IOException)
            {
                closed.SetResult();
                throw;
            }
        });
        using var client = Clients.For(server);
        await foreach (var _ in client.Conversations.GetMessagesAsync("c", new(), CancellationToken.None)) break;
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static LoopbackServer Pages(int total) => new(exchange => PageAsync(exchange, total, offset => offset));

    private static Task PageAsync(TestExchange exchange, int total, Func<int, int> map)
    {
        var query = exchange.Query.Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var offset = int.Parse(query.GetValueOrDefault("offset", "0"), CultureInfo.InvariantCulture);
        var limit = int.Parse(query["limit"], CultureInfo.InvariantCulture);
        var items = Enumerable.Range(offset, Math.Max(0, Math.Min(limit, total - offset))).Select(i => $$"""{"id":"{{map(i)}}"}""");
        return exchange.JsonAsync($$"""{"conversations":[{{string.Join(',', items)}}]}""");
    }
}
