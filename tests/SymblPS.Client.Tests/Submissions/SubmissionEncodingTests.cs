using System.Globalization;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

public sealed class SubmissionEncodingTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LoopbackServer _server = new(AcceptAsync);
    private readonly TestTime _time = new();
    private readonly SymblClient _client;

    public SubmissionEncodingTests() => _client = Clients.For(_server, options => options with { Time = _time });

    public static SubmissionOptions Everything { get; } = new()
    {
        Name = "Q&A: größe 50%",
        SpeakerCount = 2,
        Language = "en-US",
        Mode = "phone",
        CustomVocabulary = ["alpha", "be\"ta", "Łódź"],
        ConfidenceThreshold = 0.6,
        DetectPhrases = true,
        DetectEntities = true,
        Entities = [new("colour", "red & blue", null), new("colour", "green", "#0f0")],
        Trackers = [new("42", null, []), new(null, "Pricing", ["too expensive", "what's the price"])],
        EnableAllTrackers = false,
        Summary = true,
        Features = ["insights"],
        ScorecardId = "card 1",
        ConversationType = "sales",
        Metadata = new Dictionary<string, string> { ["salesStage"] = "demo" },
        ParentReferences = true,
        Sentiment = true,
        WebhookUri = new Uri("https://hooks.test/x?a=1&b=2"),
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public async Task Every_option_is_encoded_by_the_contract_in_every_culture(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            await SubmitAsync("a.wav", Everything);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }

        Assert.Equal(
            "/v1/process/audio?name=Q%26A%3A%20gr%C3%B6%C3%9Fe%2050%25&enableSpeakerDiarization=true&diarizationSpeakerCount=2"
            + "&languageCode=en-US&mode=phone&customVocabulary=%5B%22alpha%22%2C%22be%5C%22ta%22%2C%22%C5%81%C3%B3d%C5%BA%22%5D"
            + "&confidenceThreshold=0.6&detectPhrases=true&detectEntities=true"
            + "&entities=%5B%7B%22customType%22%3A%22colour%22%2C%22text%22%3A%22red%20%26%20blue%22%7D%2C"
            + "%7B%22customType%22%3A%22colour%22%2C%22text%22%3A%22green%22%2C%22value%22%3A%22%230f0%22%7D%5D"
            + "&trackers=%5B%7B%22id%22%3A%2242%22%7D%2C%7B%22name%22%3A%22Pricing%22%2C%22vocabulary%22%3A%5B%22too%20expensive%22%2C"
            + "%22what%27s%20the%20price%22%5D%7D%5D&enableAllTrackers=false&enableSummary=true"
            + "&features=%7B%22featureList%22%3A%5B%22insights%22%2C%22callScore%22%5D%2C%22callScore%22%3A%7B%22scorecardId%22%3A%22card%201%22%7D%7D"
            + "&conversationType=sales&metadata=%7B%22salesStage%22%3A%22demo%22%7D&parentRefs=true&sentiment=true"
            + "&webhookUrl=https%3A%2F%2Fhooks.test%2Fx%3Fa%3D1%26b%3D2",
            Assert.Single(_server.Requests).Target);
    }

    [Fact]
    public async Task Options_without_a_value_are_not_sent()
    {
        await SubmitAsync("a.wav", new SubmissionOptions { Name = "", Language = "" });
        Assert.Equal("/v1/process/audio", Assert.Single(_server.Requests).Target);
    }

    [Fact]
    public async Task Channels_are_one_JSON_parameter()
    {
        await SubmitAsync("a.wav", new SubmissionOptions
        {
            Channel = ChannelMode.Separate,
            ChannelSpeakers = [new(1, "Agent", null), new(2, "Customer", "c@x.test")],
        });
        Assert.Equal(
            """enableSeparateRecognitionPerChannel=true&channelMetadata=[{"channel":1,"speaker":{"name":"Agent"}},{"channel":2,"speaker":{"name":"Customer","email":"c@x.test"}}]""",
            Uri.UnescapeDataString(Assert.Single(_server.Requests).Query));
    }

    [Fact]
    public async Task A_list_with_one_element_keeps_its_brackets()
    {
        await SubmitAsync("a.wav", new SubmissionOptions { CustomVocabulary = ["alpha"] });
        Assert.Equal("customVocabulary=%5B%22alpha%22%5D", Assert.Single(_server.Requests).Query);
    }

    [Theory]
    [InlineData(SymblMediaKind.Audio, "a.wav", null, "audio/wav")]
    [InlineData(SymblMediaKind.Audio, "A.WAV", null, "audio/wav")]
    [InlineData(SymblMediaKind.Audio, "a.mp3", null, "audio/mpeg")]
    [InlineData(SymblMediaKind.Audio, "a.MP3", null, "audio/mpeg")]
    [InlineData(SymblMediaKind.Audio, "a.m4a", null, null)]
    [InlineData(SymblMediaKind.Audio, "a.flac", null, null)]
    [InlineData(SymblMediaKind.Audio, "a", null, null)]
    [InlineData(SymblMediaKind.Audio, "a.flac", "audio/wav", "audio/wav")]
    [InlineData(SymblMediaKind.Video, "a.mp4", null, "video/mp4")]
    [InlineData(SymblMediaKind.Video, "A.MP4", null, "video/mp4")]
    [InlineData(SymblMediaKind.Video, "a.bin", "video/mp4", "video/mp4")]
    public async Task The_content_type_is_sent_only_if_it_is_certain(SymblMediaKind kind, string name, string? asked, string? expected)
    {
        await SubmitAsync(name, new SubmissionOptions { ContentType = asked }, kind);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(expected, request.Header("Content-Type"));
        Assert.Equal(kind == SymblMediaKind.Video ? "/v1/process/video" : "/v1/process/audio", request.Path);
    }

    [Theory]
    [InlineData("a.mov")]
    [InlineData("a.wav")]
    [InlineData("a")]
    public async Task A_video_other_than_MP4_is_refused_before_the_request(string name)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync(name, new SubmissionOptions(), SymblMediaKind.Video));
        Assert.Contains("MP4 is the only video", error.Message);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task The_extension_is_compared_without_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // In Turkish, the lowercase of I is not i.
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Assert.Equal("audio/wav", RecordingContentType.Of(SymblMediaKind.Audio, "/IN/CALL.WAV", null));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        await SubmitAsync("CALL.WAV", new SubmissionOptions());
        Assert.Equal("audio/wav", Assert.Single(_server.Requests).Header("Content-Type"));
    }

    [Fact]
    public async Task The_bytes_arrive_unchanged_with_their_length_and_not_as_multipart()
    {
        await SubmitAsync("a.wav", new SubmissionOptions(), length: 200_000);
        var request = Assert.Single(_server.Requests);
        Assert.Equal("200000", request.Header("Content-Length"));
        Assert.Null(request.Header("Transfer-Encoding"));
        Assert.Equal(File.ReadAllBytes(_folder.Path("a.wav")), request.Body);
        Assert.Equal("Bearer " + LoopbackServer.Token, request.Header("Authorization"));
        Assert.StartsWith("SymblPS/", request.Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_is_a_PUT_to_the_conversation()
    {
        await SubmitAsync("a.wav", new SubmissionOptions(), conversationId: "1234567890123456");
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PUT", "/v1/process/audio/1234567890123456"), (request.Method, request.Target));
    }

    [Fact]
    public async Task An_ID_is_escaped_in_the_path()
    {
        await SubmitAsync("a.wav", new SubmissionOptions(), conversationId: "../x?y#z");
        Assert.Equal("/v1/process/audio/..%2Fx%3Fy%23z", Assert.Single(_server.Requests).Target);
        await Assert.ThrowsAsync<ArgumentException>(() => SubmitAsync("a.wav", new SubmissionOptions(), conversationId: ".."));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_submission_by_address_sends_a_JSON_body()
    {
        var options = Everything with { StartTime = new DateTimeOffset(2024, 5, 6, 9, 8, 7, 6, TimeSpan.FromHours(2)) };
        await _client.Submissions.SubmitUriAsync(
            SymblMediaKind.Audio, new Uri("https://files.test/a.wav?sig=1"), options, null, new(), null, CancellationToken.None);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/v1/process/audio/url", "application/json"),
            (request.Method, request.Target, request.Header("Content-Type")));
        Assert.Equal(
            """
            {"url":"https://files.test/a.wav?sig=1","name":"Q&A: größe 50%","enableSpeakerDiarization":true,"diarizationSpeakerCount":2,
            "languageCode":"en-US","mode":"phone","customVocabulary":["alpha","be\"ta","Łódź"],"confidenceThreshold":0.6,
            "detectPhrases":true,"detectEntities":true,"entities":[{"customType":"colour","text":"red & blue"},
            {"customType":"colour","text":"green","value":"#0f0"}],"trackers":[{"id":"42"},{"name":"Pricing","vocabulary":[
            "too expensive","what's the price"]}],"enableAllTrackers":false,"enableSummary":true,
            "features":{"featureList":["insights","callScore"],"callScore":{"scorecardId":"card 1"}},"conversationType":"sales",
            "metadata":{"salesStage":"demo"},"parentRefs":true,"sentiment":true,"webhookUrl":"https://hooks.test/x?a=1&b=2",
            "startTime":"2024-05-06T07:08:07.006Z"}
            """.ReplaceLineEndings(string.Empty),
            request.BodyText);
    }

    [Fact]
    public async Task An_append_by_address_is_a_PUT()
    {
        await _client.Submissions.SubmitUriAsync(
            SymblMediaKind.Video, new Uri("https://files.test/a"), new(), "77", new(), null, CancellationToken.None);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(("PUT", "/v1/process/video/url/77"), (request.Method, request.Target));
    }

    [Fact]
    public async Task The_job_contains_the_source_without_the_key_of_a_signed_address()
    {
        var job = await _client.Submissions.SubmitUriAsync(
            SymblMediaKind.Audio, new Uri("https://files.test/a.wav?sig=KEY"), new SubmissionOptions { Name = "n" }, null, new(), null,
            CancellationToken.None);
        Assert.Equal(("job-1", "conversation-1", "n", "https://files.test/a.wav", "scheduled"),
            (job.JobId, job.ConversationId, job.Name, job.Source, job.Status));
        Assert.Equal(_time.GetUtcNow(), job.SubmittedAt);
    }

    [Fact]
    public async Task A_path_prefix_of_a_reverse_proxy_is_kept()
    {
        using var client = Clients.For(new Uri(_server.BaseUri, "symbl/api"));
        // The token request uses the prefix too.
        await Assert.ThrowsAsync<SymblUnexpectedResponseException>(() => client.Jobs.GetAsync("j", CancellationToken.None));
        Assert.Equal("/symbl/api/oauth2/token:generate", Assert.Single(_server.Requests).Target);
    }

    private const string Accepted = """{"conversationId":"conversation-1","jobId":"job-1"}""";

    private static async Task AcceptAsync(TestExchange exchange)
    {
        await exchange.ReadBodyAsync();
        await exchange.JsonAsync(Accepted, 201);
    }

    private Task<SymblJob> SubmitAsync(
        string name, SubmissionOptions options, SymblMediaKind kind = SymblMediaKind.Audio, string? conversationId = null,
            int length = 100) =>
        _client.Submissions.SubmitFileAsync(kind, Clients.File(_folder, name, length), options, conversationId, new(), null,
            CancellationToken.None);
}
