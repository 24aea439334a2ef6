using System.Globalization;
using System.Net;
using SymblPS.Client.LanguageModel;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.LanguageModel;

/// <summary>Requests and responses of the language model.</summary>
public sealed class ModelTests
{
    private const string Key = "NEBULA-canary-424242";

    [Fact]
    public async Task A_prompt_is_sent_with_its_sampling_options_in_every_culture()
    {
        await using var server = Answering("""{"model":"nebula","output":{"text":"Hi.","scores":null},"stats":{"input_tokens":3,"output_tokens":2,"total_tokens":5,"more":1}}""");
        using var client = Clients.For(server);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var answer = await client.Model.GenerateAsync(
                new NebulaPrompt { Instruction = "Say hi" },
                new NebulaSampling { MaxTokens = 64, Temperature = 0.5, TopP = 0.9, TopK = 4, RepetitionPenalty = 1.1, StopSequences = ["\n"] },
                null, CancellationToken.None);
            Assert.Equal(("Hi.", "nebula", 3, 2, 5), (answer.Text, answer.Model, answer.Usage!.InputTokens, answer.Usage.OutputTokens, answer.Usage.TotalTokens));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(
            """{"prompt":"Say hi","max_new_tokens":64,"temperature":0.5,"top_p":0.9,"top_k":4,"repetition_penalty":1.1,"stop_sequences":["\n"]}""",
            Assert.Single(server.Requests).BodyText);
    }

    [Fact]
    public async Task A_conversation_is_sent_beside_the_instruction()
    {
        await using var server = Answering("""{"output":{"text":"x"}}""");
        using var client = Clients.For(server);
        var answer = await client.Model.GenerateAsync(
            new NebulaPrompt { Instruction = "Summarise", Conversation = "Ann: Hello." }, new(), null, CancellationToken.None);
        Assert.Null(answer.Usage);
        Assert.Equal("""{"prompt":{"instruction":"Summarise","conversation":{"text":"Ann: Hello."}}}""", Assert.Single(server.Requests).BodyText);
    }

