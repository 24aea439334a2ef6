using System.Net.Http.Json;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class AssistantTests
{
    private const string Path = "/v1/manage/rta";

    [Fact]
    public async Task An_assistant_is_created_read_replaced_and_changed_in_part()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("[]", (await server.Client.GetAsync(Path)).Text);
        var created = await server.Client.PostJsonAsync(Path, new { name = "Objections", description = "d", level = 3 });
        var path = $"{Path}/{created.Json["id"]}";

        Assert.Equal(201, created.Status);
        Assert.Equal(
            ["id", "name", "description", "level", "createdOn", "updatedOn"],
            created.Json.AsObject().Select(member => member.Key));
        Assert.Equal($"[{created.Text}]", (await server.Client.GetAsync(Path)).Text);
        Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);

        var changed = await server.Client.SendAsync(HttpMethod.Patch, path, JsonContent.Create(new { description = "e" }));
        Assert.Equal(
            (200, "Objections", "e", 3),
            (changed.Status, (string)changed.Json["name"]!, (string)changed.Json["description"]!, (int)changed.Json["level"]!));
        Assert.Equal((string)created.Json["createdOn"]!, (string)changed.Json["createdOn"]!);
        var replaced = await server.Client.PutJsonAsync(path, new { name = "n", description = "d" });
        Assert.Equal((200, false), (replaced.Status, replaced.Json.AsObject().ContainsKey("level")));
        var wrong = await server.Client.PutJsonAsync(path, new { name = "n" });
        Assert.Equal((400, "\"description\" is required"), (wrong.Status, wrong.Message));
        var gone = await server.Client.GetAsync(Path + "/7");
        Assert.Equal((404, "The rtaId is either invalid or does not exist."), (gone.Status, gone.Message));
    }
}
