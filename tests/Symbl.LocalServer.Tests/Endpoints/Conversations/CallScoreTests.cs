using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Conversations;

public sealed class CallScoreTests
{
    private static readonly object[] Lines =
    [
        .. SaleLines().Select(line => new
        {
            payload = new { content = line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] },
            from = new { name = line[..line.IndexOf(':', StringComparison.Ordinal)] },
        }),
    ];

    [Fact]
    public async Task Score_and_insights_are_returned_on_request()
    {
        await using var server = await TestServer.StartAsync();
        var features = new { featureList = new[] { "callScore", "insights" } };
        var (id, job) = await SubmitAsync(server, new { name = "Demo", messages = Lines, features, conversationType = "sales" });
        var score = (await server.Client.GetAsync($"/v1/conversations/{id}/callscore")).Json;
        var status = (await server.Client.GetAsync($"/v1/conversations/{id}/callscore/status")).Json;
        var insights = Assert.Single((await server.Client.GetAsync($"/v1/conversations/{id}/lm-insights")).Json.AsArray())!;

        Assert.Equal((job, "completed"), ((string)status["jobId"]!, (string)status["status"]!));
        Assert.Equal("completed", (string)(await server.Client.GetAsync($"/v1/conversations/{id}/lm-insights/status")).Json["status"]!);
        Assert.Equal(4, score["criteria"]!.AsArray().Count);
        Assert.All(score["criteria"]!.AsArray(), criterion =>
        {
            Assert.NotNull(criterion!["feedback"]!["positive"]!["summary"]);
            Assert.NotNull(criterion["feedback"]!["negative"]!["summary"]);
        });
        Assert.Equal(score.ToJsonString(), insights["callScore"]!.ToJsonString());
        Assert.Equal("Demo", (string)insights["meetingName"]!);
        Assert.Equal(3, insights["attendees"]!.AsArray().Count);
        var pair = insights["callQuestionAndAnswers"]!["questionsAndAnswers"]!.AsArray()[1]!;
        Assert.Equal("So tell me, how many invoices do you process each month?", (string)pair["question"]!);
        Assert.Equal("Priya Raman", (string)pair["questionBy"]!);
        Assert.StartsWith("About four thousand five hundred", (string)pair["answer"]!);
        Assert.NotEmpty((string)insights["callSummary"]!["executiveSummary"]!);
        Assert.Equal(3, insights["callSummary"]!["smallSummary"]!["bulletPoints"]!.AsArray().Count);
        Assert.NotEmpty((string)insights["callNextSteps"]!["nextSteps"]!.AsArray()[0]!["step"]!);
        Assert.Equal(5, insights["callSentiment"]!["chunks"]!.AsArray().Count);
        Assert.Equal(3, insights["callObjections"]!["objections"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("callscore", "callScore")]
    [InlineData("callscore/status", "callScore")]
    [InlineData("lm-insights", "insights")]
    [InlineData("lm-insights/status", "insights")]
    public async Task Unrequested_features_are_404_with_a_remedy(string path, string feature)
    {
        await using var server = await TestServer.StartAsync();
        var (id, _) = await SubmitAsync(server, new { messages = Lines });
        var answer = await server.Client.GetAsync($"/v1/conversations/{id}/{path}");
        var unknown = await server.Client.GetAsync($"/v1/conversations/1234567890123456/{path}");

        Assert.Equal(404, answer.Status);
        Assert.Contains($"\"featureList\": [\"{feature}\"]", answer.Message, StringComparison.Ordinal);
        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (unknown.Status, unknown.Message));
    }

    [Fact]
    public async Task Too_few_words_fail_with_a_reason()
    {
        await using var server = await TestServer.StartAsync();
        var (id, _) = await SubmitAsync(server, new { messages = Lines[..2], features = new { featureList = new[] { "callScore" } } });
        var status = (await server.Client.GetAsync($"/v1/conversations/{id}/callscore/status")).Json;
        var score = await server.Client.GetAsync($"/v1/conversations/{id}/callscore");

        Assert.Equal("failed", (string)status["status"]!);
        Assert.Equal(404, score.Status);
        Assert.Matches("^The transcript has [0-9]+ words; 50 or more are needed.$", score.Message);
    }

    private static async Task<(string Conversation, string Job)> SubmitAsync(TestServer server, object body)
    {
        var accepted = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", body));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(accepted.Job))["status"]!);
        return accepted;
    }

    private static string[] SaleLines()
    {
        using var reader = new StreamReader(typeof(CallScoreTests).Assembly.GetManifestResourceStream("sales-call.txt")!);
        return reader.ReadToEnd().Trim().Split('\n');
    }
}
