using System.Text.Json.Nodes;
using SymblPS.Client.Management;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Management;

/// <summary>Requests and responses for entity definitions, groups, criteria, scorecards and assistants.</summary>
public sealed class OtherAccountTests
{
    [Theory]
    [InlineData("""{"groups":[{"id":5178987,"name":"Sales","criteria":"conversation.metadata.team==red"}]}""")]
    [InlineData("""[{"id":"5178987","name":"Sales","criteria":"conversation.metadata.team==red"}]""")]
    public async Task The_ID_of_a_group_can_be_a_number(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        using var client = Clients.For(server);
        Assert.Equal("5178987", Assert.Single(await client.Groups.ListAsync(CancellationToken.None)).GroupId);
    }

    [Fact]
    public async Task A_changed_group_keeps_unknown_properties()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "PUT") await exchange.ReplyAsync(200, null, []);
            else await exchange.JsonAsync("""{"group":{"id":7,"name":"Sales","criteria":"conversation.metadata.team==red","colour":{"r":1}}}""");
        });
        using var client = Clients.For(server);
        var group = await client.Groups.UpdateAsync("7", new GroupDefinition { Description = "All of sales" }, CancellationToken.None);
        Assert.Equal("""{"r":1}""", group.AdditionalProperties!["colour"]);
        var put = JsonNode.Parse(server.Requests.Single(request => request.Method == "PUT").BodyText)!.AsObject();
        Assert.Equal(
            """{"name":"Sales","criteria":"conversation.metadata.team==red","colour":{"r":1},"description":"All of sales","id":"7"}""", put.ToJsonString());
        Assert.Equal(["GET", "PUT", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("conversation.metadata.team==red", null)]
    [InlineData("conversation.metadata.team=='red, or blue';conversation.metadata.site==5", null)]
    [InlineData("conversation.metadata.team==red and conversation.metadata.team!=blue and conversation.metadata.site==5", null)]
    [InlineData("conversation.metadata.team=in=(red,blue)", null)]
    [InlineData("conversation.metadata.team==red,conversation.metadata.team==blue", "OR")]
    [InlineData("conversation.metadata.team==red or conversation.metadata.team==blue", "OR")]
    [InlineData("conversation.metadata.a==1;conversation.metadata.b==2;conversation.metadata.c==3", "3 different")]
    [InlineData("team==red", "does not begin")]
    [InlineData("conversation.metadata.team=='red", "no closing one")]
    [InlineData("conversation.metadata.team=in=(red", "unbalanced parentheses")]
    [InlineData("conversation.metadata.team==red;", "empty term")]
    public void Criteria_over_the_limits_are_refused_before_the_request(string criteria, string? words)
    {
        void Check() => GroupOperations.Check(new GroupDefinition { Name = "G", Criteria = criteria }, isNew: true);
        if (words is null) Check();
        else Assert.Contains(words, Assert.Throws<ArgumentException>(Check).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"entity":{}}""")]
    [InlineData("")]
    public async Task A_new_entity_definition_is_read_if_the_response_has_no_body(string body)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "POST") await exchange.JsonAsync(body, 201);
            else await exchange.JsonAsync("""{"entities":[{"id":"1","type":"P","subType":"x"},{"id":"2","type":"P","subType":"y","values":["v"]}]}""");
        });
        using var client = Clients.For(server);
        var made = await client.EntityDefinitions.CreateAsync(new EntityDefinition { Type = "P", SubType = "y", Values = ["v"] }, CancellationToken.None);
        Assert.Equal(("2", "v"), (made.EntityId, made.Values.ToString()));
        Assert.Equal("""{"type":"P","subType":"y","category":"Custom","values":["v"]}""", server.Requests.First().BodyText);
    }

    [Fact]
    public async Task Entity_definitions_are_removed_by_ID_or_subtype_and_by_older_paths()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            if (exchange.Path.StartsWith("/v1/manage/entities/", StringComparison.Ordinal)) await exchange.JsonAsync("""{"message":"no"}""", 404);
            else await exchange.ReplyAsync(204, null, []);
        });
        using var client = Clients.For(server);
        await client.EntityDefinitions.RemoveAsync("1", CancellationToken.None);
        await client.EntityDefinitions.RemoveAsync("2", CancellationToken.None);
        await client.EntityDefinitions.RemoveSubTypeAsync("rou ter", CancellationToken.None);
        Assert.Equal(
            ["/v1/manage/entities/1", "/v1/manage/entity/1", "/v1/manage/entity/2", "/v1/manage/entities?subType=rou%20ter"],
            server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("""[{"id":"c1","name":"Greeting","checklist":[{"question":"Hello?","priority":"high"},{"question":"Name?","priority":"urgent"}]}]""")]
    [InlineData("""{"criteria":[{"id":"c1","name":"Greeting","tags":{},"checklist":[{"question":"Hello?","priority":"high"},{"question":"Name?","priority":"urgent"}]}]}""")]
    public async Task Plain_and_wrapped_criteria_with_unknown_priorities_are_read(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        using var client = Clients.For(server);
        var criterion = Assert.Single(await client.CallScoreSetup.ListCriteriaAsync(CancellationToken.None));
        Assert.Equal("Hello? (high); Name? (urgent)", criterion.Checklist.ToString());
        Assert.Empty(criterion.Tags);
    }

    [Fact]
    public async Task A_change_sends_only_the_changes_and_a_replacement_sends_everything()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "PATCH") await exchange.ReplyAsync(204, null, []);
            else await exchange.JsonAsync("""{"id":"s1","name":"Sales","criteriaList":["c1"],"weights":[1],"createdOn":"2024-01-01T00:00:00Z"}""");
        });
        using var client = Clients.For(server);
        var changed = await client.CallScoreSetup.ChangeScorecardAsync("s1", new ScorecardDefinition { Tags = ["q"] }, CancellationToken.None);
        Assert.Equal(("s1", "c1"), (changed.ScorecardId, changed.Criteria.ToString()));
        Assert.Equal("""{"tags":["q"]}""", server.Requests.First().BodyText);
        await client.CallScoreSetup.ReplaceScorecardAsync("s1", new ScorecardDefinition { Criteria = ["c1", "Symbl.Sales_Process"] }, CancellationToken.None);
        Assert.Equal(
            """{"name":"Sales","criteriaList":["c1","Symbl.Sales_Process"],"weights":[1]}""",
            server.Requests.Single(request => request.Method == "PUT").BodyText);
    }

    [Fact]
    public async Task Assistants_are_created_read_changed_and_replaced()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            const string One = """{"id":"r1","name":"Helper","description":"Helps","createdOn":"2024-01-02T03:04:05","mode":"quiet"}""";
            await exchange.JsonAsync(exchange is { Method: "GET", Path: "/v1/manage/rta" } ? $"[{One}]" : One);
        });
        using var client = Clients.For(server);
        await client.Assistants.CreateAsync(new AssistantDefinition { Name = "Helper", Description = "Helps" }, CancellationToken.None);
        var assistant = Assert.Single(await client.Assistants.ListAsync(CancellationToken.None));
        Assert.Equal(("r1", new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero)), (assistant.AssistantId, assistant.CreatedAt));
        await client.Assistants.ChangeAsync("r1", new AssistantDefinition { Name = "H" }, CancellationToken.None);
        await client.Assistants.ReplaceAsync("r1", new AssistantDefinition { Name = "H" }, CancellationToken.None);
        Assert.Equal("""{"name":"H"}""", server.Requests.Single(request => request.Method == "PATCH").BodyText);
        Assert.Equal("""{"name":"H","description":"Helps","mode":"quiet"}""", server.Requests.Single(request => request.Method == "PUT").BodyText);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Assistants.CreateAsync(new AssistantDefinition { Name = "x" }, CancellationToken.None));
    }
}
