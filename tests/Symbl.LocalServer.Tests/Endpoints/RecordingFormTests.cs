using System.Net.Http.Headers;
using System.Text;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Tests.Support;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>Recordings that come with their transcript in a form.</summary>
public sealed class RecordingFormTests
{
    private const string Transcript =
        """{"source":"call.json (Whisper JSON)","speakers":true,"notes":["A note."],"entries":[{"text":"Hi you.","speaker":"Ann","email":"ann@x.test","start":0.5,"end":1.2345678,"words":[{"text":"Hi","start":0.5,"end":0.7,"confidence":0.9},{"text":"you.","start":0.8,"end":1.2345678}]},{"text":"Yes.","start":1.5}]}""";

    [Fact]
    public async Task The_transcript_reaches_the_processor_with_the_bytes_of_the_recording()
    {
        await using var server = await TestServer.StartAsync();
        var (_, job) = await server.Client.AcceptedAsync(SubmitAsync(server, Form(Transcript, ApiClient.Recording(2)), "?name=Call"));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);

        var input = Assert.Single(server.Processor.Inputs);
        var given = input.Transcript!;
        Assert.Equal(("Call", "audio/wav"), (input.Name, input.ContentType));
        Assert.Equal(("call.json (Whisper JSON)", true), (given.Source, given.GivesSpeakers));
        Assert.Equal(["A note."], given.Notes);
        Assert.Equal([("Hi you.", "Ann", "ann@x.test"), ("Yes.", null, null)], given.Entries.Select(entry => (entry.Text, entry.Speaker, entry.Email)));
        Assert.Equal(TimeSpan.FromTicks(12_345_678), given.Entries[0].End);
        Assert.Equal(new ProcessedWord("Hi", TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.7), 0.9), given.Entries[0].Words[0]);
        Assert.Null(given.Entries[1].End);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task A_job_that_a_restart_interrupts_still_has_its_transcript()
    {
        using var data = new TemporaryFolder();
        using var gate = new SemaphoreSlim(0);
        string job;
        await using (var first = await TestServer.StartAsync(processor: new FixedTurnsProcessor { Gate = gate }, dataPath: data.Path))
        {
            (_, job) = await first.Client.AcceptedAsync(SubmitAsync(first, Form(Transcript, ApiClient.Recording(2))));
            Assert.Equal(2, Directory.GetFiles(first.Uploads).Length);
        }

        await using var second = await TestServer.StartAsync(dataPath: data.Path);
        await second.Client.WaitAsync(job);
        Assert.Equal(2, Assert.Single(second.Processor.Inputs).Transcript!.Entries.Count);
        // The server removes the files after it has stored the end of the job.
        await TestWait.UntilAsync(() => Directory.GetFiles(second.Uploads).Length == 0);
    }

    [Fact]
    public async Task A_video_and_an_append_take_a_transcript_too()
    {
        await using var server = await TestServer.StartAsync();
        var conversation = await server.Client.SubmitAndWaitAsync();
        var answer = await server.Client.SendAsync(HttpMethod.Put, $"/v1/process/video/{conversation}", Form(Transcript, ApiClient.Recording(1), "video/mp4"));
        Assert.True(answer.Status == 201, answer.Text);
        await server.Client.WaitAsync((string)answer.Json["jobId"]!);
        Assert.NotNull(server.Processor.Inputs[^1].Transcript);
    }

    [Theory]
    [InlineData("{", "The part \"transcript\" is not valid JSON.")]
    [InlineData("[]", "\"transcript\" must be of type object")]
    [InlineData("""{"source":"x"}""", "\"transcript.entries\" is required")]
    [InlineData("""{"source":"x","entries":[]}""", "\"transcript.entries\" must contain at least 1 items")]
    [InlineData("""{"entries":[{"text":"a","start":0}]}""", "\"transcript.source\" is required")]
    [InlineData("""{"source":"x","entries":[{"text":" ","start":0}]}""", "\"transcript.entries[0].text\" must not be empty")]
    [InlineData("""{"source":"x","entries":[{"text":"a"}]}""", "\"transcript.entries[0].start\" is required")]
    [InlineData("""{"source":"x","entries":[{"text":"a","start":-1}]}""", "\"transcript.entries[0].start\" must be greater than or equal to 0")]
    [InlineData("""{"source":"x","entries":[{"text":"a","start":1e300}]}""", "\"transcript.entries[0].start\" must be less than or equal to 10000000")]
    [InlineData("""{"source":"x","entries":[{"text":"a","start":0,"words":[{"text":"a","start":1,"end":0}]}]}""", "\"transcript.entries[0].words[0].end\" must be greater than or equal to start")]
    public async Task A_wrong_transcript_is_refused_and_nothing_is_stored(string transcript, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SubmitAsync(server, Form(transcript, ApiClient.Recording(1)));
        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task A_form_with_the_recording_first_or_an_empty_one_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var reversed = new MultipartFormDataContent { { new ByteArrayContent(ApiClient.Recording(1)), "recording" }, { new StringContent(Transcript), "transcript" } };
        Assert.Contains("in this order", (await SubmitAsync(server, reversed)).Message);
        Assert.Equal(400, (await SubmitAsync(server, Form(Transcript, []))).Status);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task A_form_that_ends_within_the_recording_stores_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var body = await Form(Transcript, ApiClient.Recording(2)).ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var cut = new ByteArrayContent(body[..^3000]);
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        var answer = await SubmitAsync(server, cut);
        Assert.InRange(answer.Status, 400, 499);
        Assert.Empty(Directory.GetFiles(server.Uploads));
        Assert.Empty(server.Processor.Inputs);
    }

    [Fact]
    public async Task The_limit_holds_for_the_recording_in_a_form()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxUpload = 10_000 });
        Assert.Equal(413, (await SubmitAsync(server, Form(Transcript, ApiClient.Recording(2)))).Status);
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    private static Task<Answer> SubmitAsync(TestServer server, HttpContent form, string query = "") => server.Client.SendAsync(HttpMethod.Post, "/v1/process/audio" + query, form);

    private static MultipartFormDataContent Form(string transcript, byte[] recording, string type = "audio/wav")
    {
        var part = new ByteArrayContent(recording);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new MultipartFormDataContent("b") { { new StringContent(transcript, Encoding.UTF8, "application/json"), "transcript" }, { part, "recording", "recording" } };
    }
}
