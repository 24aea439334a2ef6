using SymblPS.Client.Insights;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Insights;

/// <summary>Questions, action items, follow-ups and topics: complete responses, and unusual but valid ones.</summary>
public sealed class InsightTests
{
    [Fact]
    public async Task All_properties_of_an_action_item_are_read()
    {
        var item = Assert.Single(await ActionItemsAsync("""
            {"actionItems":[{"id":"5638280984657920","text":"Ann will send the offer by Friday.","type":"action_item","score":0.91,
             "messageIds":["6012324400136192"],"definitive":true,"dueBy":"2024-05-10T17:00:00.000Z",
             "entities":[{"type":"person","text":"Ann","offset":0,"value":{"name":"Ann","id":"m1","userId":"ann@x.test","assignee":true}},
              {"type":"daterange","text":"this week","offset":20,"value":"this week","start":"2024-05-06","end":"2024-05-12"}],
             "phrases":[{"type":"action_phrase","text":"send the offer"}],
             "from":{"id":"m2","name":"Bob","userId":"bob@x.test"},"assignee":{"id":"m1","name":"Ann","email":"ann@x.test"}}]}
            """));
        Assert.Equal(("5638280984657920", "c", "action_item", 0.91, true),
            (item.InsightId, item.ConversationId, item.Type, item.Score, item.IsDefinitive));
        Assert.Equal(new DateTimeOffset(2024, 5, 10, 17, 0, 0, TimeSpan.Zero), item.DueBy);
        Assert.Equal(("Bob", "m2", "bob@x.test"), (item.From!.Name, item.From.Id, item.From.UserId));
        Assert.Equal(("Ann", "ann@x.test"), (item.Assignee!.Name, item.Assignee.Email));
        Assert.Equal(["6012324400136192"], item.MessageIds);
        Assert.Equal("send the offer", item.Phrases.ToString());
        Assert.Equal(("Ann", "ann@x.test", 0), (item.Entities[0].Value, item.Entities[0].Person!.UserId, item.Entities[0].CharacterOffset));
        Assert.Contains("\"assignee\":true", item.Entities[0].AdditionalProperties!["value"]);
        Assert.Equal(("this week", "2024-05-06", "2024-05-12"), (item.Entities[1].Value, item.Entities[1].Start, item.Entities[1].End));
        Assert.Null(item.Entities[1].AdditionalProperties);
        Assert.Null(item.AdditionalProperties);
    }

    [Theory]
    [InlineData("""{"id":"1","text":"Send it."}""")]
    [InlineData("""{"id":"1","text":"Send it.","from":{},"assignee":{},"dueBy":null,"phrases":null,"entities":null,"messageIds":null,"score":null}""")]
    [InlineData("""{"id":"1","text":"Send it.","from":null,"assignee":[],"dueBy":{},"phrases":{},"entities":{},"messageIds":{},"score":{}}""")]
    [InlineData("""{"id":"1","text":"Send it.","from":"","assignee":"","dueBy":"","phrases":"","entities":7,"definitive":"perhaps"}""")]
    [InlineData("""{"id":"1","text":"Send it.","from":{"id":null,"name":""},"assignee":{"email":""},"dueBy":"tomorrow","definitive":{}}""")]
    public async Task Absent_null_and_empty_properties_are_equivalent(string json)
    {
        var item = Assert.Single(await ActionItemsAsync($$"""{"actionItems":[{{json}}]}"""));
        Assert.Equal(("1", "c", "Send it."), (item.InsightId, item.ConversationId, item.Text));
        Assert.Null(item.From);
        Assert.Null(item.Assignee);
        Assert.Null(item.DueBy);
        Assert.Null(item.Score);
        Assert.Null(item.IsDefinitive);
        Assert.Empty(item.Phrases);
        Assert.Empty(item.Entities);
        Assert.Empty(item.MessageIds);
    }

