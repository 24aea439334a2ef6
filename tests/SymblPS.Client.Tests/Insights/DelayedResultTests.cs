using SymblPS.Client.Insights;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Insights;

/// <summary>Results that the service derives with a delay: summaries, call scores, call insights.</summary>
public sealed class DelayedResultTests
{
    private const string Conversation = """{"id":"c","name":"Weekly"}""";
    private const string Summary = """
        {"summary":[{"id":"4527907378937856","text":"Ann asks for a refund.","messageRefs":[{"id":1},{"id":"2"}],
          "startTime":"2024-05-06T07:00:00Z","style":"short"},{"text":"Bob agrees.","messageRefs":[{"id":"2"},{"id":"3"}]}]}
        """;

    private const string Score = """
        {"score":77,"summary":"A good call.","criteria":[{"name":"Opening","score":100,"summary":"Warm.",
          "feedback":{"positive":{"summary":"Said hello."},"negative":{"summary":"Late."}}},{"name":"Close","score":54.5,"feedback":{}},
          {"name":"New","feedback":"none","weight":2}],"model":"x"}
        """;

    [Fact]
    public async Task A_summary_joins_the_text_of_its_parts()
    {
        await using var server = Answers.By(("GET /summary", Summary));
        using var client = Clients.For(server);
        var summary = await client.Insights.GetSummaryAsync("c", null, default);
        Assert.Equal("Ann asks for a refund.\nBob agrees.", summary.Text);
        Assert.Equal(["1", "2", "3"], summary.MessageIds);
        Assert.Equal(("4527907378937856", "\"short\""), (summary.Parts[0].SummaryId, summary.Parts[0].AdditionalProperties!["style"]));
        Assert.Equal("", Assert.Single(server.Requests).Query);
    }

    [Theory]
    [InlineData("""{"summary":{"text":"One."}}""", "One.")]
    [InlineData("""{"summary":{}}""", "")]
    [InlineData("""{"summary":null}""", "")]
    [InlineData("{}", "")]
    public async Task A_summary_can_be_a_single_part_or_empty(string json, string text)
    {
        await using var server = Answers.By(("GET /summary", json));
        using var client = Clients.For(server);
        Assert.Equal(text, (await client.Insights.GetSummaryAsync("c", null, default)).Text);
    }

    [Fact]
    public async Task A_missing_summary_is_distinguished_from_a_missing_conversation()
    {
        await using var server = Answers.By(("GET ", Conversation));
        using var client = Clients.For(server);
        var notReady = await Assert.ThrowsAsync<SymblNotReadyException>(() => client.Insights.GetSummaryAsync("c", null, default));
        Assert.Equal("c", notReady.ConversationId);
        Assert.Contains("Wait-SymblJob", notReady.RecommendedAction);
        await Assert.ThrowsAsync<SymblNotFoundException>(() => client.Insights.GetSummaryAsync("other", null, default));
        await Assert.ThrowsAsync<SymblNotFoundException>(
            () => client.Insights.GetSummaryAsync("other", new DerivedWaitOptions { Timeout = TimeSpan.FromMinutes(1) }, default));
    }

    [Fact]
    public async Task A_wait_for_a_summary_ends_with_its_timeout()
    {
        var looks = 0;
        await using var server = new LoopbackServer(exchange =>
            exchange.Path == "/v1/conversations/c" ? exchange.JsonAsync(Conversation)
            : Interlocked.Increment(ref looks) < 4 ? exchange.JsonAsync(Answers.NotFound, 404)
            : exchange.JsonAsync(Summary));
        using var client = Clients.For(server);
        var late = await Assert.ThrowsAsync<SymblTimeoutException>(
            () => client.Insights.GetSummaryAsync("c", new DerivedWaitOptions { Timeout = TimeSpan.Zero }, default));
        Assert.Contains("0 s", late.Message);
        Assert.Equal(1, looks);
        var told = new Collected<string>();
        var summary = await client.Insights.GetSummaryAsync("c", new DerivedWaitOptions { Progress = told }, default);
        Assert.StartsWith("Ann asks", summary.Text);
        Assert.Equal((4, 2), (looks, told.Items.Count));
        // The wait checks the conversation once, not at each poll.
        Assert.Equal(2, server.Count("GET", "/v1/conversations/c"));
    }

    [Fact]
    public async Task A_canceled_wait_ends_immediately()
    {
        using var cancel = new CancellationTokenSource();
        var told = new CancelOnReport(cancel);
        await using var server = Answers.By(("GET ", Conversation));
        using var client = Clients.For(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Insights.GetSummaryAsync("c", new DerivedWaitOptions { Progress = told }, cancel.Token));
    }

    [Fact]
    public async Task A_refresh_falls_back_from_POST_to_GET()
    {
        await using var modern = Answers.By(("POST /summary", Summary));
        using var client = Clients.For(modern);
        Assert.StartsWith("Ann", (await client.Insights.RefreshSummaryAsync("c", null, default)).Text);
        Assert.Equal("refresh=true", Assert.Single(modern.Requests).Query);
        await using var reference = new LoopbackServer(exchange =>
            exchange.Method == "GET" ? exchange.JsonAsync(Summary) : exchange.JsonAsync("""{"message":"no"}""", 405));
        using var other = Clients.For(reference);
        Assert.StartsWith("Ann", (await other.Insights.RefreshSummaryAsync("c", null, default)).Text);
        Assert.Equal(["POST refresh=true", "GET refresh=true"], reference.Requests.Select(request => $"{request.Method} {request.Query}"));
    }

