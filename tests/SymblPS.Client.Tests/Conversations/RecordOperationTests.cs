using SymblPS.Client.Conversations;
using SymblPS.Client.SpeakerEvents;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Conversations;

/// <summary>Labels, members, speaker events, groups and transcripts: requests, and unusual responses.</summary>
public sealed class RecordOperationTests : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly SymblClient _client;
    private string? _answer = "{}";

    public RecordOperationTests()
    {
        _server = new LoopbackServer(AnswerAsync);
        _client = Clients.For(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_response_confirms_replaced_labels()
    {
        _answer = null;
        var labels = await _client.Conversations.SetMetadataAsync("5", new Dictionary<string, string> { ["customer"] = "Contoso", ["ünlaut"] = "ja" }, default);
        Assert.Equal("Contoso", labels["customer"]);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PUT", "/v1/conversations/5"), (request.Method, request.Target));
        Assert.Equal("{\"metadata\":{\"customer\":\"Contoso\",\"\\u00FCnlaut\":\"ja\"}}", request.BodyText);
    }

    [Fact]
    public async Task A_too_long_label_is_refused_before_the_request()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            _client.Conversations.SetMetadataAsync("5", new Dictionary<string, string> { ["note"] = new('x', 129) }, default));
        Assert.Contains("'note' has 129 characters; the maximum is 128", error.Message);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task The_conversations_of_a_group_are_listed_by_page()
    {
        _answer = """{"conversations":[{"id":5079099999999999,"name":"a","metadata":{}},{"id":"6","members":{},"unknown":[1]}]}""";
        var all = await _client.Conversations.ListAsync(new ConversationQuery { GroupId = "g 1", Filter = "conversation.name=='a'", Descending = true }, default).ToListAsync();
        Assert.Equal(["5079099999999999", "6"], all.Select(conversation => conversation.ConversationId));
        Assert.Equal("[1]", all[1].AdditionalProperties!["unknown"]);
        Assert.Equal("/v1/groups/g%201/conversations?limit=20&order=desc&filter=conversation.name%3D%3D%27a%27", Assert.Single(_server.Requests).Target);
    }

    [Fact]
    public async Task Speaker_events_are_sent_in_time_order_as_seconds_and_nanoseconds()
    {
        _answer = """{"message":"Speaker events associated for conversationId: 5 successfully! The update should be reflected in all messages and insights along with this conversation"}""";
        SpeakerTurn[] turns = [new("Bob", "bob@example.com", TimeSpan.FromSeconds(2.25), TimeSpan.FromSeconds(4)), new("Ann", null, TimeSpan.Zero, TimeSpan.FromSeconds(2.25))];
        var said = await _client.SpeakerEvents.AddAsync("5", SpeakerTurns.ToEvents(turns), default);
        Assert.StartsWith("Speaker events associated", said);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PUT", "/v1/conversations/5/speakers"), (request.Method, request.Target));
        Assert.Equal(
            """
            {"speakerEvents":[{"type":"started_speaking","user":{"id":"Ann","name":"Ann"},"offset":{"seconds":0,"nanos":0}},
            {"type":"stopped_speaking","user":{"id":"Ann","name":"Ann"},"offset":{"seconds":2,"nanos":250000000}},
            {"type":"started_speaking","user":{"id":"bob@example.com","name":"Bob","email":"bob@example.com"},"offset":{"seconds":2,"nanos":250000000}},
            {"type":"stopped_speaking","user":{"id":"bob@example.com","name":"Bob","email":"bob@example.com"},"offset":{"seconds":4,"nanos":0}}]}
            """.Replace("\r", string.Empty).Replace("\n", string.Empty),
            request.BodyText);
    }

    [Fact]
    public async Task A_failed_request_with_speaker_events_is_not_repeated()
    {
        _answer = "500";
        await Assert.ThrowsAsync<SymblServiceException>(() => _client.SpeakerEvents.AddAsync("5", [new(true, TimeSpan.Zero, "Ann")], default));
        Assert.Single(_server.Requests);
        await Assert.ThrowsAsync<ArgumentException>(() => _client.SpeakerEvents.AddAsync("5", [], default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.SpeakerEvents.AddAsync("5", [new(true, TimeSpan.FromSeconds(-1), "Ann")], default));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task An_RTTM_file_is_read_as_turns()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Path("a.rttm"), ";; made by hand\nSPKR-INFO a 1 <NA> <NA> <NA> unknown Ann <NA>\nSPEAKER a 1 0.50 2.125 <NA> <NA> Ann <NA> <NA>\n\nSPEAKER a 1 3 1 <NA> <NA> spk_2 <NA>\n");
        var turns = await SpeakerTurns.ReadRttmAsync(folder.Path("a.rttm"), [], default);
        Assert.Equal([new("Ann", null, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2.625)), new("spk_2", null, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4))], turns);
        await File.WriteAllTextAsync(folder.Path("b.rttm"), "SPEAKER a 1 0.50 2\n");
        var error = await Assert.ThrowsAsync<SymblTranscriptException>(() => SpeakerTurns.ReadRttmAsync(folder.Path("b.rttm"), [], default));
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("""{"transcript":{"payload":"**Ann**: One.<br/><br/>**Bob**: Two.","contentType":"text/markdown"}}""")]
    [InlineData("""{"transcript":{"payload":{"content":"**Ann**: One.<br/><br/>**Bob**: Two.","contentType":"text/markdown"}}}""")]
    [InlineData("""{"transcript":{"payload":{"content":"**Ann**: One. <br><br/> **Bob**: Two.<br/><br/>"},"contentType":"text/markdown"},"more":1}""")]
    public async Task A_transcript_is_read_from_each_shape_of_the_response(string answer)
    {
        _answer = answer;
        var transcript = await _client.Transcripts.GetAsync("5", new TranscriptOptions { Paragraphs = true, HighlightInsightPhrases = true, Speakers = true }, default);
        Assert.Equal("**Ann**: One.\n\n**Bob**: Two.", transcript.Text);
        Assert.Equal(("5", "text/markdown"), (transcript.ConversationId, transcript.ContentType));
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/v1/conversations/5/transcript"), (request.Method, request.Target));
        Assert.Equal("""{"contentType":"text/markdown","createParagraphs":true,"phrases":{"highlightOnlyInsightKeyPhrases":true},"showSpeakerSeparation":true}""", request.BodyText);
    }

    [Fact]
    public async Task Subtitle_times_are_padded_unless_the_raw_text_is_requested()
    {
        const string sent = "1\\n0:0:6,800 --> 0:0:8,80\\nAnn: at 0:0:6 --> x\\n\\n2\\n0:59:59.5 --> 1:0:0,0\\nBob: Two.\\n";
        _answer = "{\"transcript\":{\"payload\":{\"content\":\"" + sent + "\",\"contentType\":\"text/srt\"}}}";
        var options = new TranscriptOptions { ContentType = TranscriptOptions.Srt };
        var transcript = await _client.Transcripts.GetAsync("5", options, default);
        Assert.Equal("1\n00:00:06,800 --> 00:00:08,080\nAnn: at 0:0:6 --> x\n\n2\n00:59:59,500 --> 01:00:00,000\nBob: Two.\n", transcript.Text);
        var raw = await _client.Transcripts.GetAsync("5", options with { Raw = true }, default);
        Assert.Equal(sent.Replace("\\n", "\n"), raw.Text);
        Assert.Equal("""{"contentType":"text/srt"}""", _server.Requests.First().BodyText);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"transcript":null}""")]
    [InlineData("""{"transcript":{"payload":7}}""")]
    public async Task A_response_without_a_transcript_is_an_error(string answer)
    {
        _answer = answer;
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => _client.Transcripts.GetAsync("5", new TranscriptOptions(), default));
    }

    private async Task AnswerAsync(TestExchange exchange)
    {
        await exchange.ReadBodyAsync();
        if (_answer is null) await exchange.ReplyAsync(204, null, []);
        else if (_answer == "500") await exchange.JsonAsync("""{"message":"no"}""", 500);
        else await exchange.JsonAsync(_answer);
    }
}
