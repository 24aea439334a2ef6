using System.Diagnostics;
using System.Net;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Raw;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

/// <summary>The chain of handlers around a network layer of the test.</summary>
public sealed class HandlerChainTests
{
    [Fact]
    public void The_chain_lists_the_handlers_in_order()
    {
        using var transport = Transport(new Network());
        var chain = HandlerChain.Create(
            Options(), Clients.Quick, transport.Authorizer, new ResponseErrors(new ErrorContext
            {
                BaseUri = Options().BaseUri, Authentication = SymblAuthentication.AccessToken, ConnectTimeout = default,
                StallTimeout = default, OverallTimeout = null, Time = TimeProvider.System,
            }));
        Assert.Equal(
            ["DeadlineHandler", "RetryHandler", "ResponseHandler", "AuthorizationHandler", "TracingHandler", "ExchangeHandler"],
            chain.Select(handler => handler.GetType().Name));
        foreach (var handler in chain) handler.Dispose();
    }

    [Fact]
    public async Task The_factory_builds_the_pipeline_in_the_order_of_the_list()
    {
        var passed = new List<string>();
        using var network = new Network();
        using var client = ConnectionClient.Create(
            "test", [new Passing("first", passed), new Passing("second", passed)], network, http => http.Timeout = TimeSpan.FromMinutes(1));
        using var response = await client.Http.GetAsync(new Uri("http://127.0.0.1/x"), TestContext.Current.CancellationToken);
        Assert.Equal(["first", "second"], passed);
        Assert.Equal((1, TimeSpan.FromMinutes(1)), (network.Messages.Count, client.Http.Timeout));
    }

    [Fact]
    public async Task Each_attempt_and_each_renewal_is_a_message_of_its_own_with_a_body_of_its_own()
    {
        using var network = new Network(401, 503, 200);
        using var transport = Transport(network, new Renewable());
        var bodies = 0;
        await transport.SendAsync(
            Request(HttpMethod.Put) with
            {
                Repeatable = true,
                Content = watch =>
                {
                    bodies++;
                    return UploadContent.Json("{}"u8.ToArray(), watch);
                },
            },
            default);
        Assert.Equal(3, bodies);
        Assert.Equal(3, network.Messages.Distinct().Count());
        Assert.Equal(["Bearer T1", "Bearer T2", "Bearer T2"], network.Tokens);
        Assert.All(network.Bodies, body => Assert.Equal("{}", body));
    }

    [Fact]
    public async Task A_network_layer_that_sends_a_body_twice_gets_it_once()
    {
        using var network = new Network(200) { CopiesOfBody = 2 };
        using var transport = Transport(network);
        await Assert.ThrowsAsync<SymblConnectionException>(() => transport.SendAsync(
            Request(HttpMethod.Post) with { Content = watch => UploadContent.Json("{}"u8.ToArray(), watch) }, default));
        Assert.Equal(["{}"], network.Bodies);
        Assert.Single(network.Messages);
    }

    [Fact]
    public async Task A_second_refusal_is_final_and_does_not_discard_the_new_token()
    {
        using var network = new Network(401, 401);
        var tokens = new Renewable();
        using var transport = Transport(network, tokens);
        await Assert.ThrowsAsync<SymblAuthenticationException>(() => transport.SendAsync(Request(HttpMethod.Get), default));
        Assert.Equal((2, 1), (network.Messages.Count, tokens.Refused));
    }

    [Fact]
    public async Task An_anonymous_request_carries_no_token_and_is_not_renewed()
    {
        using var network = new Network(401);
        var tokens = new Renewable();
        using var transport = Transport(network, tokens);
        await Assert.ThrowsAsync<SymblAuthenticationException>(
            () => transport.SendAsync(Request(HttpMethod.Get) with { Authorize = false }, default));
        Assert.Equal([null], network.Tokens);
        Assert.Equal(0, tokens.Refused);
    }

