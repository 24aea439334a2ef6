using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SymblPS.Cmdlets.Tests.Support;

namespace SymblPS.Cmdlets.Tests.Account;

/// <summary>The language model cmdlet, against a server with scripted responses.</summary>
public sealed class NebulaTests
{
    private const string Connect = "Connect-Symbl -BaseUri $uri -AccessToken ([System.Net.NetworkCredential]::new('', 't0ken')).SecurePassword";

    [Fact]
    public void Prompt_returns_an_answer()
    {
        using var model = new Model(_ => """{"model":"m","output":{"text":"Hello."},"stats":{"input_tokens":2,"output_tokens":1}}""");
        var answer = model.Run("Invoke-SymblNebula 'Say hello' -MaxTokens 9 -Temperature 0.25 -StopSequence 'a','b'");
        Assert.Equal("Hello. | m | 2 in, 1 out", answer.Read("Text", "Model", "Usage"));
        Assert.Equal("""{"prompt":"Say hello","max_new_tokens":9,"temperature":0.25,"stop_sequences":["a","b"]}""", model.Bodies.Single());
    }

    [Fact]
    public void Messages_are_sent_by_speaker_for_pipeline_and_conversation_id()
    {
        using var model = new Model(path => path.Contains("/messages", StringComparison.Ordinal)
            ? """{"messages":[{"id":"1","text":"Hello.","from":{"name":"Ann"}},{"id":"2","text":"How are you?","from":{"name":"Ann"}},{"id":"3","text":"Fine.","from":{"name":"Bob"}}]}"""
            : """{"output":{"text":"They greet."}}""");
        var byId = model.Run("Invoke-SymblNebula -Instruction Summarise -ConversationId c1");
        Assert.Equal("They greet. | c1", byId.Read("Text", "ConversationId"));
        Assert.Contains("5 words", byId.Streams);
        var byPipeline = model.Run("Get-SymblMessage c1 | Invoke-SymblNebula -Instruction Summarise -WarningAction Ignore");
        Assert.Equal("c1", byPipeline.Read("ConversationId"));
        var job = model.Run("[pscustomobject]@{ ConversationId = 'c1' } | Invoke-SymblNebula -Instruction Summarise -WarningAction Ignore");
        Assert.Equal("c1", job.Read("ConversationId"));
        var lines = model.Run("'Ann: Hello.', 'Bob: Hi.' | Invoke-SymblNebula -Instruction Summarise -WarningAction Ignore");
        Assert.Equal("", lines.Read("ConversationId"));
        var texts = model.Bodies.Select(body => (string)JsonNode.Parse(body)!["prompt"]!["conversation"]!["text"]!).ToList();
        Assert.Equal(
            ["Ann: Hello. How are you?\nBob: Fine.", "Ann: Hello. How are you?\nBob: Fine.", "Ann: Hello. How are you?\nBob: Fine.", "Ann: Hello.\nBob: Hi."], texts);
    }

    [Fact]
    public void Chat_continues_from_the_pipeline()
    {
        using var model = new Model(_ => """{"messages":[{"role":"human","text":"x"},{"role":"assistant","text":"And you?"}]}""");
        var chat = model.Run("Invoke-SymblNebula -Message Hi -System 'Be brief' | Invoke-SymblNebula -Message Fine");
        Assert.Equal("human: Hi; assistant: And you?; human: Fine; assistant: And you?", chat.Read("Messages"));
        Assert.All(model.Bodies, body => Assert.Equal("Be brief", (string?)JsonNode.Parse(body)!["system_prompt"]));
    }

    [Fact]
    public void Texts_return_embeddings()
    {
        using var model = new Model(_ => """{"embedding":[0.5,1]}""");
        var made = model.Run("'one','two' | Invoke-SymblNebula -Embed").ThrowIfFailed();
        Assert.Equal(["one", "two"], made.ReadAll("Text"));
        Assert.Equal("0.5; 1 | 2", made.Output[0].Read("Vector", "Dimensions"));
        Assert.Equal("three", model.Run("Invoke-SymblNebula -Embed three").Read("Text"));
    }

