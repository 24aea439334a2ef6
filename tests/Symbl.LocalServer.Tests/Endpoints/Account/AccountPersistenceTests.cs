using System.Text;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

/// <summary>What was acknowledged is there after the process was killed, and ids go on.</summary>
public sealed class AccountPersistenceTests
{
    private static readonly string[] Lists =
    [
        "/v1/manage/trackers", "/v1/manage/entities", "/v1/manage/groups", "/v1/manage/callscore/criteria",
        "/v1/manage/callscore/scorecards", "/v1/manage/rta", "/v1/manage/settings",
    ];

    [Fact]
    public async Task Definitions_outlive_a_kill()
    {
        using var folder = new TemporaryFolder();
        List<string> before;
        string id;
        using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            using var client = await server.ConnectAsync();
            id = (string)(await CreateTrackerAsync(client, "one"))["id"]!;
            Assert.Equal(201, (await client.PostJsonAsync(
                "/v1/manage/entities", new { type = "t", subType = "s", category = "Custom", values = new[] { "ü" } })).Status);
            Assert.Equal(201, (await client.PostJsonAsync(
                "/v1/manage/callscore/criteria", new { name = "c", checklist = new[] { new { question = "q", priority = "low" } } })).Status);
            Assert.Equal(201, (await client.PostJsonAsync(
                "/v1/manage/callscore/scorecards", new { name = "s", criteriaList = new[] { "Symbl.Sales_Process" } })).Status);
            Assert.Equal(201, (await client.PostJsonAsync(
                "/v1/manage/group", new { name = "g", criteria = "conversation.metadata.a==1" })).Status);
            Assert.Equal(201, (await client.PostJsonAsync("/v1/manage/rta", new { name = "r", description = "d" })).Status);
            Assert.Equal(200, (await client.SendAsync(
                HttpMethod.Patch,
                "/v1/manage/settings",
                new StringContent("""[{"op":"add","path":"/redaction","value":{"default":true}}]""", Encoding.UTF8, "application/json"))).Status);
            before = await ReadAsync(client);
            await server.KillAsync();
        }

        using var next = await ServerProcess.StartAsync(folder.Path);
        using var again = await next.ConnectAsync();
        Assert.Equal(before, await ReadAsync(again));
        Assert.True(string.CompareOrdinal(id, (string)(await CreateTrackerAsync(again, "two"))["id"]!) < 0);
    }

    private static async Task<JsonNode> CreateTrackerAsync(ApiClient client, string name) =>
        (await client.PostJsonAsync("/v1/manage/trackers", new { name, vocabulary = new[] { "a" } })).Json["tracker"]!;

    private static async Task<List<string>> ReadAsync(ApiClient client)
    {
        var answers = new List<string>();
        foreach (var path in Lists)
        {
            var answer = await client.GetAsync(path);
            Assert.Equal(200, answer.Status);
            answers.Add(answer.Text);
        }

        return answers;
    }
}