    [Fact]
    public async Task One_activity_per_exchange_is_recorded_without_secrets()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == TracingHandler.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests of this process are traced as well.
                if (!activity.TagObjects.Any(static tag => tag is { Key: "symbl.connection", Value: "traced" })) return;
                lock (activities) activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = new LoopbackServer(exchange => exchange.Path == "/mint"
            ? exchange.JsonAsync($$"""{"accessToken":"{{LoopbackServer.Token}}"}""")
            : exchange.JsonAsync($$"""{"message":"{{exchange.Header("Authorization")}} {{exchange.Query}}"}""", 503));
        using var client = Clients.For(server, options => options with
        {
            ConnectionName = "traced",
            Tokens = new TokenServerSource(new Uri(server.BaseUri, "mint?key=" + Clients.Secret)),
        });
        await Assert.ThrowsAsync<SymblServiceException>(() => client.Raw.SendAsync(
            new RawRequest { Path = "/v1/x?private=" + Clients.Secret, Headers = new Dictionary<string, string> { ["X-Key"] = Clients.Secret } }, default));
        Assert.Equal(5, activities.Count);
        Assert.EndsWith("/mint", (string)activities[0].GetTagItem("url.path")!, StringComparison.Ordinal);
        Assert.Equal([null, 1, 2, 3], activities.Skip(1).Select(activity => (int?)activity.GetTagItem("http.request.resend_count")));
        Assert.All(activities.Skip(1), static activity =>
        {
            Assert.Equal(("GET", "/v1/x", 503), (activity.DisplayName, activity.GetTagItem("url.path"),
                activity.GetTagItem("http.response.status_code")));
            Assert.Equal(ActivityStatusCode.Error, activity.Status);
        });
        var recorded = string.Join('\n', activities.SelectMany(activity => activity.TagObjects
            .Select(tag => $"{tag.Key}={tag.Value}").Append(activity.DisplayName).Append(activity.StatusDescription)
            .Concat(activity.Events.Select(item => item.Name))));
        Assert.DoesNotContain("canary", recorded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("private", recorded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposal_disposes_the_network_layer_and_ends_further_calls()
    {
        var network = new Network();
        var transport = Transport(network);
        await transport.SendAsync(Request(HttpMethod.Get), default);
        transport.Dispose();
        Assert.True(network.Disposed);
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => transport.SendAsync(Request(HttpMethod.Get), default));
        Assert.Contains("closed", e.Message, StringComparison.Ordinal);
        Assert.Single(network.Messages);
    }

    [Fact]
    public async Task The_handlers_are_created_by_the_first_call()
    {
        var created = 0;
        HttpTransport Create() => new(Options(), () =>
        {
            created++;
            return new Network(200, 200);
        });
        Create().Dispose();
        using var transport = Create();
        Assert.Equal(0, created);
        await transport.SendAsync(Request(HttpMethod.Get), default);
        await transport.SendAsync(Request(HttpMethod.Get), default);
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task Disposal_during_a_pause_before_a_repeat_ends_the_call()
    {
        var time = new TestTime();
        using var network = new Network(503) { RetryAfter = TimeSpan.FromSeconds(30) };
        var transport = Transport(network, null, time);
        var call = transport.SendAsync(Request(HttpMethod.Get), default);
        await time.StartedAsync(TimeSpan.FromSeconds(30));
        transport.Dispose();
        Assert.Contains("closed", (await Assert.ThrowsAsync<SymblConnectionException>(() => call)).Message, StringComparison.Ordinal);
    }

    private static SymblClientOptions Options(ITokenSource? tokens = null, TimeProvider? time = null) => new()
    {
        BaseUri = new Uri("http://127.0.0.1:9/"),
        Tokens = tokens ?? new StaticTokenSource("T"),
        Timing = Clients.Quick,
        Time = time ?? TimeProvider.System,
    };

    private static HttpTransport Transport(Network network, ITokenSource? tokens = null, TimeProvider? time = null) =>
        new(Options(tokens, time), () => network);

    private static ServiceRequest Request(HttpMethod method) => new()
    {
        Method = method,
        Uri = new Uri("http://127.0.0.1:9/v1/x"),
        Path = "/v1/x",
        Repeatable = method == HttpMethod.Get,
    };

    private sealed class Passing(string name, List<string> passed) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            passed.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Responds with the statuses of the test; the last one repeats.</summary>
    private sealed class Network(params int[] statuses) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Messages { get; } = [];

        public List<string?> Tokens { get; } = [];

        public List<string> Bodies { get; } = [];

        public int CopiesOfBody { get; init; } = 1;

        public TimeSpan? RetryAfter { get; init; }

        public bool Disposed { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Messages.Add(request);
            Tokens.Add(request.Headers.Authorization?.ToString());
            for (var copy = 0; request.Content is not null && copy < CopiesOfBody; copy++)
            {
                using var body = new MemoryStream();
                await request.Content.CopyToAsync(body, cancellationToken);
                Bodies.Add(System.Text.Encoding.UTF8.GetString(body.ToArray()));
            }

            var status = statuses.Length == 0 ? 200 : statuses[Math.Min(Messages.Count, statuses.Length) - 1];
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("{}") };
            if (RetryAfter is { } wait) response.Headers.RetryAfter = new(wait);
            return response;
        }

        protected override void Dispose(bool disposing)
        {
            Disposed = true;
            base.Dispose(disposing);
        }
    }

    /// <summary>Tokens T1, T2 and so on; a refused token is replaced.</summary>
    private sealed class Renewable : ITokenSource
    {
        public int Refused { get; private set; }

        public SymblAuthentication Kind => SymblAuthentication.Application;

        public string? AppId => null;

        public bool CanRenew => true;

        public ValueTask<AccessToken> GetAsync(TokenRequestContext context, CancellationToken cancellationToken) =>
            new(new AccessToken($"T{Refused + 1}", null));

        public void Invalidate(AccessToken token) => Refused++;
    }
}
