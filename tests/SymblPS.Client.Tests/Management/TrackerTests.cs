using System.Text;
using System.Text.Json.Nodes;
using SymblPS.Client.Management;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Management;

/// <summary>
/// Requests and responses for trackers: shapes, two generations of paths, serialized writes, and requests that are never repeated.
/// </summary>
public sealed class TrackerTests
{
    private const string Pricing = """{"id":"4991","name":"Pricing","vocabulary":["discount"],"ranking":7}""";

    [Theory]
    [InlineData($$"""{"trackers":[{{Pricing}}]}""")]
    [InlineData($$"""[{{Pricing}}]""")]
    [InlineData($$"""{"tracker":{{Pricing}}}""")]
    [InlineData($$"""{"trackers":[{{Pricing}},null,7]}""")]
    public async Task A_list_is_read_from_each_shape_of_the_samples(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        using var client = Clients.For(server);
        var tracker = Assert.Single(await client.Trackers.ListAsync(null, CancellationToken.None));
        Assert.Equal(("4991", "Pricing", "discount"), (tracker.TrackerId, tracker.Name, tracker.Vocabulary.ToString()));
        Assert.Equal("7", tracker.AdditionalProperties!["ranking"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"trackers":null}""")]
    [InlineData("""{"trackers":{}}""")]
    public async Task All_forms_of_an_empty_tracker_list_are_accepted(string body)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(body));
        using var client = Clients.For(server);
        Assert.Empty(await client.Trackers.ListAsync(null, CancellationToken.None));
    }

    [Fact]
    public async Task A_page_instead_of_a_list_is_an_unexpected_response()
    {
        await using var server = new LoopbackServer(exchange => exchange.ReplyAsync(200, "text/html", "<html>Log in</html>"u8.ToArray()));
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Trackers.ListAsync(null, CancellationToken.None));
        Assert.Contains("Log in", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201, $$"""{"tracker":{{Pricing}}}""", 1)]
    [InlineData(200, Pricing, 1)]
    [InlineData(200, $$"""{"trackers":[{{Pricing}}]}""", 1)]
    [InlineData(201, "", 2)]
    [InlineData(201, "{}", 2)]
    public async Task A_new_tracker_is_returned_for_each_shape_of_the_response(int status, string body, int requests)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "GET") await exchange.JsonAsync($"[{Pricing}]");
            else await exchange.JsonAsync(body, status);
        });
        using var client = Clients.For(server);
        var tracker = await client.Trackers.CreateAsync(
            new TrackerDefinition { Name = "Pricing", Vocabulary = ["discount"], Description = "" }, CancellationToken.None);
        Assert.Equal("4991", tracker.TrackerId);
        Assert.Equal(requests, server.Requests.Count);
        Assert.Equal("""{"name":"Pricing","vocabulary":["discount"]}""", server.Requests.First().BodyText);
    }

    [Fact]
    public async Task A_duplicate_name_is_an_error_with_a_recommended_action()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("""{"message":"duplicate"}""", 409));
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblServiceException>(() => CreateAsync(client));
        Assert.Equal((409, "duplicate"), (failure.StatusCode, failure.ServiceMessage));
        Assert.Contains("'Pricing' is there already", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Set-SymblTracker", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task The_older_paths_are_tried_and_remembered(int status)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Path.StartsWith("/v1/manage/trackers", StringComparison.Ordinal)) await exchange.JsonAsync("""{"message":"no"}""", status);
            else await exchange.JsonAsync($$"""{"tracker":{{Pricing}}}""");
        });
        using var client = Clients.For(server);
        await CreateAsync(client);
        await client.Trackers.GetAsync("4991", CancellationToken.None);
        await client.Trackers.UpdateAsync("4991", _ => new TrackerDefinition { Vocabulary = ["rebate"] }, CancellationToken.None);
        await client.Trackers.RemoveAsync("4991", CancellationToken.None);
        Assert.Equal(
            ["POST /v1/manage/trackers", "POST /v1/manage/tracker", "GET /v1/manage/tracker/4991", "GET /v1/manage/tracker/4991",
                "PUT /v1/manage/tracker/4991", "DELETE /v1/manage/tracker/4991"],
            server.Requests.Select(request => $"{request.Method} {request.Path}"));
        var put = JsonNode.Parse(server.Requests.Single(request => request.Method == "PUT").BodyText)!;
        Assert.Equal(("4991", "Pricing", 7), ((string?)put["id"], (string?)put["name"], (int)put["ranking"]!));
        Assert.Equal("""["rebate"]""", put["vocabulary"]!.ToJsonString());
    }

    [Fact]
    public async Task An_unknown_tracker_is_requested_once_after_the_path_is_known()
    {
        await using var server = new LoopbackServer(exchange => exchange.Method == "POST"
            ? exchange.JsonAsync(Pricing, 201)
            : exchange.JsonAsync("""{"message":"unknown"}""", 404));
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblNotFoundException>(() => client.Trackers.GetAsync("1", CancellationToken.None));
        Assert.Equal("/v1/manage/trackers/1", failure.Path);
        Assert.Equal(2, server.Requests.Count);
        await CreateAsync(client);
        await Assert.ThrowsAsync<SymblNotFoundException>(() => client.Trackers.GetAsync("1", CancellationToken.None));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_write_refused_because_of_another_write_is_repeated()
    {
        var posts = 0;
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (Interlocked.Increment(ref posts) < 4) await exchange.JsonAsync("""{"statusCode":429,"message":"one at a time"}""", 429);
            else await exchange.JsonAsync($$"""{"tracker":{{Pricing}}}""", 201);
        });
        using var client = Clients.For(server);
        Assert.Equal("4991", (await CreateAsync(client)).TrackerId);
        Assert.Equal(4, posts);
    }

    [Fact]
    public async Task A_cancellation_ends_the_repetition_of_a_write()
    {
        await using var server = new LoopbackServer(exchange =>
            exchange.JsonAsync("""{"statusCode":429,"message":"one at a time"}""", 429, "Retry-After: 60"));
        var time = new TestTime();
        using var client = Clients.For(server, options => options with { Time = time });
        using var patience = new CancellationTokenSource();
        var creation = client.Trackers.CreateAsync(Definition("Pricing"), patience.Token);
        await time.StartedAsync(TimeSpan.FromSeconds(60));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creation);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Writes_of_one_account_are_serialized_across_clients()
    {
        int running = 0, most = 0;
        await using var server = new LoopbackServer(async exchange =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await exchange.ReadBodyAsync();
            // Two concurrent writes would meet here.
            for (var i = 0; i < 50; i++) await Task.Yield();
            Interlocked.Decrement(ref running);
            await exchange.JsonAsync($$"""{"tracker":{{Pricing}}}""", 201);
        });
        var account = "app-" + Guid.NewGuid().ToString("N");
        var clients = Enumerable.Range(0, 4)
            .Select(_ => Clients.For(server, options => options with { Tokens = new ApplicationTokenSource(account, () => Clients.Secret) }))
            .ToList();
        await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, 3).Select(_ => CreateAsync(client))));
        Assert.Equal((12, 1), (server.Requests.Count, most));
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_creation_that_may_have_arrived_is_not_sent_again()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            exchange.Abort();
        });
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblAmbiguousSubmissionException>(() => CreateAsync(client));
        Assert.Single(server.Requests);
        Assert.Contains("Get-SymblTracker -Name 'Pricing'", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, "text/html", "<html><body>Bad <b>gateway</b></body></html>", "Bad gateway", 1)]
    [InlineData(413, "text/plain", "Request Entity Too Large", "Request Entity Too Large", 1)]
    public async Task Errors_without_JSON_are_reported_and_creations_are_not_repeated(int status, string type, string body, string words, int requests)
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.ReplyAsync(status, type, Encoding.UTF8.GetBytes(body));
        });
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblServiceException>(() => CreateAsync(client));
        Assert.Equal((status, words), (failure.StatusCode, failure.ServiceMessage));
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_is_sent_as_a_patch_of_the_differences()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "PATCH") await exchange.ReplyAsync(204, null, []);
            else await exchange.JsonAsync("""{"tracker":{"id":"1","name":"Pricing","vocabulary":["a","b"],"description":"old","categories":["x"]}}""");
        });
        using var client = Clients.For(server);
        await client.Trackers.UpdateAsync(
            "1",
            present => new TrackerDefinition
            {
                Name = "Pricing", Vocabulary = [.. present.Vocabulary, "c"], Description = "", Categories = ["x"], Languages = ["en-US"],
            },
            CancellationToken.None);
        Assert.Equal(["GET", "PATCH", "GET"], server.Requests.Select(request => request.Method));
        Assert.Equal(
            """[{"op":"remove","path":"/description"},{"op":"replace","path":"/vocabulary","value":["a","b","c"]},{"op":"add","path":"/languages","value":["en-US"]}]""",
            server.Requests.ElementAt(1).BodyText);
        await client.Trackers.UpdateAsync("1", _ => new TrackerDefinition { Vocabulary = ["a", "b"] }, CancellationToken.None);
        Assert.Equal(1, server.Count("PATCH", "/v1/manage/trackers/1"));
    }

    [Theory]
    [InlineData("", "a phrase", "needs a name")]
    [InlineData("T", "", "at least one")]
    [InlineData("T", "what?", "'?'")]
    [InlineData("T", "a|b", "'|'")]
    [InlineData("T", "say it|Say it", "twice")]
    [InlineData("T", "ok| ", "empty phrase")]
    public async Task Invalid_trackers_are_refused_with_the_phrase(string name, string phrases, string words)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}"));
        using var client = Clients.For(server);
        var vocabulary = words == "'|'" ? [phrases] : phrases.Length == 0 ? [] : phrases.Split('|');
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => client.Trackers.CreateAsync(
            new TrackerDefinition { Name = name, Vocabulary = vocabulary }, CancellationToken.None));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Letters_of_every_script_digits_and_three_punctuation_marks_are_accepted()
    {
        TrackerOperations.Check(Definition("T") with { Vocabulary = ["l'été", "24-7 support", "v. 2", "हिन्दी", "日本語"] });
        Assert.Throws<ArgumentException>(() => TrackerOperations.Check(Definition("T") with
        {
            Vocabulary = [.. Enumerable.Range(0, 51).Select(i => $"phrase {i}")],
        }));
    }

    internal static TrackerDefinition Definition(string name) => new() { Name = name, Vocabulary = ["discount"] };

    private static Task<SymblTracker> CreateAsync(SymblClient client) => client.Trackers.CreateAsync(Definition("Pricing"), CancellationToken.None);
}