    [Fact]
    public async Task Numeric_IDs_text_scores_and_unknown_types_are_accepted()
    {
        var item = Assert.Single(await ActionItemsAsync("""
            {"actionItems":[{"id":12345678901234567,"text":"x","type":"promise_of_some_kind","score":1,"definitive":"true",
             "messageIds":[9007199254740993,"2"],"from":{"id":4856947480297472},"urgency":{"level":[1, 2.50]}}]}
            """));
        Assert.Equal(("12345678901234567", "promise_of_some_kind", 1.0, true), (item.InsightId, item.Type, item.Score, item.IsDefinitive));
        Assert.Equal(["9007199254740993", "2"], item.MessageIds);
        Assert.Equal(("4856947480297472", "4856947480297472"), (item.From!.Id, item.From.Name));
        Assert.Equal("""{"level":[1, 2.50]}""", item.AdditionalProperties!["urgency"]);
    }

    [Theory]
    [InlineData("2024-05-10T17:00:00", "2024-05-10T17:00:00.0000000+00:00")]
    [InlineData("2024-05-10T17:00:00.5-07:00", "2024-05-11T00:00:00.5000000+00:00")]
    [InlineData("2024-05-10", "2024-05-10T00:00:00.0000000+00:00")]
    public async Task Due_dates_without_a_zone_are_UTC(string text, string expected)
    {
        var item = Assert.Single(await ActionItemsAsync($$"""{"actionItems":[{"id":"1","text":"x","dueBy":"{{text}}"}]}"""));
        Assert.Equal(expected, item.DueBy!.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"actionItems":[]}""")]
    [InlineData("""{"actionItems":null}""")]
    [InlineData("""{"actionItems":{}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task All_forms_of_an_empty_list_are_accepted(string json) => Assert.Empty(await ActionItemsAsync(json));

    [Fact]
    public async Task Each_list_has_its_own_path_and_property()
    {
        await using var server = Answers.By(
            ("GET /questions", """{"questions":[{"id":"1","text":"Why?","type":"question"}]}"""),
            ("GET /follow-ups", """{"followUps":[{"id":"2","text":"Meet again.","type":"follow_up","dueBy":"2024-05-10T17:00:00Z"}]}"""),
            ("GET /insights", """{"insights":[{"id":"1","text":"Why?","type":"question"},{"id":"2","text":"Meet again.","type":"follow_up"}]}"""),
            ("GET /abstract-topics", """{"abstractTopics":[{"id":5,"text":"Billing","type":"abstract_topic","score":0.5,"messageIds":["9"]}]}"""));
        using var client = Clients.For(server);
        Assert.Equal("Why?", Assert.Single(await client.Insights.GetQuestionsAsync("c", default).ToListAsync()).Text);
        Assert.NotNull(Assert.Single(await client.Insights.GetFollowUpsAsync("c", default).ToListAsync()).DueBy);
        Assert.Equal(["question", "follow_up"], (await client.Insights.GetInsightsAsync("c", default).ToListAsync()).Select(i => i.Type));
        var theme = Assert.Single(await client.Insights.GetAbstractTopicsAsync("c", default).ToListAsync());
        Assert.Equal(("5", "abstract_topic", "Billing", "9"), (theme.TopicId, theme.Type, theme.Text, theme.MessageIds.ToString()));
    }

    [Fact]
    public async Task Comprehensive_action_items_have_messages_with_text()
    {
        await using var server = Answers.By(("GET /comprehensive/action-items", """
            {"actionItems":[{"id":"1","text":"Ann is going to send the offer to Bob.","type":"action_item","score":1,
             "messageRefs":[{"id":6012324400136192,"text":"I'll send it."},{"id":"7","text":"By Friday."}],
             "entities":[],"phrases":[],"from":{"name":"Ann"},"definitive":false,"assignee":{"name":"Ann"}}]}
            """));
        using var client = Clients.For(server);
        var item = Assert.Single(await client.Insights.GetComprehensiveActionItemsAsync("c", default).ToListAsync());
        Assert.Equal(["6012324400136192", "7"], item.MessageIds);
        Assert.Equal(["I'll send it.", "By Friday."], item.Messages.Select(message => message.Text));
        Assert.False(item.IsDefinitive);
    }

    [Fact]
    public async Task Topics_have_sentiment_or_parents_and_the_whole_query_is_sent()
    {
        await using var server = Answers.By(("GET /topics", """
            {"topics":[{"id":"1","text":"refund","type":"topic","score":0.4,"messageIds":["1","2"],
              "sentiment":{"polarity":{"score":-1},"suggested":"negative"},"parentRefs":[]},
             {"text":"credit card","parentRefs":[{"type":"topic","text":"refund"}],"sentiment":{}},
             {"text":"mood","sentiment":{"suggested":"mixed feelings"},"score":"0.25"}]}
            """));
        using var client = Clients.For(server);
        var topics = await client.Insights.GetTopicsAsync(
            "c", new TopicQuery { Sentiment = true, Refresh = true, CustomVocabulary = true }, default).ToListAsync();
        Assert.Equal(("negative", -1.0), (topics[0].Sentiment!.Suggested, topics[0].Sentiment!.Score));
        Assert.Null(topics[1].Sentiment);
        Assert.Equal(("refund", ""), (topics[1].Parents.ToString(), topics[1].TopicId));
        Assert.Equal(("mixed feelings", 0.25), (topics[2].Sentiment!.Suggested, topics[2].Score));
        await client.Insights.GetTopicsAsync("c", new TopicQuery { ParentReferences = true }, default).ToListAsync();
        await client.Insights.GetTopicsAsync("c", new TopicQuery(), default).ToListAsync();
        Assert.Equal(["sentiment=true&refresh=true&customTopicVocabulary=true", "parentRefs=true", ""],
            server.Requests.Select(request => request.Query));
        Assert.Throws<ArgumentException>(() =>
            client.Insights.GetTopicsAsync("c", new TopicQuery { Sentiment = true, ParentReferences = true }, default));
    }

    [Fact]
    public async Task The_first_object_is_returned_before_the_last_one_arrives()
    {
        var goOn = new TaskCompletionSource();
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.BeginAsync(200, "Content-Type: application/json", "Connection: close");
            await exchange.WriteAsync("""{"questions":[{"id":"1","text":"First?"},""");
            await goOn.Task;
            await exchange.WriteAsync("""{"id":"2","text":"Second?"}]}""");
            exchange.Close();
        });
        using var client = Clients.For(server);
        var read = new List<string>();
        await foreach (var question in client.Insights.GetQuestionsAsync("c", default))
        {
            read.Add(question.Text);
            goOn.TrySetResult();
        }

        Assert.Equal(["First?", "Second?"], read);
    }