    [Fact]
    public void Stream_outputs_pieces_that_join_to_the_answer()
    {
        using var model = new Model(_ => "data: {\"delta\":\"Hel\"}\n\ndata: {\"delta\":\"lo\"}\n\ndata: [DONE]\n\n", "text/event-stream");
        var pieces = model.Run("Invoke-SymblNebula hello -Stream").ThrowIfFailed();
        Assert.Equal(["Hel", "lo", ""], pieces.Output.Select(o => o.BaseObject.ToString()));
        Assert.Equal("Hello", model.Run("(Invoke-SymblNebula hello -Stream) -join ''").Single<string>());
        Assert.Equal("human: Hi; assistant: Hello", model.Run("(Invoke-SymblNebula -Message Hi -Stream)[-1].Chat").Read("Messages"));
    }

    [Fact]
    public void Stop_ends_a_hanging_stream()
    {
        using var server = new RawServer(async (_, line, stream, cancel) =>
        {
            if (!line.Contains("/v1/model", StringComparison.Ordinal))
            {
                await RawServer.RespondAsync(stream, 200, "{}");
                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: {\"delta\":\"a\"}\n\n"u8.ToArray(), cancel);
            await Task.Delay(-1, cancel);
        });
        using var session = new Session();
        session.Run(Connect, ("uri", server.BaseUri)).ThrowIfFailed();
        (TimeSpan Stop, Outcome Outcome) Run(int times) => session.RunAndStop(
            "Invoke-SymblNebula hello -Stream", () => server.Requests.Count(r => r.Contains("/v1/model", StringComparison.Ordinal)) == times);
        var (stop, outcome) = Run(1);
        Assert.InRange(stop, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Message_of_the_server_is_shown_and_the_key_is_not()
    {
        const string key = "nebula-canary-77";
        const string words = "No language model is configured. Start the server with --model-url.";
        using var model = new Model(_ => $$"""{"message":"{{words}}"}""", status: 503);
        var outcome = model.Run(
            "Invoke-SymblNebula hello -ApiKey ([System.Net.NetworkCredential]::new('', $key)).SecurePassword -Verbose -Debug", ("key", key));
        Assert.StartsWith("Symbl.ServiceFailed,", outcome.TerminatingRecord!.FullyQualifiedErrorId);
        Assert.Contains(words, outcome.TerminatingRecord.Exception.Message);
        Assert.DoesNotContain(key, outcome.Streams);
        Assert.Contains(model.Heads, head => head.Contains($"ApiKey: {key}", StringComparison.Ordinal) && !head.Contains("Authorization", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_sends_no_request()
    {
        using var model = new Model(_ => "{}");
        Assert.Empty(model.Run("Invoke-SymblNebula hello -WhatIf; Invoke-SymblNebula -Message hello -WhatIf; 'x' | Invoke-SymblNebula -Embed -WhatIf").ThrowIfFailed().Output);
        Assert.Empty(model.Bodies);
    }

    /// <summary>A session with a connection to a server that gives one response and records the requests.</summary>
    private sealed class Model : IDisposable
    {
        private readonly RawServer _server;
        private readonly Session _session = new();
        private readonly List<string> _bodies = [];

        public Model(Func<string, string> answer, string type = "application/json", int status = 200)
        {
            _server = new RawServer(async (server, line, stream, cancel) =>
            {
                if (line.StartsWith("POST", StringComparison.Ordinal))
                {
                    var head = server.Heads.Last(head => head.StartsWith(line, StringComparison.Ordinal));
                    var body = new byte[int.Parse(Regex.Match(head, "(?i)Content-Length: (\\d+)").Groups[1].Value)];
                    await stream.ReadExactlyAsync(body, cancel);
                    lock (_bodies) _bodies.Add(Encoding.UTF8.GetString(body));
                }

                var isModel = line.Contains("/v1/model", StringComparison.Ordinal);
                await RawServer.RespondAsync(stream, isModel ? status : 200, answer(line), isModel ? type : "application/json");
            });
            _session.Run(Connect, ("uri", _server.BaseUri)).ThrowIfFailed();
        }

        public IReadOnlyList<string> Bodies
        {
            get
            {
                lock (_bodies) return [.. _bodies];
            }
        }

        public IEnumerable<string> Heads => _server.Heads;

        public Outcome Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, variables);

        public void Dispose()
        {
            _session.Dispose();
            _server.Dispose();
        }
    }
}
