using System.Text;
using System.Text.Json;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

/// <summary>Recordings that are submitted with their transcript.</summary>
public sealed class RecordingTranscriptTests : IDisposable
{
    private const string Vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>Hello.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Bob>Hi.</v>\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task The_form_has_the_transcript_and_then_the_bytes_of_the_recording()
    {
        await using var server = new LoopbackServer(Local);
        using var client = Clients.For(server);
        var transcript = await ReadAsync("call.json", """{"language":"en","segments":[{"start":0.5,"end":1.4,"text":" Hello you.","words":[{"word":" Hello","start":0.5,"end":0.9,"probability":0.5},{"word":" you.","start":1,"end":1.4}]}]}""");
        var recording = Clients.File(_folder, "a.wav", 300_000);
        await client.Submissions.SubmitFileAsync(SymblMediaKind.Audio, recording, new SubmissionOptions { Transcript = transcript, Name = "Call" }, null, new(), null, default);

        Assert.Equal(["/local/info", "/v1/process/audio?name=Call"], server.Requests.Select(request => request.Target));
        var request = server.Requests.Last();
        Assert.Equal(request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), request.Header("Content-Length"));
        var boundary = request.Header("Content-Type")!.Split("boundary=")[1];
        var text = Encoding.Latin1.GetString(request.Body);
        var parts = text.Split("--" + boundary);
        Assert.Equal(["", "--\r\n"], [parts[0], parts[^1]]);
        Assert.Equal(4, parts.Length);
        var json = parts[1].Split("\r\n\r\n", 2)[1];
        Assert.Equal(
            """{"source":"call.json (Whisper JSON)","speakers":false,"entries":[{"text":"Hello you.","start":0.5,"end":1.4,"words":[{"text":"Hello","start":0.5,"end":0.9,"confidence":0.5},{"text":"you.","start":1,"end":1.4}]}]}""",
            JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement));
        Assert.Contains("name=\"recording\"", parts[2]);
        Assert.Contains("Content-Type: audio/wav", parts[2]);
        Assert.Equal(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(recording, TestContext.Current.CancellationToken)), parts[2].Split("\r\n\r\n", 2)[1][..^2]);
    }

    [Theory]
    [InlineData(404, "{}")]
    [InlineData(200, "{\"version\":\"1\"}")]
    [InlineData(200, "<html>")]
    public async Task Another_service_is_refused_before_the_upload(int status, string info)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(info, status));
        using var client = Clients.For(server);
        var transcript = await ReadAsync("call.vtt", Vtt);
        var error = await Assert.ThrowsAsync<SymblNotSupportedException>(() => client.Submissions.SubmitFileAsync(
            SymblMediaKind.Audio, Clients.File(_folder, "a.wav", 100), new SubmissionOptions { Transcript = transcript }, null, new(), null, default));
        Assert.Contains("only the local server does", error.Message);
        Assert.DoesNotContain(server.Requests, request => request.Method == "POST" && request.Path.StartsWith("/v1/process", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_submission_at_the_limit_is_sent_again_as_a_whole()
    {
        var asked = 0;
        await using var server = new LoopbackServer(async exchange =>
        {
            if (exchange.Path == "/local/info") await exchange.JsonAsync("""{"extensions":["transcript"]}""");
            else if (Interlocked.Increment(ref asked) == 1)
            {
                await exchange.ReadBodyAsync();
                await exchange.JsonAsync("{\"message\":\"limit\"}", 429);
            }
            else await Local(exchange);
        });
        using var client = Clients.For(server);
        var job = await client.Submissions.SubmitFileAsync(
            SymblMediaKind.Audio, Clients.File(_folder, "a.wav", 100_000), new SubmissionOptions { Transcript = await ReadAsync("call.vtt", Vtt) }, null, new(), null, default);
        Assert.Equal("j", job.JobId);
        var uploads = server.Requests.Where(request => request.Path == "/v1/process/audio").ToList();
        Assert.Equal(2, uploads.Count);
        Assert.Equal(uploads[0].Body, uploads[1].Body);
        Assert.Single(server.Requests, request => request.Path == "/local/info");
    }

    [Fact]
    public async Task The_speakers_are_those_of_the_transcript_if_it_names_some()
    {
        Assert.True((await ReadAsync("call.vtt", Vtt)).GivesSpeakers);
        Assert.False((await ReadAsync("call.vtt", Vtt, SpeakerSource.Audio)).GivesSpeakers);
        const string Unnamed = "1\n00:00:01,000 --> 00:00:02,000\nHello.\n";
        Assert.False((await ReadAsync("call.srt", Unnamed)).GivesSpeakers);
        Assert.Contains("call.srt: names no speakers", (await Assert.ThrowsAsync<SymblTranscriptException>(() => ReadAsync("call.srt", Unnamed, SpeakerSource.Transcript))).Message);
    }

    [Fact]
    public async Task Dates_count_from_the_start_of_the_recording()
    {
        const string Dated = """{"messages":[{"text":"One.","startTime":"2024-03-05T14:30:02Z","endTime":"2024-03-05T14:30:03Z"}]}""";
        var read = await ReadAsync("call.json", Dated, start: new DateTimeOffset(2024, 3, 5, 14, 30, 0, TimeSpan.Zero));
        Assert.Equal((2, 3), (read.Entries[0].StartOffset!.Value.TotalSeconds, read.Entries[0].EndOffset!.Value.TotalSeconds));
        Assert.Contains("Specify -StartTime", (await Assert.ThrowsAsync<SymblTranscriptException>(() => ReadAsync("call.json", Dated))).Message);
        var early = await Assert.ThrowsAsync<SymblTranscriptException>(() => ReadAsync("call.json", Dated, start: new DateTimeOffset(2024, 3, 5, 15, 0, 0, TimeSpan.Zero)));
        Assert.Contains("before the start of the recording: 'One.' at 2024-03-05 14:30:02 UTC", early.Message);
    }

    [Fact]
    public async Task A_transcript_that_starts_late_keeps_its_offsets() =>
        Assert.Equal(1, (await ReadAsync("call.vtt", Vtt)).Entries[0].StartOffset!.Value.TotalSeconds);

    [Fact]
    public async Task A_transcript_without_times_or_words_is_an_error_that_names_the_file()
    {
        Assert.Contains("call.txt: has no times", (await Assert.ThrowsAsync<SymblTranscriptException>(() => ReadAsync("call.txt", "Ann: Hello.\nBob: Hi."))).Message);
        Assert.Contains("call.json: it contains no text", (await Assert.ThrowsAsync<SymblTranscriptException>(() => ReadAsync("call.json", """{"segments":[]}"""))).Message);
        await Assert.ThrowsAsync<FileNotFoundException>(() => RecordingTranscript.ReadAsync(_folder.Path("none.vtt"), null, null, default));
        Assert.Contains("is empty", (await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync("empty.vtt", ""))).Message);
    }

    [Fact]
    public async Task Only_files_take_a_transcript()
    {
        using var client = Clients.For(new Uri("http://127.0.0.1:9"));
        var options = new SubmissionOptions { Transcript = await ReadAsync("call.vtt", Vtt) };
        await Assert.ThrowsAsync<ArgumentException>(() => client.Submissions.SubmitUriAsync(SymblMediaKind.Audio, new Uri("http://x.test/a.wav"), options, null, new(), null, default));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Submissions.SubmitTextAsync([new("a")], "x", options, null, new(), null, default));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task Local(TestExchange exchange)
    {
        if (exchange.Path == "/local/info")
        {
            await exchange.JsonAsync("""{"extensions":["transcript"]}""");
            return;
        }

        await exchange.ReadBodyAsync();
        await exchange.JsonAsync("""{"conversationId":"1","jobId":"j"}""", 201);
    }

    private async Task<RecordingTranscript> ReadAsync(string name, string content, SpeakerSource? speakers = null, DateTimeOffset? start = null)
    {
        var path = _folder.Path(name);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return await RecordingTranscript.ReadAsync(path, start, speakers, TestContext.Current.CancellationToken);
    }
}
