using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class SubmissionTests
{
    [Fact]
    public async Task A_recording_becomes_a_conversation_and_a_job_that_completes()
    {
        await using var server = await TestServer.StartAsync();
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(2)));
        var ended = await server.Client.WaitAsync(job);

        Assert.Matches("^[0-9]{16}$", conversation);
        Assert.True(Guid.TryParse(job, out _));
        Assert.Equal("completed", (string)ended["status"]!);
        Assert.Equal(job, (string)ended["id"]!);
        Assert.Equal(conversation, (string)ended["conversationId"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)ended["completedAt"]!);
        Assert.Null(ended["message"]);
        Assert.Equal(2, (await server.Client.MessagesAsync(conversation)).Count);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task Every_documented_parameter_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var query = "?name=Weekly%20%C3%BC&customVocabulary=%5B%22alpha%22%2C%22beta%22%5D&confidenceThreshold=0.6&detectPhrases=true"
            + "&webhookUrl=http%3A%2F%2F127.0.0.1%3A9%2Fhook&entities=[{\"customType\":\"Plan\",\"text\":\"gold\"}]&detectEntities=true"
            + "&languageCode=en-GB&mode=phone&enableSeparateRecognitionPerChannel=true"
            + """&channelMetadata=[{"channel":1,"speaker":{"name":"Ann","email":"ann@x.test"}},{"channel":2,"speaker":{"name":"Bob"}}]"""
            + """&trackers=[{"name":"T","vocabulary":["v"]}]&enableAllTrackers=true&enableSummary=false&enableSpeakerDiarization=false"""
            + """&features={"featureList":["callScore","insights"]}&conversationType=sales"""
            + """&metadata={"salesStage":"demo","prospectName":"P"}"""
            + "&parentRefs=true&sentiment=true&startTime=2026-01-02T03:04:05.678Z&timezoneOffset=-120";
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(2), query, "audio/wav"));
        await server.Client.WaitAsync(job);
        var answer = (await server.Client.GetAsync($"/v1/conversations/{conversation}")).Json;
        var input = Assert.Single(server.Processor.Inputs);

        Assert.Equal("Weekly ü", (string)answer["name"]!);
        Assert.Equal("2026-01-02T03:04:05.678Z", (string)answer["startTime"]!);
        Assert.Equal("2026-01-02T03:04:07.678Z", (string)answer["endTime"]!);
        Assert.Equal("demo", (string)answer["metadata"]!["salesStage"]!);
        Assert.Equal(("Weekly ü", "audio/wav"), (input.Name, input.ContentType));
        Assert.Equal((false, true), (input.Options.Diarize, input.Options.SeparateChannels));
        Assert.Equal(("en-GB", true), (input.Options.LanguageCode, input.Options.DetectPhrases));
        Assert.Equal([(1, "Ann", "ann@x.test"), (2, "Bob", null)], input.Options.Channels.Select(c => (c.Channel, c.Name, c.Email)));
    }

    [Theory]
    [InlineData("nmae=x", "\"nmae\" is not allowed")]
    [InlineData("languageCode=en-US&languageCode=de-DE", "\"languageCode\" must be given once")]
    [InlineData("confidenceThreshold=0,6", "\"confidenceThreshold\" must be a number")]
    [InlineData("confidenceThreshold=0.4", "\"confidenceThreshold\" must be greater than or equal to 0.5")]
    [InlineData("confidenceThreshold=1.1", "\"confidenceThreshold\" must be less than or equal to 1")]
    [InlineData("detectPhrases=yes", "\"detectPhrases\" must be a boolean")]
    [InlineData("detectPhrases=", "\"detectPhrases\" must be a boolean")]
    [InlineData("mode=loud", "\"mode\" must be one of [default, phone]")]
    [InlineData("webhookUrl=ftp://x", "\"webhookUrl\" must be a valid uri")]
    [InlineData("customVocabulary={}", "\"customVocabulary\" must be an array")]
    [InlineData("customVocabulary=[\"a\",1]", "\"customVocabulary[1]\" must be a string")]
    [InlineData("customVocabulary=[\"\"]", "\"customVocabulary[0]\" is not allowed to be empty")]
    [InlineData("channelMetadata=[{\"channel\":0,\"speaker\":{}}]", "\"channelMetadata[0].channel\" must be greater than or equal to 1")]
    [InlineData("channelMetadata=[{\"channel\":1}]", "\"channelMetadata[0].speaker\" is required")]
    [InlineData(
        """channelMetadata=[{"channel":1,"speaker":{}},{"channel":1,"speaker":{}}]""", "\"channelMetadata[1]\" contains a duplicate value")]
    [InlineData("channelMetadata=[1]", "\"channelMetadata[0]\" must be of type object")]
    [InlineData(
        """channelMetadata=[{"channel":1,"speaker":{"name":""}}]""", "\"channelMetadata[0].speaker.name\" is not allowed to be empty")]
    [InlineData("features={\"featureList\":[\"x\"]}", "\"features.featureList\" must contain only [callScore, insights]")]
    [InlineData(
        """metadata={"salesStage":"Demo"}""",
        "\"metadata.salesStage\" must be one of [qualification, discovery, demo, negotiation, general]")]
    [InlineData("entities=[{\"text\":\"x\"}]", "\"entities[0].customType\" is required")]
    [InlineData("startTime=9999-12-31T23:59:59Z", "\"startTime\" must be a valid ISO 8601 date")]
    [InlineData("startTime=01/02/2026 10:00", "\"startTime\" must be a valid ISO 8601 date")]
    [InlineData("startTime=yesterday", "\"startTime\" must be a valid ISO 8601 date")]
    [InlineData("diarizationSpeakerCount=-1", "\"diarizationSpeakerCount\" must be greater than or equal to 0")]
    [InlineData("diarizationSpeakerCount=1.5", "\"diarizationSpeakerCount\" must be an integer")]
    [InlineData("enableSpeakerDiarization=true&diarizationSpeakerCount=two", "\"diarizationSpeakerCount\" must be a number")]
    [InlineData("enableSpeakerDiarization=true", DocumentedTexts.SpeakerCount)]
    [InlineData("enableSpeakerDiarization=true&diarizationSpeakerCount=0", DocumentedTexts.SpeakerCount)]
    [InlineData("enableSpeakerDiarization=true&diarizationSpeakerCount=-1", DocumentedTexts.SpeakerCount)]
    public async Task A_wrong_parameter_is_refused_with_its_name(string query, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SubmitAsync(ApiClient.Recording(1), "?" + query);

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Theory]
    [InlineData("audio/wav", 201)]
    [InlineData("audio/wave", 201)]
    [InlineData("AUDIO/mpeg; x=y", 201)]
    [InlineData("audio/mp3", 201)]
    [InlineData("application/octet-stream", 201)]
    [InlineData(null, 201)]
    [InlineData("audio/flac", 400)]
    [InlineData("text/plain", 400)]
    [InlineData("nonsense", 400)]
    [InlineData("multipart/form-data; boundary=x", 400)]
    public async Task Only_documented_media_types_are_taken(string? type, int status)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SubmitAsync(ApiClient.Recording(1), contentType: type);

        Assert.Equal(status, answer.Status);
        if (status != 201)
            Assert.Contains(type!.StartsWith("multipart", StringComparison.Ordinal) ? "multipart" : "Content-Type", answer.Message);
    }

    [Fact]
    public async Task A_body_without_a_length_is_accepted_with_its_hash()
    {
        await using var server = await TestServer.StartAsync();
        var bytes = RandomNumberGenerator.GetBytes(1_000_000);
        var content = new StreamContent(new UnknownLength(bytes));
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/process/audio", content);
        var job = (string)answer.Json["jobId"]!;
        var stored = new List<(long, string)>();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(server.Ready.DataPath, "symbl.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT size, sha256 FROM jobs WHERE id = $id";
            command.Parameters.AddWithValue("$id", job);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                stored.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        Assert.Equal([(1_000_000L, Convert.ToHexStringLower(SHA256.HashData(bytes)))], stored);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_empty_body_is_refused(bool withLength)
    {
        await using var server = await TestServer.StartAsync();
        HttpContent content = withLength ? new ByteArrayContent([]) : new StreamContent(new UnknownLength([]));
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/process/audio", content);

        Assert.Equal((400, "The request body is empty; send the bytes of the recording."), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_recording_over_the_limit_is_rejected_and_leaves_nothing(bool withLength)
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxUpload = 10_000, MaxJobs = 1 });
        HttpContent content = withLength ? new ByteArrayContent(new byte[10_001]) : new StreamContent(new UnknownLength(new byte[10_001]));
        var answer = await server.Client.SendAsync(HttpMethod.Post, "/v1/process/audio", content);

        Assert.Equal((413, "The recording is larger than the 10000 bytes this server takes."), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
        // Its place among the jobs is free again.
        Assert.Equal(201, (await server.Client.SubmitAsync(new byte[10_000])).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_cut_off_leaves_nothing(bool withLength)
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxJobs = 1 });
        var uri = new Uri(server.Ready.BaseUri!);
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(IPAddress.Loopback, uri.Port);
            var head = $"POST /v1/process/audio HTTP/1.1\r\nHost: {uri.Authority}\r\n"
                + $"Authorization: {server.Client.Http.DefaultRequestHeaders.Authorization}\r\n"
                + (withLength ? "Content-Length: 100000\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n10000\r\n");
            await socket.SendAsync(Encoding.ASCII.GetBytes(head));
            await socket.SendAsync(new byte[30_000]);
            await TestWait.UntilAsync(() => Directory.GetFiles(server.Uploads, "*.part").Length == 1);
        }

        await TestWait.UntilAsync(() => Directory.GetFiles(server.Uploads).Length == 0);
        Assert.Equal(201, (await server.Client.SubmitAsync(ApiClient.Recording(1))).Status);
        Assert.Single((await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
    }

    [Fact]
    public async Task Jobs_over_the_limit_get_the_documented_429_until_one_ends()
    {
        using var gate = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(
            options => options with { MaxJobs = 2 }, new FixedTurnsProcessor { Gate = gate });
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(1)));
        var refused = await server.Client.SubmitAsync(ApiClient.Recording(1));
        var append = await server.Client.AppendAsync(conversation, ApiClient.Recording(1));

        Assert.Equal(429, refused.Status);
        Assert.Equal(429, (int)refused.Json["statusCode"]!);
        Assert.Equal("1", refused.RetryAfter);
        Assert.Equal(
            "This API has a limit of maximum of `2` number of concurrent jobs per account. If you are looking to scale, "
            + "and need more concurrent jobs than this limit, please contact us at support@symbl.ai",
            refused.Message);
        Assert.Equal(429, append.Status);
        gate.Release(2);
        await server.Client.WaitAsync(job);
        Assert.Equal(201, (await server.Client.SubmitAsync(ApiClient.Recording(1))).Status);
        gate.Release(1);
    }

    [Fact]
    public async Task Concurrent_submissions_never_exceed_the_limit_and_all_are_kept()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxJobs = 5, Workers = 2 });
        var jobs = new List<string>();
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (_, cancel) =>
        {
            var answer = await server.Client.SubmitAsync(ApiClient.Recording(1));
            while (answer.Status == 429)
            {
                await Task.Delay(5, cancel);
                answer = await server.Client.SubmitAsync(ApiClient.Recording(1));
            }

            lock (jobs)
                jobs.Add((string)answer.Json["jobId"]!);
        });
        foreach (var job in jobs)
            Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);

        Assert.Equal(60, jobs.Distinct().Count());
        Assert.Equal(60, server.Processor.Inputs.Count);
        Assert.InRange(server.Processor.MostAtOnce, 1, 2);
        Assert.Equal(60, (await server.Client.GetAsync("/v1/conversations?limit=100")).Json["conversations"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("4800000000000000")]
    [InlineData("abc")]
    [InlineData("-1")]
    public async Task An_append_to_an_unknown_conversation_is_404(string conversation)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.AppendAsync(conversation, ApiClient.Recording(1));

        Assert.Equal((404, "The conversationId is either invalid or does not exist."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_recording_that_cannot_be_processed_fails_with_its_reason()
    {
        await using var server = await TestServer.StartAsync();
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync("FAIL"u8.ToArray(), "?name=notes.txt"));
        var ended = await server.Client.WaitAsync(job);

        Assert.Equal(("failed", "notes.txt is not a recording"), ((string)ended["status"]!, (string)ended["message"]!));
        // The empty conversation is not in the list.
        Assert.Empty((await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray());
        Assert.Empty(await server.Client.MessagesAsync(conversation));
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task A_failed_submission_leaves_no_conversation_in_the_list()
    {
        await using var server = await TestServer.StartAsync();
        var kept = await server.Client.SubmitAndWaitAsync(2);
        var (_, failed) = await server.Client.AcceptedAsync(server.Client.SubmitAsync("FAIL"u8.ToArray()));
        await server.Client.WaitAsync(failed);
        // A part that fails leaves the content of the conversation.
        var (_, part) = await server.Client.AcceptedAsync(server.Client.AppendAsync(kept, "FAIL"u8.ToArray()));
        await server.Client.WaitAsync(part);
        var listed = (await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray();

        Assert.Equal([kept], listed.Select(conversation => (string)conversation!["id"]!));
        Assert.Equal(2, (await server.Client.MessagesAsync(kept)).Count);
    }

    [Theory]
    [InlineData("english")]
    [InlineData("en_US")]
    [InlineData("en-USA")]
    public async Task A_language_that_is_no_tag_is_refused(string language)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SubmitAsync(ApiClient.Recording(1), $"?languageCode={language}");

        Assert.Equal(400, answer.Status);
        Assert.Contains("en-US, en-GB", answer.Message);
    }

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
