using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class EntityTests
{
    private const string Path = "/v1/manage/entities";

    [Fact]
    public async Task An_entity_is_created_read_replaced_and_deleted_by_either_path()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (create, one) in new[] { (Path, Path), ("/v1/manage/entity", "/v1/manage/entity") })
        {
            var created = await server.Client.PostJsonAsync(create, Body("Vehicle", "Truck", "lorry", "F 150"));
            var path = $"{one}/{created.Json["id"]}";
            Assert.Equal(201, created.Status);
            Assert.Equal(
                $$"""{"id":"{{created.Json["id"]}}","type":"Vehicle","subType":"Truck","category":"Custom","values":["lorry","F 150"]}""",
                created.Text);
            Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);
            Assert.Equal($$"""{"entities":[{{created.Text}}]}""", (await server.Client.GetAsync(Path)).Text);

            var replaced = await server.Client.PutJsonAsync(path, Body("Vehicle", "Lorry", "truck"));
            Assert.Equal((200, "Lorry", """["truck"]"""), (replaced.Status, (string)replaced.Json["subType"]!, replaced.Json["values"]!.ToJsonString()));
            var deleted = await server.Client.DeleteAsync(path);
            Assert.Equal((200, ""), (deleted.Status, deleted.Text));
            var gone = await server.Client.GetAsync(path);
            Assert.Equal((404, "The entityId is either invalid or does not exist."), (gone.Status, gone.Message));
        }
    }

    [Fact]
    public async Task A_list_is_created_as_a_whole()
    {
        await using var server = await TestServer.StartAsync();
        var bulk = await server.Client.PostJsonAsync(Path + "/bulk", new[] { Body("A", "1", "x"), Body("B", "1", "x") });
        Assert.Equal((201, "A B"), (bulk.Status, string.Join(' ', bulk.Json["entities"]!.AsArray().Select(item => (string)item!["type"]!))));

        var older = await server.Client.PostJsonAsync(Path, new[] { Body("C", "1", "x"), Body("D", "1", "x") });
        Assert.Equal(201, older.Status);
        Assert.Equal("C", (string)older.Json["type"]!);
        Assert.Equal((string)older.Json["id"]!, (string)older.Json["entities"]![0]!["id"]!);
        Assert.Equal("D", (string)older.Json["entities"]![1]!["type"]!);

        var refused = await server.Client.PostJsonAsync(Path + "/bulk", new[] { Body("E", "1", "x"), Body("A", "1", "x") });
        Assert.Equal((409, "The subType \"1\" of the type \"A\" is already taken by another entity."), (refused.Status, refused.Message));
        Assert.Equal(4, (await server.Client.GetAsync(Path)).Json["entities"]!.AsArray().Count);
        Assert.Equal(400, (await server.Client.PostJsonAsync(Path, Array.Empty<object>())).Status);
    }

    [Fact]
    public async Task All_of_a_sub_type_are_deleted_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await server.Client.PostJsonAsync(Path + "/bulk", new[] { Body("A", "1", "x"), Body("B", "1", "x"), Body("B", "2", "x") });

        Assert.Equal(200, (await server.Client.DeleteAsync(Path + "?subType=1")).Status);
        Assert.Equal("2", (string)Assert.Single((await server.Client.GetAsync(Path)).Json["entities"]!.AsArray())!["subType"]!);
        var none = await server.Client.DeleteAsync(Path + "?subType=1");
        Assert.Equal((404, "There is no entity of the subType \"1\"."), (none.Status, none.Message));
        var all = await server.Client.DeleteAsync(Path);
        Assert.Equal((400, "\"subType\" is required"), (all.Status, all.Message));
    }

    [Fact]
    public async Task Invalid_members_are_named()
    {
        await using var server = await TestServer.StartAsync();
        async Task RefusedAsync(object body, string message)
        {
            var answer = await server.Client.PostJsonAsync(Path, body);
            Assert.Equal((400, message), (answer.Status, answer.Message));
        }

        await RefusedAsync(new { subType = "s", category = "Custom", values = new[] { "x" } }, "\"type\" is required");
        await RefusedAsync(new { type = "t", category = "Custom", values = new[] { "x" } }, "\"subType\" is required");
        await RefusedAsync(new { type = "t", subType = "s", values = new[] { "x" } }, "\"category\" is required");
        await RefusedAsync(new { type = "t", subType = "s", category = "Custom" }, "\"values\" is required");
        await RefusedAsync(new { type = "t", subType = "s", category = "Custom", values = new[] { 1 } }, "\"values[0]\" must be a string");
    }

    [Fact]
    public async Task A_replacement_that_takes_the_place_of_another_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.Client.PostJsonAsync(Path, Body("A", "1", "x"));
        var id = (string)(await server.Client.PostJsonAsync(Path, Body("A", "2", "x"))).Json["id"]!;

        Assert.Equal(400, (await server.Client.PutJsonAsync($"{Path}/{id}", Body("A", "1", "x"))).Status);
        Assert.Equal(200, (await server.Client.PutJsonAsync($"{Path}/{id}", Body("A", "2", "y"))).Status);
    }

    private static object Body(string type, string subType, params string[] values) => new { type, subType, category = "Custom", values };
}
