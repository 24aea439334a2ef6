using System.Text;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class SettingsTests
{
    private const string Path = "/v1/manage/settings";

    [Fact]
    public async Task Only_changed_settings_are_returned()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("{}", (await server.Client.GetAsync(Path)).Text);

        var first = await PatchAsync(server, """[{"op":"add","path":"/intelligence/bookmarks/duration","value":60}]""");
        Assert.Equal((200, """{"settings":{"intelligence":{"bookmarks":{"duration":60}}}}"""), (first.Status, first.Text));
        var second = await PatchAsync(
            server,
            """
            [{"op":"add","path":"/redaction","value":{"default":true,"type":"custom","exclude":["PERSON_NAME"],
              "custom":{"SSN":"Social Security Number","default":"obfuscation"},"mine":1}},
             {"op":"replace","path":"/intelligence/bookmarks/duration","value":7.5},
             {"op":"add","path":"/other","value":{"a":[1]}}]
            """);
        const string all =
            """{"settings":{"intelligence":{"bookmarks":{"duration":7.5}},"redaction":{"default":true,"type":"custom","exclude":["PERSON_NAME"],"custom":{"SSN":"Social Security Number","default":"obfuscation"},"mine":1},"other":{"a":[1]}}}""";
        Assert.Equal((200, all), (second.Status, second.Text));
        Assert.Equal(all, (await server.Client.GetAsync(Path)).Text);

        await PatchAsync(server, """[{"op":"remove","path":"/intelligence"},{"op":"remove","path":"/redaction"},{"op":"remove","path":"/other"}]""");
        Assert.Equal("{}", (await server.Client.GetAsync(Path)).Text);
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"/redaction","value":{"default":true}}]""", "\"[0]\" replace /redaction cannot be applied: there is nothing at this path; use add")]
    [InlineData("""[{"op":"add","path":"/redaction/default","value":true}]""", "\"[0]\" add /redaction/default cannot be applied: there is nothing to hold a value at this path; add what holds it first")]
    [InlineData("""[{"op":"add","path":"/redaction","value":true}]""", "\"redaction\" must be of type object")]
    [InlineData("""[{"op":"add","path":"/redaction","value":{"default":"true"}}]""", "\"redaction.default\" must be a boolean")]
    [InlineData("""[{"op":"add","path":"/redaction","value":{"type":"secret"}}]""", "\"redaction.type\" must be one of [default, obfuscation, custom]")]
    [InlineData("""[{"op":"add","path":"/redaction","value":{"exclude":"[]"}}]""", "\"redaction.exclude\" must be an array")]
    [InlineData("""[{"op":"add","path":"/redaction","value":{"exclude":[1]}}]""", "\"redaction.exclude[0]\" must be a string")]
    [InlineData("""[{"op":"add","path":"/redaction","value":{"custom":{"SSN":1}}}]""", "\"redaction.custom.SSN\" must be a string")]
    [InlineData("""[{"op":"add","path":"/intelligence/bookmarks/duration","value":"60"}]""", "\"intelligence.bookmarks.duration\" must be a positive number")]
    [InlineData("""[{"op":"add","path":"/intelligence/bookmarks/duration","value":0}]""", "\"intelligence.bookmarks.duration\" must be a positive number")]
    [InlineData("""[{"op":"add","path":"/intelligence","value":[]}]""", "\"intelligence\" must be of type object")]
    [InlineData("""{}""", "\"value\" must be an array")]
    public async Task Invalid_settings_change_nothing(string patch, string message)
    {
        await using var server = await TestServer.StartAsync();
        var refused = await PatchAsync(server, patch);

        Assert.Equal((400, message), (refused.Status, refused.Message));
        Assert.Equal("{}", (await server.Client.GetAsync(Path)).Text);
    }

    private static Task<Answer> PatchAsync(TestServer server, string patch) =>
        server.Client.SendAsync(HttpMethod.Patch, Path, new StringContent(patch, Encoding.UTF8, "application/json"));
}
