using System.Net.Sockets;
using System.Text;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints.Account;

public sealed class TrackerTests
{
    private const string Path = "/v1/manage/trackers";

    [Fact]
    public async Task A_tracker_is_created_read_listed_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.Client.PostJsonAsync(Path, Body("Promotion Mention", "month special", "10 20 percent"));
        var tracker = created.Json["tracker"]!;
        var id = (string)tracker["id"]!;

        Assert.Equal(201, created.Status);
        Assert.Matches("^[0-9]{16}$", id);
        Assert.Equal(
            ["id", "name", "vocabulary", "createdOn", "updatedOn"],
            tracker.AsObject().Select(member => member.Key));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)tracker["createdOn"]!);
        foreach (var path in new[] { $"{Path}/{id}", $"/v1/manage/tracker/{id}" })
            Assert.Equal(created.Text, (await server.Client.GetAsync(path)).Text);
        Assert.Equal($$"""{"trackers":[{{tracker.ToJsonString()}}]}""", (await server.Client.GetAsync(Path)).Text);

        var deleted = await server.Client.DeleteAsync($"{Path}/{id}");
        Assert.Equal((200, $$"""{"id":"{{id}}","type":"tracker","deleted":true}"""), (deleted.Status, deleted.Text));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            var gone = await server.Client.SendAsync(method, $"{Path}/{id}");
            Assert.Equal((404, "The trackerId is either invalid or does not exist."), (gone.Status, gone.Message));
        }
    }

    [Fact]
    public async Task The_list_finds_a_tracker_by_its_exact_name()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in new[] { "price", "Price", "Preis & Größe" })
            Assert.Equal(201, (await server.Client.PostJsonAsync(Path, Body(name, "price"))).Status);

        async Task<string[]> NamesAsync(string query) =>
            [.. (await server.Client.GetAsync(Path + query)).Json["trackers"]!.AsArray().Select(item => (string)item!["name"]!)];

        Assert.Equal(["price", "Price", "Preis & Größe"], await NamesAsync(""));
        Assert.Equal(["Price"], await NamesAsync("?name=Price"));
        Assert.Equal(["Preis & Größe"], await NamesAsync("?name=" + Uri.EscapeDataString("Preis & Größe")));
        Assert.Empty(await NamesAsync("?name=PRICE"));
    }

    [Fact]
    public async Task A_list_is_created_as_a_whole_by_either_path()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { Path, Path + "/bulk" })
        {
            var created = await server.Client.PostJsonAsync(path, new[] { Body("One" + path, "a"), Body("Two" + path, "b") });
            Assert.Equal(201, created.Status);
            Assert.Equal(["One" + path, "Two" + path], created.Json["trackers"]!.AsArray().Select(item => (string)item!["name"]!));
            Assert.Equal(2, created.Json["trackers"]!.AsArray().Select(item => (string)item!["id"]!).Distinct().Count());
        }

        var refused = await server.Client.PostJsonAsync(Path + "/bulk", new[] { Body("Three", "a"), Body("Three", "b") });
        Assert.Equal((409, "The name \"Three\" is already taken by another tracker."), (refused.Status, refused.Message));
        var wrong = await server.Client.PostJsonAsync(Path + "/bulk", new object[] { Body("Four", "a"), new { name = "Five" } });
        Assert.Equal((400, "\"[1].vocabulary\" is required"), (wrong.Status, wrong.Message));
        Assert.Equal(4, (await server.Client.GetAsync(Path)).Json["trackers"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_account_has_at_most_500()
    {
        await using var server = await TestServer.StartAsync();
        var all = Enumerable.Range(0, 500).Select(i => Body($"Tracker {i}", "word")).ToArray();
        Assert.Equal(201, (await server.Client.PostJsonAsync(Path + "/bulk", all)).Status);

        var refused = await server.Client.PostJsonAsync(Path, Body("One more", "word"));
        Assert.Equal((400, "An account has at most 500 definitions of the kind tracker."), (refused.Status, refused.Message));
        Assert.Equal(500, (await server.Client.GetAsync(Path)).Json["trackers"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{"vocabulary":["a"]}""", "\"name\" is required")]
    [InlineData("""{"name":"","vocabulary":["a"]}""", "\"name\" is not allowed to be empty")]
    [InlineData("""{"name":7,"vocabulary":["a"]}""", "\"name\" must be a string")]
    [InlineData("""{"name":"n"}""", "\"vocabulary\" is required")]
    [InlineData("""{"name":"n","vocabulary":"a"}""", "\"vocabulary\" must be an array")]
    [InlineData("""{"name":"n","vocabulary":[]}""", "\"vocabulary\" must contain at least 1 items")]
    [InlineData("""{"name":"n","vocabulary":["a",""]}""", "\"vocabulary[1]\" is not allowed to be empty")]
    [InlineData("""{"name":"n","vocabulary":["a",{}]}""", "\"vocabulary[1]\" must be a string")]
    [InlineData("""{"name":"n","vocabulary":["a","b","a"]}""", "\"vocabulary[2]\" contains a duplicate value")]
    [InlineData("""{"name":"n","vocabulary":["what?"]}""", "\"vocabulary[0]\" may hold letters, digits, spaces and the signs . ' - + # & only")]
    [InlineData("""{"name":"n","vocabulary":["a"],"categories":"x"}""", "\"categories\" must be an array")]
    [InlineData("""{"name":"n","vocabulary":["a"],"languages":[1]}""", "\"languages[0]\" must be a string")]
    [InlineData("""{"name":"n","vocabulary":["a"],"description":{}}""", "\"description\" must be a string")]
    [InlineData("[1]", "\"[0]\" must be of type object")]
    [InlineData("7", "The request body must be a JSON object.")]
    [InlineData("", "The request body is not valid JSON.")]
    [InlineData("""{"name":"n","name":"m","vocabulary":["a"]}""", "The request body is not valid JSON.")]
    [InlineData("""{"name":"\ud800","vocabulary":["a"]}""", "The request body is not valid JSON.")]
    public async Task A_wrong_tracker_is_refused(string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Fifty_phrases_are_enough_and_all_scripts_are_letters()
    {
        await using var server = await TestServer.StartAsync();
        var many = Enumerable.Range(0, 50).Select(i => $"phrase {i}").ToArray();
        Assert.Equal(201, (await server.Client.PostJsonAsync(Path, Body("Fifty", many))).Status);
        var refused = await server.Client.PostJsonAsync(Path, Body("More", [.. many, "more"]));
        Assert.Equal("\"vocabulary\" must contain less than or equal to 50 items", refused.Message);
        Assert.Equal(201, (await server.Client.PostJsonAsync(Path, Body("Scripts", "नमस्ते", "naïve", "e.g. O'Neill-Smith", "価格"))).Status);
    }

    [Fact]
    public async Task Unknown_members_are_kept_and_server_members_are_protected()
    {
        await using var server = await TestServer.StartAsync();
        var created = (await server.Client.PostJsonAsync(
            Path,
            new { id = "1", createdOn = "never", name = "n", vocabulary = new[] { "a" }, colour = new { r = 1.50m }, none = (string?)null })).Json["tracker"]!;

        Assert.Equal("""{"r":1.50}""", created["colour"]!.ToJsonString());
        Assert.False(created.AsObject().ContainsKey("none"));
        Assert.NotEqual("1", (string)created["id"]!);
        Assert.NotEqual("never", (string)created["createdOn"]!);
        var patched = await PatchAsync(server, (string)created["id"]!, """[{"op":"add","path":"/description","value":"d"}]""");
        Assert.Equal("""{"r":1.50}""", patched.Json["tracker"]!["colour"]!.ToJsonString());
    }

    [Fact]
    public async Task A_patch_changes_parts_and_its_value_may_be_a_list()
    {
        await using var server = await TestServer.StartAsync();
        var id = await CreateAsync(server, "n", "a", "b");
        var patched = await PatchAsync(
            server,
            id,
            """
            [{"op":"replace","path":"/vocabulary","value":["c","d"]},{"op":"add","path":"/categories","value":["x"]},
             {"op":"add","path":"/vocabulary/-","value":"e"},{"op":"replace","path":"/name","value":"m"}]
            """);

        Assert.Equal(200, patched.Status);
        var tracker = patched.Json["tracker"]!;
        Assert.Equal(
            ("m", """["c","d","e"]""", """["x"]"""),
            ((string)tracker["name"]!, tracker["vocabulary"]!.ToJsonString(), tracker["categories"]!.ToJsonString()));
        Assert.Equal(patched.Text, (await server.Client.GetAsync($"{Path}/{id}")).Text);
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"/name","value":"m"},{"op":"replace","path":"/description","value":"d"}]""", 400, "\"[1]\" replace /description cannot be applied: there is nothing at this path; use add")]
    [InlineData("""[{"op":"remove","path":"/vocabulary"}]""", 400, "\"vocabulary\" is required")]
    [InlineData("""[{"op":"replace","path":"/vocabulary","value":[]}]""", 400, "\"vocabulary\" must contain at least 1 items")]
    [InlineData("""[{"op":"replace","path":"/name","value":"taken"}]""", 409, "The name \"taken\" is already taken by another tracker.")]
    [InlineData("""[{"op":"replace","path":"/id","value":"7"}]""", 400, "\"id\" is not allowed to be changed")]
    [InlineData("""[{"op":"remove","path":"/createdOn"}]""", 400, "\"createdOn\" is not allowed to be changed")]
    [InlineData("""{"name":"m"}""", 400, "\"value\" must be an array")]
    public async Task An_invalid_patch_changes_nothing(string patch, int status, string message)
    {
        await using var server = await TestServer.StartAsync();
        await CreateAsync(server, "taken", "a");
        var id = await CreateAsync(server, "n", "a");
        var before = await server.Client.GetAsync($"{Path}/{id}");
        var refused = await PatchAsync(server, id, patch);

        Assert.Equal((status, message), (refused.Status, refused.Message));
        Assert.Equal(before.Text, (await server.Client.GetAsync($"{Path}/{id}")).Text);
    }

    [Fact]
    public async Task The_2022_paths_do_the_same()
    {
        await using var server = await TestServer.StartAsync();
        var created = await server.Client.PostJsonAsync("/v1/manage/tracker", Body("n", "a"));
        Assert.Equal(201, created.Status);
        var id = (string)created.Json["tracker"]!["id"]!;
        var path = $"/v1/manage/tracker/{id}";

        var replaced = await server.Client.PutJsonAsync(path, new { id, name = "n", vocabulary = new[] { "b" }, description = "d" });
        Assert.Equal((200, """["b"]"""), (replaced.Status, replaced.Json["tracker"]!["vocabulary"]!.ToJsonString()));
        Assert.Equal((string)created.Json["tracker"]!["createdOn"]!, (string)replaced.Json["tracker"]!["createdOn"]!);
        var nameless = await server.Client.PutJsonAsync(path, Body("n", "b"));
        Assert.Equal((400, "\"id\" is required"), (nameless.Status, nameless.Message));
        var other = await server.Client.PutJsonAsync(path, new { id = "7", name = "n", vocabulary = new[] { "b" } });
        Assert.Equal((400, "\"id\" must be the id of the tracker in the path"), (other.Status, other.Message));
        var deleted = await server.Client.DeleteAsync(path);
        Assert.Equal((200, "tracker"), (deleted.Status, (string)deleted.Json["type"]!));
    }

    [Fact]
    public async Task More_than_a_megabyte_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.PostJsonAsync(Path, new { name = "n", vocabulary = new[] { "a" }, filler = new string('x', 1024 * 1024) });

        Assert.Equal((413, "The request body is larger than the limit of 1048576 bytes."), (answer.Status, answer.Message));
        Assert.Equal(201, (await server.Client.PostJsonAsync(Path, Body("n", "a"))).Status);
    }

    [Fact]
    public async Task Concurrent_writes_are_rejected_and_reads_are_not()
    {
        await using var server = await TestServer.StartAsync();
        var id = await CreateAsync(server, "n", "a");
        var body = """{"name":"slow","vocabulary":["a"]}"""u8.ToArray();
        using var slow = await BeginAsync(server, body.AsMemory(0, 10), body.Length);
        var refused = await PatchAsync(server, id, """[{"op":"test","path":"/name","value":"n"}]""");

        Assert.Equal(429, refused.Status);
        Assert.Equal(429, (int)refused.Json["statusCode"]!);
        Assert.Contains("`1`", refused.Message);
        foreach (var write in new[] { server.Client.PostJsonAsync(Path, Body("x", "a")), server.Client.DeleteAsync($"{Path}/{id}") })
            Assert.Equal(429, (await write).Status);
        Assert.Equal(200, (await server.Client.GetAsync(Path)).Status);

        await slow.SendAsync(body.AsMemory(10));
        var answer = new byte[4096];
        var read = await slow.ReceiveAsync(answer);
        Assert.StartsWith("HTTP/1.1 201", Encoding.UTF8.GetString(answer, 0, read));
        Assert.Equal(200, (await server.Client.DeleteAsync($"{Path}/{id}")).Status);
    }

    [Fact]
    public async Task A_disconnected_sender_releases_the_write()
    {
        await using var server = await TestServer.StartAsync();
        using (await BeginAsync(server, "{"u8.ToArray(), 100))
            Assert.Equal(429, (await server.Client.DeleteAsync($"{Path}/1")).Status);

        for (var i = 0; (await server.Client.DeleteAsync($"{Path}/1")).Status == 429; i++)
        {
            Assert.True(i < 500, "The turn was not given back.");
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task Sequential_calls_reach_no_limit()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 100; i++)
            Assert.Equal(201, (await server.Client.PostJsonAsync(Path, Body($"Tracker {i}", "word"))).Status);
    }

    private static object Body(string name, params string[] vocabulary) => new { name, vocabulary };

    private static async Task<string> CreateAsync(TestServer server, string name, params string[] vocabulary) =>
        (string)(await server.Client.PostJsonAsync(Path, Body(name, vocabulary))).Json["tracker"]!["id"]!;

    private static Task<Answer> PatchAsync(TestServer server, string id, string patch) =>
        server.Client.SendAsync(HttpMethod.Patch, $"{Path}/{id}", new StringContent(patch, Encoding.UTF8, "application/json"));

    /// <summary>Begins a creation, and comes back when it has its turn: the server asks for the body then.</summary>
    private static async Task<Socket> BeginAsync(TestServer server, ReadOnlyMemory<byte> start, int length)
    {
        var uri = new Uri(server.Ready.BaseUri!);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(uri.Host, uri.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: {uri.Authority}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n"
            + "Expect: 100-continue\r\n"
            + $"Authorization: {server.Client.Http.DefaultRequestHeaders.Authorization}\r\n\r\n"));
        var answer = new byte[1024];
        var read = await socket.ReceiveAsync(answer);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(answer, 0, read));
        await socket.SendAsync(start);
        return socket;
    }
}
