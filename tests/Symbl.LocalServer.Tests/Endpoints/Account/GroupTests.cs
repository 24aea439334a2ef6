using System.Text;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class GroupTests
{
    private const string Path = "/v1/manage/group";

    [Fact]
    public async Task A_group_is_created_read_listed_replaced_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.Client.PostJsonAsync(
            Path, new { name = "Calls made by “John”", description = "d", criteria = "conversation.metadata.agentId==johndoe" });
        var id = (string)created.Json["group"]!["id"]!;
        var path = $"{Path}/{id}";

        Assert.Equal(
            (201, $$$"""{"group":{"id":"{{{id}}}","name":"Calls made by “John”","description":"d","criteria":"conversation.metadata.agentId==johndoe"}}"""),
            (created.Status, created.Text));
        Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);
        Assert.Equal($$"""{"groups":[{{created.Text["{\"group\":".Length..^1]}}]}""", (await server.Client.GetAsync("/v1/manage/groups")).Text);

        var replaced = await server.Client.PutJsonAsync(path, new { id, name = "n", criteria = "conversation.metadata.a==1" });
        Assert.Equal((200, $$$"""{"group":{"id":"{{{id}}}","name":"n","criteria":"conversation.metadata.a==1"}}"""), (replaced.Status, replaced.Text));
        var nameless = await server.Client.PutJsonAsync(path, new { name = "n", criteria = "conversation.metadata.a==1" });
        Assert.Equal((400, "\"id\" is required"), (nameless.Status, nameless.Message));
        var deleted = await server.Client.DeleteAsync(path);
        Assert.Equal((200, $$"""{"id":"{{id}}","type":"group","deleted":true}"""), (deleted.Status, deleted.Text));
        var gone = await server.Client.GetAsync(path);
        Assert.Equal((404, "The groupId is either invalid or does not exist."), (gone.Status, gone.Message));
    }

    [Fact]
    public async Task A_list_is_created_as_a_whole()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.Client.PostJsonAsync(
            "/v1/manage/groups",
            new[] { new { name = "a", criteria = "conversation.metadata.a==1" }, new { name = "a", criteria = "conversation.metadata.a==2" } });
        Assert.Equal((201, 2), (created.Status, created.Json["groups"]!.AsArray().Count));

        var refused = await server.Client.PostJsonAsync(
            "/v1/manage/groups", new[] { new { name = "b", criteria = "conversation.metadata.a==1" }, new { name = "c", criteria = "a" } });
        Assert.Equal(400, refused.Status);
        Assert.StartsWith("\"[1].criteria\" ", refused.Message);
        Assert.Equal(2, (await server.Client.GetAsync("/v1/manage/groups")).Json["groups"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"criteria":"conversation.metadata.a==1"}""", "\"name\" is required")]
    [InlineData("""{"name":"n"}""", "\"criteria\" is required")]
    [InlineData("""{"name":"what?","criteria":"conversation.metadata.a==1"}""", "\"name\" may hold letters, digits, spaces, hyphens, underscores and quotation marks only")]
    [InlineData("""{"name":"n","criteria":"conversation.metadata.a==1 or conversation.metadata.a==2"}""", "\"criteria\" must not use OR")]
    [InlineData("""{"name":"n","criteria":"conversation.metadata.a==1;conversation.metadata.b==1;conversation.metadata.c==1"}""", "\"criteria\" must use at most two distinct parameters")]
    [InlineData("""{"name":"n","criteria":"conversation.metadata.a=="}""", "\"criteria\" ends, but a value is expected")]
    public async Task A_wrong_group_is_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Names_and_descriptions_have_limits()
    {
        await using var server = await TestServer.StartAsync();
        async Task<Answer> CreateAsync(int name, int description) => await server.Client.PostJsonAsync(
            Path,
            new { name = new string('n', name), description = new string('d', description), criteria = "conversation.metadata.a==1" });

        Assert.Equal(201, (await CreateAsync(128, 512)).Status);
        Assert.Equal("\"name\" length must be less than or equal to 128 characters long", (await CreateAsync(129, 512)).Message);
        Assert.Equal("\"description\" length must be less than or equal to 512 characters long", (await CreateAsync(128, 513)).Message);
    }

    [Fact]
    public async Task A_group_contains_the_conversations_that_match_its_criteria()
    {
        await using var server = await TestServer.StartAsync();
        var inside = await server.Client.SubmitAndWaitAsync(1);
        await server.Client.SubmitAndWaitAsync(1);
        await server.Client.PutJsonAsync($"/v1/conversations/{inside}", new { metadata = new { agentId = "johndoe" } });
        var group = (string)(await server.Client.PostJsonAsync(
            Path, new { name = "n", criteria = "conversation.metadata.agentId==johndoe" })).Json["group"]!["id"]!;

        var found = await server.Client.GetAsync($"/v1/groups/{group}/conversations");
        Assert.Equal(200, found.Status);
        Assert.Equal(inside, (string)Assert.Single(found.Json["conversations"]!.AsArray())!["id"]!);
    }
}
