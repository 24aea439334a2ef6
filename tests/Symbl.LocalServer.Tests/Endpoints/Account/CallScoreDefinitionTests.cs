using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class CallScoreDefinitionTests
{
    private const string Criteria = "/v1/manage/callscore/criteria";
    private const string Scorecards = "/v1/manage/callscore/scorecards";

    [Fact]
    public async Task The_managed_criteria_are_there_from_the_start()
    {
        await using var server = await TestServer.StartAsync();
        var all = (await server.Client.GetAsync(Criteria)).Json.AsArray();

        Assert.Equal(
            ["Symbl.Communication_And_Engagement", "Symbl.Question_Handling", "Symbl.Forward_Motion", "Symbl.Sales_Process"],
            all.Select(item => (string)item!["id"]!));
        Assert.Equal("[]", (await server.Client.GetAsync(Scorecards)).Text);
        var one = await server.Client.GetAsync(Criteria + "/Symbl.Question_Handling");
        Assert.Equal("Question Handling", (string)one.Json["name"]!);
        var refused = await server.Client.PutJsonAsync(Criteria + "/Symbl.Question_Handling", NewCriteria("Mine"));
        Assert.Equal((400, "Symbl.Question_Handling comes with the service and cannot be changed."), (refused.Status, refused.Message));
    }

    [Fact]
    public async Task Criteria_are_created_read_replaced_and_changed_in_part()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.Client.PostJsonAsync(Criteria, NewCriteria("Empathy"));
        var path = $"{Criteria}/{created.Json["id"]}";
        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$"""{"id":"{{created.Json["id"]}}","name":"Empathy","tags":["a"],"checklist":[{"question":"Was it kind?","priority":"high","hint":"h"}]}""",
            created.Text);
        Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);
        Assert.Equal(created.Text, (await server.Client.GetAsync(Criteria)).Json.AsArray()[^1]!.ToJsonString());
        Assert.Equal(409, (await server.Client.PostJsonAsync(Criteria, NewCriteria("Empathy"))).Status);

        var merged = await PatchAsync(server, path, """{"description":"d","name":"Kindness","tags":null}""");
        Assert.Equal(
            (200, "Kindness", "d", """["a"]"""),
            (merged.Status, (string)merged.Json["name"]!, (string)merged.Json["description"]!, merged.Json["tags"]!.ToJsonString()));
        var patched = await PatchAsync(server, path, """[{"op":"add","path":"/checklist/-","value":{"question":"q","priority":"low"}}]""");
        Assert.Equal((200, 2), (patched.Status, patched.Json["checklist"]!.AsArray().Count));
        var replaced = await server.Client.PutJsonAsync(path, NewCriteria("Other"));
        Assert.Equal((200, "Other", false), (replaced.Status, (string)replaced.Json["name"]!, replaced.Json.AsObject().ContainsKey("description")));
        var gone = await PatchAsync(server, Criteria + "/7", "{}");
        Assert.Equal((404, "The criteriaId is either invalid or does not exist."), (gone.Status, gone.Message));
        Assert.Equal(405, (await server.Client.DeleteAsync(path)).Status);
    }

    [Theory]
    [InlineData("""{"checklist":[{"question":"q","priority":"high"}]}""", "\"name\" is required")]
    [InlineData("""{"name":"n"}""", "\"checklist\" is required")]
    [InlineData("""{"name":"n","checklist":[]}""", "\"checklist\" must contain at least 1 items")]
    [InlineData("""{"name":"n","checklist":["q"]}""", "\"checklist[0]\" must be of type object")]
    [InlineData("""{"name":"n","checklist":[{"priority":"high"}]}""", "\"checklist[0].question\" is required")]
    [InlineData("""{"name":"n","checklist":[{"question":"q"}]}""", "\"checklist[0].priority\" is required")]
    [InlineData("""{"name":"n","checklist":[{"question":"q","priority":"urgent"}]}""", "\"checklist[0].priority\" must be one of [high, medium, low]")]
    [InlineData("""{"name":"n","tags":[1],"checklist":[{"question":"q","priority":"high"}]}""", "\"tags[0]\" must be a string")]
    public async Task Wrong_criteria_are_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.PostJsonAsync(Criteria, JsonNode.Parse(body)!);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_scorecard_names_criteria_that_exist()
    {
        await using var server = await TestServer.StartAsync();
        var criteria = (string)(await server.Client.PostJsonAsync(Criteria, NewCriteria("Empathy"))).Json["id"]!;
        var created = await server.Client.PostJsonAsync(
            Scorecards, new { name = "Support", description = "d", criteriaList = new[] { "Symbl.Forward_Motion", criteria } });
        var path = $"{Scorecards}/{created.Json["id"]}";

        Assert.Equal(201, created.Status);
        Assert.Equal(["Symbl.Forward_Motion", criteria], created.Json["criteriaList"]!.AsArray().Select(id => (string)id!));
        Assert.Equal($"[{created.Text}]", (await server.Client.GetAsync(Scorecards)).Text);
        Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);

        var unknown = await PatchAsync(server, path, """{"criteriaList":["Symbl.Forward_Motion","7"]}""");
        Assert.Equal((400, "\"criteriaList[1]\" must be the id of existing criteria"), (unknown.Status, unknown.Message));
        var none = await server.Client.PutJsonAsync(path, new { name = "Support", criteriaList = Array.Empty<string>() });
        Assert.Equal((400, "\"criteriaList\" must contain at least 1 items"), (none.Status, none.Message));
        Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);
        Assert.Equal(200, (await PatchAsync(server, path, $$"""{"criteriaList":["{{criteria}}"]}""")).Status);
    }

    private static object NewCriteria(string name) =>
        new { name, tags = new[] { "a" }, checklist = new[] { new { question = "Was it kind?", priority = "high", hint = "h" } } };

    private static Task<Answer> PatchAsync(TestServer server, string path, string body) =>
        server.Client.SendAsync(HttpMethod.Patch, path, JsonContent.Create(JsonNode.Parse(body)));
}