    [Fact]
    public async Task A_model_key_replaces_the_token_and_is_never_shown()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync($$"""{"message":"bad key {{Key}}"}""", 401));
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblAuthenticationException>(() => client.Model.GenerateAsync(
            new NebulaPrompt { Instruction = "x" }, new(), new NetworkCredential("", Key).SecurePassword, CancellationToken.None));
        var request = Assert.Single(server.Requests);
        Assert.Equal((Key, null), (request.Header("ApiKey"), request.Header("Authorization")));
        Assert.Empty(server.TokenRequests);
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_a_model_is_one_error_with_its_message()
    {
        const string Words = "No language model is configured: start the server with --model-url.";
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync($$"""{"message":"{{Words}}"}""", 503));
        using var client = Clients.For(server);
        var failure = await Assert.ThrowsAsync<SymblServiceException>(() =>
            client.Model.GenerateAsync(new NebulaPrompt { Instruction = "x" }, new(), null, CancellationToken.None));
        Assert.Equal((Words, null), (failure.ServiceMessage, failure.RecommendedAction));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"human","text":"Hi"},{"role":"assistant","text":"Hello."}],"model":"m","stats":{}}""")]
    [InlineData("""{"messages":[{"role":"assistant","text":"Hello."}],"model":"m"}""")]
    public async Task A_chat_continues_with_all_messages(string body)
    {
        await using var server = Answering(body);
        using var client = Clients.For(server);
        var chat = await client.Model.ChatAsync(
            new NebulaChatPrompt { Messages = [new SymblNebulaMessage { Role = "human", Text = "Hi" }], System = "Be brief", Model = "big" },
            new NebulaSampling { MaxTokens = 5 }, null, CancellationToken.None);
        Assert.Equal(("Hello.", "Be brief", "m"), (chat.Reply, chat.System, chat.Model));
        Assert.Equal(["human: Hi", "assistant: Hello."], chat.Messages.Select(message => message.ToString()));
        Assert.Equal(
            """{"system_prompt":"Be brief","model":"big","messages":[{"role":"human","text":"Hi"}],"max_new_tokens":5}""",
            Assert.Single(server.Requests).BodyText);
    }

    [Fact]
    public async Task An_embedding_is_a_list_of_numbers()
    {
        await using var server = Answering("""{"model":"e","embedding":[1,-0.5,2.5e-3]}""");
        using var client = Clients.For(server);
        var embedding = await client.Model.EmbedAsync("text", null, null, CancellationToken.None);
        Assert.Equal([1, -0.5, 0.0025], embedding.Vector);
        Assert.Equal("""{"text":"text"}""", Assert.Single(server.Requests).BodyText);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"output":{}}""")]
    [InlineData("""{"messages":[{"role":"human","text":"x"}],"embedding":["a"]}""")]
    public async Task A_response_without_content_is_unexpected(string body)
    {
        await using var server = Answering(body);
        using var client = Clients.For(server);
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() =>
            client.Model.GenerateAsync(new NebulaPrompt { Instruction = "x" }, new(), null, CancellationToken.None));
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Model.EmbedAsync("x", null, null, CancellationToken.None));
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Model.ChatAsync(
            new NebulaChatPrompt { Messages = [] }, new(), null, CancellationToken.None));
    }

    [Fact]
    public async Task Pieces_arrive_one_by_one_and_the_last_one_contains_the_chat()
    {
        var go = new TaskCompletionSource();
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.BeginAsync(200, "Content-Type: text/event-stream; charset=utf-8", "Connection: close");
            await exchange.WriteAsync("data: {\"delta\":\"Hel\"}\n\n");
            await go.Task;
            await exchange.WriteAsync(": ping\r\n\r\ndata: {\"text\":\"Hello\"}\r\n\r\ndata: {\"delta\":\"!\",\"stats\":{\"output_tokens\":3}}\n\ndata: [DONE]\n\n");
            exchange.Close();
        });
        using var client = Clients.For(server);
        var pieces = new List<SymblNebulaPiece>();
        await foreach (var piece in client.Model.ChatStreamAsync(
            new NebulaChatPrompt { Messages = [new SymblNebulaMessage { Role = "human", Text = "Hi" }] }, new(), null, CancellationToken.None))
        {
            pieces.Add(piece);
            go.TrySetResult();
        }

        Assert.Equal(["Hel", "lo", "!", ""], pieces.Select(piece => piece.Delta));
        Assert.Equal([false, false, false, true], pieces.Select(piece => piece.IsFinal));
        Assert.Equal(("Hello!", 3), (pieces[3].Chat!.Reply, pieces[3].Usage!.OutputTokens));
        Assert.Equal(["human: Hi", "assistant: Hello!"], pieces[3].Chat!.Messages.Select(message => message.ToString()));
        Assert.Equal("text/event-stream", Assert.Single(server.Requests).Header("Accept")?.Split(',')[^1].Trim());
    }

    [Fact]
    public async Task A_final_piece_ends_the_stream()
    {
        await using var server = Streaming("data: {\"delta\":\"a\"}\n\ndata: {\"delta\":\"b\",\"is_final\":true}\n\ndata: {\"delta\":\"never\"}\n\n");
        using var client = Clients.For(server);
        var pieces = await client.Model.GenerateStreamAsync(new NebulaPrompt { Instruction = "x" }, new(), null, CancellationToken.None).ToListAsync();
        Assert.Equal(["a", "b"], pieces.Select(piece => piece.Delta));
        Assert.True(pieces[1].IsFinal);
    }

    [Theory]
    [InlineData("data: {\"delta\":\"a\"}\n\ndata: {\"message\":\"the model fell over\"}\n\n", "the model fell over")]
    [InlineData("data: {\"delta\":\"a\"}\n\ndata: <html>Bad gateway</html>\n\n", "Bad gateway")]
    public async Task A_failure_in_the_middle_follows_the_complete_pieces(string stream, string words)
    {
        await using var server = Streaming(stream);
        using var client = Clients.For(server);
        var pieces = new List<string>();
        var failure = await Assert.ThrowsAsync<SymblUnexpectedResponseException>(async () =>
        {
            await foreach (var piece in client.Model.GenerateStreamAsync(new NebulaPrompt { Instruction = "x" }, new(), null, CancellationToken.None))
                pieces.Add(piece.Delta);
        });
        Assert.Equal(["a"], pieces);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_a_hanging_stream()
    {
        await using var server = new LoopbackServer(async exchange =>
        {
            await exchange.ReadBodyAsync();
            await exchange.BeginAsync(200, "Content-Type: text/event-stream");
            await exchange.WriteAsync("data: {\"delta\":\"a\"}\n\n");
            await exchange.HangAsync();
        });
        using var client = Clients.For(server);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.Model.GenerateStreamAsync(new NebulaPrompt { Instruction = "x" }, new(), null, cancel.Token))
            {
                await cancel.CancelAsync();
            }
        }).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Values_out_of_range_are_refused_before_the_request()
    {
        await using var server = Answering("{}");
        using var client = Clients.For(server);
        NebulaSampling[] wrong =
        [
            new() { MaxTokens = 0 }, new() { Temperature = 1.01 }, new() { Temperature = double.NaN }, new() { TopP = 0 }, new() { TopK = 0 },
            new() { RepetitionPenalty = 0 }, new() { StopSequences = ["1", "2", "3", "4", "5", "6"] }, new() { StopSequences = [new string('x', 51)] },
        ];
        foreach (var sampling in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                client.Model.GenerateAsync(new NebulaPrompt { Instruction = "x" }, sampling, null, CancellationToken.None));
        }

        Assert.Empty(server.Requests);
    }

    private static LoopbackServer Answering(string body) => new(async exchange =>
    {
        await exchange.ReadBodyAsync();
        await exchange.JsonAsync(body);
    });

    private static LoopbackServer Streaming(string stream) => new(async exchange =>
    {
        await exchange.ReadBodyAsync();
        await exchange.BeginAsync(200, "Content-Type: text/event-stream", "Connection: close");
        await exchange.WriteAsync(stream);
        exchange.Close();
    });
}