    [Fact]
    public async Task A_proxy_page_is_an_unexpected_response()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(
            200, "text/html", "<html><head><title>Sign in</title></head><body>Please sign in</body></html>"u8.ToArray()));
        using var client = Clients.For(server);
        var error = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(
            async () => await client.Insights.GetActionItemsAsync("c", default).ToListAsync());
        Assert.Contains("Please sign in", error.Message);
        Assert.Contains("/v1/conversations/c/action-items", error.Message);
    }

    [Fact]
    public async Task An_error_contains_the_text_of_a_gateway_page()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(
            400, "text/html", "<html><body><h1>400 Bad Request</h1><hr>nginx</body></html>"u8.ToArray()));
        using var client = Clients.For(server);
        var error = await Assert.ThrowsAsync<SymblServiceException>(
            async () => await client.Insights.GetQuestionsAsync("c", default).ToListAsync());
        Assert.Equal((400, "400 Bad Request nginx"), (error.StatusCode, error.ServiceMessage));
    }

    private static async Task<List<SymblActionItem>> ActionItemsAsync(string json)
    {
        await using var server = Answers.By(("GET /action-items", json));
        using var client = Clients.For(server);
        return await client.Insights.GetActionItemsAsync("c", CancellationToken.None).ToListAsync();
    }
}
