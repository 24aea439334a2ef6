using System.Net;
using System.Net.Sockets;
using Symbl.LocalServer.Tests.Endpoints;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.LanguageModel;

/// <summary>What a client sees when the model's service fails.</summary>
public sealed class ModelFailureTests
{
    private const string Key = "sk-canary-0123456789";

    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-canary-0123456789."}}""", "answered 401 Unauthorized: Incorrect API key provided: ***.")]
    [InlineData(404, """{"error":"model 'llama' not found"}""", "answered 404 Not Found: model 'llama' not found")]
    [InlineData(400, """{"message":"too long"}""", "answered 400 Bad Request: too long")]
    [InlineData(422, """{"detail":"no"}""", "answered 422 Unprocessable Entity: no")]
    [InlineData(500, "<html>oops</html>", "answered 500 Internal Server Error.")]
    [InlineData(302, "", "answered 302 Found.")]
    [InlineData(200, "<html>not this</html>", "sent something that is not JSON of an OpenAI-compatible service.")]
    [InlineData(200, "null", "sent something that is not JSON of an OpenAI-compatible service.")]
    [InlineData(200, """{"choices":[]}""", "sent an answer without a message.")]
    public async Task An_error_of_the_model_is_reported_with_its_reason_and_without_the_key(int status, string body, string told)
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Says(body, status));
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("key"), Key + "\n");
        await using var server = await NebulaTests.StartAsync(service.BaseUri, model => model with { KeyPath = folder.File("key") });
        var answer = await server.Client.PostJsonAsync("/v1/model/generate", new { prompt = "p" });

        Assert.Equal((502, $"The language model at {service.Authority} {told}"), (answer.Status, answer.Message));
        Assert.Equal("Bearer " + Key, Assert.Single(service.Requests).Authorization);
        var info = (await server.Client.GetAsync("/local/info")).Text;
        Assert.Contains($"OpenAI-compatible service at {service.Authority}, model llama", info);
        Assert.DoesNotContain(Key, info);
    }

    [Fact]
    public async Task A_limit_is_passed_on_as_such()
    {
        await using var service = await FakeModelService.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return FakeModelService.Says("""{"error":{"message":"slow down"}}""", 429)(context);
        });
        await using var server = await NebulaTests.StartAsync(service.BaseUri);
        var answer = await server.Client.PostJsonAsync("/v1/model/chat", new { messages = new[] { new { role = "human", text = "hi" } } });

        Assert.Equal((429, "7", 429), (answer.Status, answer.RetryAfter, (int)answer.Json["statusCode"]!));
        Assert.EndsWith("slow down", answer.Message);
    }

    [Theory]
    [InlineData("/v1/model/generate")]
    [InlineData("/v1/model/generate/streaming")]
    public async Task A_silent_model_times_out(string path)
    {
        await using var service = await FakeModelService.StartAsync(
            context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await using var server = await NebulaTests.StartAsync(
            service.BaseUri, model => model with { Patience = TimeSpan.FromMilliseconds(200) });
        var answer = await server.Client.PostJsonAsync(path, new { prompt = "p" });

        Assert.Equal((504, $"The language model at {service.Authority} was silent for 0.2 seconds."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_failure_before_the_first_piece_is_an_error_response()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Streams("not JSON"));
        await using var server = await NebulaTests.StartAsync(service.BaseUri);
        var answer = await server.Client.PostJsonAsync("/v1/model/generate/streaming", new { prompt = "p" });
        Assert.Equal(502, answer.Status);

        await using var plain = await FakeModelService.StartAsync(FakeModelService.Says("{}"));
        await using var other = await NebulaTests.StartAsync(plain.BaseUri);
        answer = await other.Client.PostJsonAsync("/v1/model/generate/streaming", new { prompt = "p" });
        Assert.Equal(
            (502, $"The language model at {plain.Authority} sent something that is not a stream of events."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task An_unreachable_model_is_reported()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        await using var server = await NebulaTests.StartAsync(new Uri($"http://127.0.0.1:{port}/v1"));
        var answer = await server.Client.PostJsonAsync("/v1/model/embed", new { text = "p" });

        Assert.Equal(502, answer.Status);
        Assert.StartsWith($"The language model at 127.0.0.1:{port} cannot be reached:", answer.Message);
    }
}
