using System.Text.Json.Nodes;
using SymblPS.Client.Management;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Management;

/// <summary>Bulk creation: few requests, and an outcome for each resource.</summary>
public sealed class BulkTests
{
    [Fact]
    public async Task Several_resources_are_created_in_one_request_and_returned_in_order()
    {
        await using var account = new Account();
        var outcomes = await account.CreateAsync("a", "b", "c");
        Assert.Equal(["a", "b", "c"], outcomes.Select(outcome => outcome.Created!.Name));
        Assert.Equal(["GET /v1/manage/trackers", "POST /v1/manage/trackers/bulk"], account.Requests);
    }

    [Fact]
    public async Task Duplicates_are_reported_and_the_others_are_created()
    {
        await using var account = new Account { Names = { "b" } };
        var outcomes = await account.CreateAsync("a", "b", "c", "c");
        Assert.Equal(["a", null, "c", null], outcomes.Select(outcome => outcome.Created?.Name));
        Assert.Contains("'b' is there already", outcomes[1].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(409, Assert.IsType<SymblServiceException>(outcomes[3].Failure).StatusCode);
        Assert.Equal(["a", "b", "c"], account.Names.Order());
    }

    [Fact]
    public async Task An_older_server_gets_the_batch_by_the_path_of_the_list()
    {
        await using var account = new Account { Refuse = path => path.EndsWith("/bulk", StringComparison.Ordinal) ? 405 : 0 };
        Assert.All(await account.CreateAsync("a", "b"), outcome => Assert.NotNull(outcome.Created));
        Assert.All(await account.CreateAsync("c", "d"), outcome => Assert.NotNull(outcome.Created));
        Assert.Equal(1, account.Requests.Count(request => request.EndsWith("/bulk", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task A_refused_batch_is_created_one_by_one(int status)
    {
        await using var account = new Account
        {
            Refuse = path => path.EndsWith("/bulk", StringComparison.Ordinal) ? status : 0,
            RefuseName = "bad",
        };
        var outcomes = await account.CreateAsync("a", "bad", "c");
        Assert.Equal(["a", null, "c"], outcomes.Select(outcome => outcome.Created?.Name));
        Assert.Equal("not this one", Assert.IsType<SymblServiceException>(outcomes[1].Failure).ServiceMessage);
    }

    [Fact]
    public async Task Resources_created_by_a_refused_batch_are_not_created_again()
    {
        await using var account = new Account { CreatesBeforeRefusal = 1, Refuse = path => path.EndsWith("/bulk", StringComparison.Ordinal) ? 409 : 0 };
        var outcomes = await account.CreateAsync("a", "b");
        Assert.Equal(["a", "b"], outcomes.Select(outcome => outcome.Created?.Name));
        Assert.Equal(["a", "b"], account.Names);
    }

    [Fact]
    public async Task An_empty_success_is_verified_by_a_list()
    {
        await using var account = new Account { SaysNothing = true };
        Assert.Equal(["a", "b"], (await account.CreateAsync("a", "b")).Select(outcome => outcome.Created?.Name));
    }

    [Fact]
    public async Task No_request_exceeds_the_maximum_size()
    {
        await using var account = new Account();
        var names = Enumerable.Range(0, 250).Select(i => $"tracker {i:000}").ToArray();
        Assert.Equal(names, (await account.CreateAsync(names)).Select(outcome => outcome.Created?.Name));
        Assert.Equal(3, account.Requests.Count(request => request.EndsWith("/bulk", StringComparison.Ordinal)));
    }

    /// <summary>An account with trackers on a server that can refuse requests.</summary>
    private sealed class Account : IAsyncDisposable
    {
        private readonly LoopbackServer _server;
        private readonly SymblClient _client;

        public Account()
        {
            _server = new LoopbackServer(AnswerAsync);
            _client = Clients.For(_server);
        }

        public List<string> Names { get; } = [];

        public Func<string, int> Refuse { get; init; } = _ => 0;

        public string? RefuseName { get; init; }

        public int CreatesBeforeRefusal { get; init; }

        public bool SaysNothing { get; init; }

        public IEnumerable<string> Requests => _server.Requests.Select(request => $"{request.Method} {request.Path}");

        public Task<IReadOnlyList<CreationOutcome<SymblTracker>>> CreateAsync(params string[] names) =>
            _client.Trackers.CreateManyAsync([.. names.Select(TrackerTests.Definition)], CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _server.DisposeAsync();
        }

        private async Task AnswerAsync(TestExchange exchange)
        {
            await exchange.ReadBodyAsync();
            if (exchange.Method == "GET")
            {
                await exchange.JsonAsync($$"""{"trackers":[{{string.Join(",", Names.Select(Tracker))}}]}""");
                return;
            }

            var body = JsonNode.Parse(exchange.BodyText)!;
            var wanted = (body is JsonArray many ? many.ToArray() : [body]).Select(one => (string)one!["name"]!).ToList();
            if (Refuse(exchange.Path) is > 0 and var status)
            {
                Names.AddRange(wanted.Take(CreatesBeforeRefusal));
                await exchange.JsonAsync("""{"message":"refused as a whole"}""", status);
            }
            else if (wanted.Contains(RefuseName!))
            {
                await exchange.JsonAsync("""{"message":"not this one"}""", 400);
            }
            else
            {
                Names.AddRange(wanted);
                await exchange.JsonAsync(SaysNothing ? "" : $$"""{"trackers":[{{string.Join(",", wanted.Select(Tracker).Reverse())}}]}""", 201);
            }
        }

        private static string Tracker(string name) => $$"""{"id":"id-{{name}}","name":"{{name}}","vocabulary":["discount"]}""";
    }
}
