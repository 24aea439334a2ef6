using System.Text;
using Microsoft.AspNetCore.Http;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.LanguageModel;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class NebulaTests
{
    private const string Completion =
        """
        {"id":"x","model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"Grüße, all is well."},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}
        """;

    private static readonly string FiftyWords = string.Join(' ', Enumerable.Repeat("word", 50));

    [Fact]
    public async Task A_prompt_is_passed_on_with_the_documented_defaults()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Says(Completion));
        await using var server = await StartAsync(service.BaseUri);
        var answer = await server.Client.PostJsonAsync("/v1/model/generate", new { prompt = "How is it?" });

        Assert.Equal(
            (200, """{"model":"m-1","output":{"text":"Grüße, all is well."},"stats":{"input_tokens":12,"output_tokens":5,"total_input_tokens":12,"total_tokens":17,"output_words":4}}"""),
            (answer.Status, answer.Text));
        var asked = Assert.Single(service.Requests);
        Assert.Equal(("/v1/chat/completions", ""), (asked.Path, asked.Authorization));
        Assert.Equal(
            """{"model":"llama","messages":[{"role":"user","content":"How is it?"}],"max_tokens":128,"temperature":0}""",
            asked.Body.ToJsonString());
    }

    [Fact]
    public async Task An_instruction_with_a_conversation_and_all_parameters_are_passed_on()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Says(Completion));
        await using var server = await StartAsync(service.BaseUri);
        await server.Client.PostJsonAsync(
            "/v1/model/generate",
            new
            {
                prompt = new { instruction = "Sum it up.", conversation = new { text = FiftyWords } },
                max_new_tokens = 7,
                temperature = 0.5,
                top_p = 0.25,
                top_k = 3,
                repetition_penalty = 1.2,
                stop_sequences = new[] { "END", "\n" },
                penalty_alpha = 0.1,
                return_scores = false,
            });

        Assert.Equal(
            $$"""{"model":"llama","messages":[{"role":"user","content":"Sum it up.\n\n{{FiftyWords}}"}],"max_tokens":7,"temperature":0.5,"top_p":0.25,"top_k":3,"repetition_penalty":1.2,"stop":["END","\n"]}""",
            Assert.Single(service.Requests).Body.ToJsonString());
    }

    [Fact]
    public async Task A_conversation_comes_back_with_the_reply()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Says(Completion));
        await using var server = await StartAsync(service.BaseUri);
        var messages = new[] { new { role = "human", text = "Hi" }, new { role = "assistant", text = "Hello" }, new { role = "human", text = "How is it?" } };
        var answer = await server.Client.PostJsonAsync(
            "/v1/model/chat", new { system_prompt = "Be kind.", messages, model = "nebula-chat-large" });

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            ["human: Hi", "assistant: Hello", "human: How is it?", "assistant: Grüße, all is well."],
            answer.Json["messages"]!.AsArray().Select(message => $"{message!["role"]}: {message["text"]}"));
        Assert.Equal(17, (int)answer.Json["stats"]!["total_tokens"]!);
        Assert.Equal(
            ["system: Be kind.", "user: Hi", "assistant: Hello", "user: How is it?"],
            Assert.Single(service.Requests).Body["messages"]!.AsArray().Select(message => $"{message!["role"]}: {message["content"]}"));
    }

    [Theory]
    [InlineData("/v1/model/generate/streaming", """{"prompt":"Go"}""")]
    [InlineData("/v1/model/chat/streaming", """{"messages":[{"role":"human","text":"Go"}]}""")]
    public async Task A_response_is_streamed_piece_by_piece(string path, string body)
    {
        var go = new TaskCompletionSource();
        await using var service = await FakeModelService.StartAsync(async context =>
        {
            await FakeModelService.Streams("""{"choices":[{"delta":{"role":"assistant"}}]}""", FakeModelService.Piece("One"))(context);
            await go.Task;
            await context.Response.WriteAsync(
                $"data: {FakeModelService.Piece(" two\nthree ü", "stop")}\n\n"
                + """data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""" + "\n\ndata: [DONE]\n\n");
        });
        await using var server = await StartAsync(service.BaseUri);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body) };
        using var response = await server.Client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        // The first piece is here while the model still writes.
        Assert.Equal("""data: {"delta":"One","is_final":false}""", await reader.ReadLineAsync());
        go.SetResult();
        Assert.Equal(
            "\ndata: {\"delta\":\" two\\nthree ü\",\"is_final\":false}\n\n"
            + "data: {\"delta\":\"\",\"text\":\"One two\\nthree ü\",\"is_final\":true,\"stats\":{\"input_tokens\":1,\"output_tokens\":2,"
            + "\"total_input_tokens\":1,\"total_tokens\":3,\"output_words\":4}}\n\n",
            await reader.ReadToEndAsync());
        var asked = Assert.Single(service.Requests).Body;
        Assert.True((bool)asked["stream"]!);
        Assert.True((bool)asked["stream_options"]!["include_usage"]!);
    }

    [Fact]
    public async Task An_interrupted_stream_ends_with_an_error()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Streams(FakeModelService.Piece("One")));
        await using var server = await StartAsync(service.BaseUri);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/model/generate/streaming") { Content = Json("""{"prompt":"Go"}""") };
        // The connection is broken off, before or after the head of the answer has arrived; a whole answer would be the fault.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var response = await server.Client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await response.Content.ReadAsStringAsync();
        });
    }

    [Fact]
    public async Task A_disconnected_client_cancels_the_model_request()
    {
        var gone = new TaskCompletionSource();
        await using var service = await FakeModelService.StartAsync(async context =>
        {
            await FakeModelService.Streams(FakeModelService.Piece("One"))(context);
            context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        await using var server = await StartAsync(service.BaseUri);
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/model/generate/streaming") { Content = Json("""{"prompt":"Go"}""") })
        using (var response = await server.Client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            Assert.Equal(200, (int)response.StatusCode);

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_text_becomes_a_vector()
    {
        await using var service = await FakeModelService.StartAsync(
            FakeModelService.Says("""{"model":"e-1","data":[{"index":0,"embedding":[0.25,-1,3e-5]}]}"""));
        await using var server = await StartAsync(service.BaseUri, model => model with { EmbeddingName = "embedder" });
        var answer = await server.Client.PostJsonAsync("/v1/model/embed", new { text = "Hello", model = "nebula-text-embedding-large" });

        Assert.Equal((200, """{"model":"e-1","embedding":[0.25,-1,3E-05]}"""), (answer.Status, answer.Text));
        var asked = Assert.Single(service.Requests);
        Assert.Equal(("/v1/embeddings", """{"model":"embedder","input":"Hello"}"""), (asked.Path, asked.Body.ToJsonString()));
    }

    [Theory]
    [InlineData("generate", "{}", "\"prompt\" is required")]
    [InlineData("generate", """{"prompt":""}""", "\"prompt\" is not allowed to be empty")]
    [InlineData("generate", """{"prompt":7}""", "\"prompt\" must be a string")]
    [InlineData("generate", """{"prompt":{"instruction":"i"}}""", "\"prompt.conversation\" is required")]
    [InlineData("generate", """{"prompt":{"conversation":{"text":"t"}}}""", "\"prompt.instruction\" is required")]
    [InlineData("generate", """{"prompt":{"instruction":"i","conversation":{}}}""", "\"prompt.conversation.text\" is required")]
    [InlineData("generate", """{"prompt":{"instruction":"i","conversation":{"text":"too short"}}}""", "\"prompt.conversation.text\" must contain at least 50 words")]
    [InlineData("generate/streaming", """{"prompt":"p","temperature":1.5}""", "\"temperature\" must be less than or equal to 1")]
    [InlineData("generate", """{"prompt":"p","temperature":-0.1}""", "\"temperature\" must be greater than or equal to 0")]
    [InlineData("generate", """{"prompt":"p","max_new_tokens":0}""", "\"max_new_tokens\" must be greater than or equal to 1")]
    [InlineData("generate", """{"prompt":"p","max_new_tokens":1.5}""", "\"max_new_tokens\" must be an integer")]
    [InlineData("generate", """{"prompt":"p","top_k":"many"}""", "\"top_k\" must be a number")]
    [InlineData("generate", """{"prompt":"p","stop_sequences":["1","2","3","4","5","6"]}""", "\"stop_sequences\" must contain less than or equal to 5 items")]
    [InlineData("generate", """{"prompt":"p","stop_sequences":["012345678901234567890123456789012345678901234567890"]}""", "\"stop_sequences[0]\" length must be less than or equal to 50 characters long")]
    [InlineData("chat", "{}", "\"messages\" is required")]
    [InlineData("chat", """{"messages":[]}""", "\"messages\" must contain at least 1 items")]
    [InlineData("chat", """{"messages":["hi"]}""", "\"messages[0]\" must be of type object")]
    [InlineData("chat", """{"messages":[{"text":"hi"}]}""", "\"messages[0].role\" is required")]
    [InlineData("chat", """{"messages":[{"role":"user","text":"hi"}]}""", "\"messages[0].role\" must be one of [human, assistant]")]
    [InlineData("chat/streaming", """{"messages":[{"role":"human"}]}""", "\"messages[0].text\" is required")]
    [InlineData("embed", "{}", "\"text\" is required")]
    [InlineData("embed", "[]", "The request body must be a JSON object.")]
    public async Task Invalid_requests_are_rejected_without_a_model(string path, string body, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/model/" + path, Json(body));

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("generate", """{"prompt":"p"}""")]
    [InlineData("generate/streaming", """{"prompt":"p"}""")]
    [InlineData("chat", """{"messages":[{"role":"human","text":"hi"}]}""")]
    [InlineData("chat/streaming", """{"messages":[{"role":"human","text":"hi"}]}""")]
    [InlineData("embed", """{"text":"hi"}""")]
    public async Task Without_a_model_the_response_describes_its_configuration(string path, string body)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/model/" + path, Json(body));

        Assert.Equal(503, answer.Status);
        Assert.StartsWith("No language model is configured.", answer.Message);
        foreach (var part in new[] { "--model-url", "--model-name", "--model-key-file", "SYMBL_LOCAL_MODEL_URL", "SYMBL_LOCAL_MODEL_KEY" })
            Assert.Contains(part, answer.Message);
        var info = (await server.Client.GetAsync("/local/info")).Json;
        Assert.StartsWith("no model:", (string)info["engines"]!["model"]![0]!);
    }

    [Fact]
    public async Task Only_model_endpoints_accept_the_secret_and_a_token_as_key()
    {
        await using var service = await FakeModelService.StartAsync(FakeModelService.Says(Completion));
        await using var server = await StartAsync(service.BaseUri);
        var token = server.Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        server.Client.Http.DefaultRequestHeaders.Authorization = null;
        async Task<int> StatusAsync(string? key, string path = "/v1/model/generate")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json("""{"prompt":"p"}""") };
            if (key is not null)
                request.Headers.Add("ApiKey", key);
            using var response = await server.Client.Http.SendAsync(request);
            return (int)response.StatusCode;
        }

        var secret = (string)server.Client.Credentials["appSecret"]!;
        Assert.Equal(200, await StatusAsync(secret));
        Assert.Equal(200, await StatusAsync(token));
        Assert.Equal(401, await StatusAsync(null));
        Assert.Equal(401, await StatusAsync(secret[1..]));
        Assert.Equal(401, await StatusAsync((string)server.Client.Credentials["appId"]!));
        Assert.Equal(401, await StatusAsync(secret, "/v1/manage/trackers"));
    }

    internal static Task<TestServer> StartAsync(Uri model, Func<ModelOptions, ModelOptions>? options = null) => TestServer.StartAsync(
        settings => settings with
        {
            Model = (options ?? (same => same))(
                new ModelOptions(ModelOptions.ParseUrl("--model-url", model.AbsoluteUri), "llama", null, null)),
        });

    internal static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
