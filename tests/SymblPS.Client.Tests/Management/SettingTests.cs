using SymblPS.Client.Management;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Management;

/// <summary>Settings: a tree as a list of values, and the patch that changes it.</summary>
public sealed class SettingTests
{
    private const string Full = """
        {"settings":{"redaction":{"default":true,"type":"custom","exclude":["PERSON_NAME","DATE"],"custom":{"default":"[x]","a/b~c":"y"}},
         "intelligence":{"bookmarks":{"duration":30}},"later":{"limit":2.5,"nothing":null}}}
        """;

    [Fact]
    public async Task The_tree_of_settings_is_read_as_values_with_paths()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(Full));
        using var client = Clients.For(server);
        var settings = await client.Settings.ListAsync(CancellationToken.None);
        Assert.Equal(
            ["/redaction/default = True", "/redaction/type = custom", "/redaction/exclude = PERSON_NAME; DATE", "/redaction/custom/default = [x]",
                "/redaction/custom/a~1b~0c = y", "/intelligence/bookmarks/duration = 30", "/later/limit = 2.5", "/later/nothing = "],
            settings.Select(setting => FormattableString.Invariant($"{setting.Path} = {setting.Value}")));
        Assert.Equal((true, 30L, 2.5), (settings[0].Value, settings[5].Value, settings[6].Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"settings":{}}""")]
    [InlineData("""{"settings":null}""")]
    public async Task All_forms_of_no_settings_are_accepted(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        using var client = Clients.For(server);
        Assert.Empty(await client.Settings.ListAsync(CancellationToken.None));
    }

    [Theory]
    // The first value of a branch adds the branch.
    [InlineData("{}", "/redaction/default=true", """[{"op":"add","path":"/redaction","value":{"default":true}}]""")]
    [InlineData("{}", "redaction/default=true|/redaction/type=\"custom\"", """[{"op":"add","path":"/redaction","value":{"default":true,"type":"custom"}}]""")]
    [InlineData("""{"settings":{"redaction":{"default":true}}}""", "/redaction/type=\"custom\"", """[{"op":"add","path":"/redaction/type","value":"custom"}]""")]
    [InlineData("""{"settings":{"redaction":{"default":true}}}""", "/redaction/default=false", """[{"op":"replace","path":"/redaction/default","value":false}]""")]
    [InlineData("""{"settings":{"redaction":{"default":true}}}""", "/redaction/default=", """[{"op":"remove","path":"/redaction/default"}]""")]
    [InlineData("""{"settings":{"redaction":null}}""", "/redaction/default=false", """[{"op":"add","path":"/redaction","value":{"default":false}}]""")]
    [InlineData("""{"settings":{"redaction":7}}""", "/redaction/default=false", """[{"op":"replace","path":"/redaction","value":{"default":false}}]""")]
    // Text from a table takes the type of the existing value.
    [InlineData("""{"settings":{"a":true,"b":1,"c":["x"],"d":"t"}}""", "/a=\"False\"|/b=\"2.5\"|/c=\"x; y\"|/d=\"5\"",
        """[{"op":"replace","path":"/a","value":false},{"op":"replace","path":"/b","value":2.5},{"op":"replace","path":"/c","value":["x","y"]},{"op":"replace","path":"/d","value":"5"}]""")]
    public async Task The_patch_adds_new_values_and_replaces_existing_ones(string present, string changes, string patch)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.JsonAsync(exchange.Method == "GET" ? present : """{"settings":{"after":1}}""");
        });
        using var client = Clients.For(server);
        var after = await client.Settings.UpdateAsync(Changes(changes), CancellationToken.None);
        Assert.Equal(patch, server.Requests.Single(request => request.Method == "PATCH").BodyText);
        Assert.Equal("/after", Assert.Single(after).Path);
    }

    [Theory]
    [InlineData("""{"settings":{"redaction":{"default":true}}}""", "/redaction/default=true")]
    [InlineData("{}", "/redaction/default=")]
    public async Task Unchanged_values_are_not_sent(string present, string changes)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(present));
        using var client = Clients.For(server);
        await client.Settings.UpdateAsync(Changes(changes), CancellationToken.None);
        Assert.Equal("GET", Assert.Single(server.Requests).Method);
    }

    [Fact]
    public async Task Settings_are_read_again_after_an_empty_success()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "GET") await exchange.JsonAsync("""{"settings":{"a":1}}""");
            else await exchange.ReplyAsync(204, null, []);
        });
        using var client = Clients.For(server);
        Assert.Equal("/a", Assert.Single(await client.Settings.UpdateAsync(Changes("/a=2"), CancellationToken.None)).Path);
        Assert.Equal(["GET", "PATCH", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData("/a//b", "1")]
    [InlineData("/a", "{broken")]
    public async Task Invalid_paths_and_values_are_refused(string path, string json)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Settings.UpdateAsync([new SettingChange(path, json)], CancellationToken.None));
        Assert.DoesNotContain(server.Requests, request => request.Method == "PATCH");
    }

    private static SettingChange[] Changes(string text) =>
    [
        .. text.Split('|').Select(change => change.Split('=', 2)).Select(parts => new SettingChange(parts[0], parts[1].Length == 0 ? null : parts[1])),
    ];
}