    [Fact]
    public async Task A_failed_refresh_is_not_repeated()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"busy"}""", 503));
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblServiceException>(() => client.Insights.RefreshSummaryAsync("c", null, default));
        Assert.Equal(1, server.Count("POST", "/v1/conversations/c/summary"));
    }

    [Fact]
    public async Task A_call_score_contains_its_criteria()
    {
        await using var server = Answers.By(("GET /callscore/status", """{"jobId":"j","status":"completed"}"""), ("GET /callscore", Score));
        using var client = Clients.For(server);
        var score = await client.CallScores.GetAsync("c", null, default);
        Assert.Equal(("completed", 77.0, "A good call."), (score.Status, score.Score, score.Summary));
        Assert.Equal(("Said hello.", "Late."), (score.Criteria[0].PositiveFeedback, score.Criteria[0].NegativeFeedback));
        Assert.Equal((54.5, ""), (score.Criteria[1].Score, score.Criteria[1].PositiveFeedback));
        Assert.Null(score.Criteria[2].Score);
        Assert.Equal("2", score.Criteria[2].AdditionalProperties!["weight"]);
        Assert.Equal("\"x\"", score.AdditionalProperties!["model"]);
        Assert.Equal("Opening: 100; Close: 54.5; New: ", score.Criteria.ToString());
    }

    [Theory]
    [InlineData("in_progress")]
    [InlineData("thinking hard")]
    public async Task A_pending_score_returns_its_state_or_is_awaited(string status)
    {
        var looks = 0;
        await using var server = new LoopbackServer(exchange => exchange.Path.EndsWith("/status", StringComparison.Ordinal)
            ? exchange.JsonAsync($$"""{"status":"{{(Interlocked.Increment(ref looks) < 3 ? status : "completed")}}"}""")
            : exchange.JsonAsync(Score));
        using var client = Clients.For(server);
        var now = await client.CallScores.GetAsync("c", null, default);
        Assert.Equal((status, null), (now.Status, now.Score));
        Assert.Equal(0, server.Count("GET", "/v1/conversations/c/callscore"));
        Assert.Equal(77, (await client.CallScores.GetAsync("c", new DerivedWaitOptions(), default)).Score);
    }

    [Fact]
    public async Task A_score_without_a_state_is_read_and_a_missing_score_is_not_ready()
    {
        await using var server = Answers.By(("GET /callscore", Score));
        using var client = Clients.For(server);
        Assert.Equal(77, (await client.CallScores.GetAsync("c", null, default)).Score);
        await using var empty = Answers.By(("GET ", Conversation));
        using var other = Clients.For(empty);
        var error = await Assert.ThrowsAsync<SymblNotReadyException>(() => other.CallScores.GetAsync("c", null, default));
        Assert.Contains("-Feature callScore", error.RecommendedAction);
    }

    [Fact]
    public async Task A_failed_scoring_is_an_error()
    {
        await using var server = Answers.By(("GET /callscore/status", """{"jobId":7,"status":"failed","message":"Too short."}"""));
        using var client = Clients.For(server);
        var error = await Assert.ThrowsAsync<SymblJobFailedException>(() => client.CallScores.GetAsync("c", new DerivedWaitOptions(), default));
        Assert.Equal(("7", "c", "Too short."), (error.Job.JobId, error.Job.ConversationId, error.Job.FailureReason));
        Assert.EndsWith("Too short.", error.Message);
    }

    [Fact]
    public async Task Call_insights_are_read_from_all_shapes_of_sections()
    {
        await using var server = Answers.By(("GET /lm-insights/status", """{"status":"completed"}"""), ("GET /lm-insights", """
            [{"meetingName":"Renewal","startTime":"2024-05-06T07:00:00","attendees":[{"id":1,"name":"Ann"}],
              "callSummary":{"executiveSummary":["One.","Two."],"longSummary":{"paragraphs":[{"text":"Long."}],"bulletPoints":["a","b"]},
               "smallSummary":"Short."},
              "callNextSteps":{"nextSteps":[{"step":"Send it"},{"step":"Call back","owner":{"name":"Bob"}}]},
              "callQuestionAndAnswers":{"questionsAndAnswers":[{"question":"Why?","answer":"Because."}]},
              "callObjections":{"objections":null},"callSentiment":[],"callScore":{"score":50},"extra":1}]
            """));
        using var client = Clients.For(server);
        var insight = Assert.Single(await client.CallScores.GetInsightsAsync("c", null, default));
        Assert.Equal(("Renewal", "completed", "One.\nTwo."), (insight.MeetingName, insight.Status, insight.ExecutiveSummary));
        Assert.Equal(("Long.\na\nb", "Short."), (insight.LongSummary, insight.SmallSummary));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 0, 0, TimeSpan.Zero), insight.StartTime);
        Assert.Equal("""{"name":"Bob"}""", insight.NextSteps[1].Properties["owner"]);
        Assert.Equal("Why? - Because.", insight.QuestionsAndAnswers.ToString());
        Assert.Equal("Call back", insight.NextSteps[1].Text);
        Assert.Empty(insight.Objections);
        Assert.Equal((50.0, "1", "Ann"), (insight.CallScore!.Score, insight.AdditionalProperties!["extra"], insight.Attendees[0].Name));
    }

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("[]", 0)]
    [InlineData("""[{},null,"x"]""", 1)]
    [InlineData("""{"meetingName":"One","callSummary":null,"callNextSteps":"none"}""", 1)]
    public async Task Call_insights_can_be_an_object_a_list_or_empty(string json, int count)
    {
        await using var server = Answers.By(("GET /lm-insights", json));
        using var client = Clients.For(server);
        Assert.Equal(count, (await client.CallScores.GetInsightsAsync("c", null, default)).Count);
    }

    private sealed class CancelOnReport(CancellationTokenSource cancel) : IProgress<string>
    {
        public void Report(string value) => cancel.Cancel();
    }
}
