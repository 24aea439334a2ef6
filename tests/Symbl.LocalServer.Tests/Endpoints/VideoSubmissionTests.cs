using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition;
using Symbl.Recognition.Tests;
using Symbl.Recognition.Tests.Decoding;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class VideoSubmissionTests
{
    [Fact]
    public async Task The_audio_of_a_video_is_processed_and_an_appended_video_follows()
    {
        using var folder = new TemporaryFolder();
        var film = Film(folder);
        await using var server = await StartAsync(folder, new RecordingProcessorSettings());
        var (conversation, job) = await server.Client.AcceptedAsync(SendAsync(server, HttpMethod.Post, "?name=Demo", film));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(job))["status"]!);
        var (same, append) = await server.Client.AcceptedAsync(SendAsync(server, HttpMethod.Put, $"/{conversation}", film));
        Assert.Equal("completed", (string)(await server.Client.WaitAsync(append))["status"]!);

        Assert.Equal(conversation, same);
        var messages = await server.Client.MessagesAsync(conversation);
        Assert.Equal(2, messages.Count);
        Assert.InRange((double)messages[1]!["timeOffset"]! - (double)messages[0]!["timeOffset"]!, 2.9, 3.2);
        Assert.Equal("Demo", (string)(await server.Client.GetAsync($"/v1/conversations/{conversation}")).Json["name"]!);
    }

    [Fact]
    public async Task Without_ffmpeg_the_job_fails_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        await using var server = await StartAsync(folder, new RecordingProcessorSettings { Decoding = new() { SearchPath = "" } });
        byte[] film = [0, 0, 0, 0x18, .. "ftypisom"u8, .. new byte[64]];
        var (_, job) = await server.Client.AcceptedAsync(SendAsync(server, HttpMethod.Post, "", film));
        var end = await server.Client.WaitAsync(job);

        Assert.Equal("failed", (string)end["status"]!);
        Assert.Equal(
            "the uploaded recording: MP4 or M4A needs ffmpeg on the PATH of the local server; install it or convert to WAV.",
            (string)end["message"]!);
    }

    [Theory]
    [InlineData("video/mp4", 201, null)]
    [InlineData("VIDEO/MP4; codecs=avc1", 201, null)]
    [InlineData(null, 400, "The Content-Type is required; it must be video/mp4.")]
    [InlineData("video/webm", 400, "The Content-Type 'video/webm' is not video/mp4.")]
    [InlineData("application/octet-stream", 400, "The Content-Type 'application/octet-stream' is not video/mp4.")]
    [InlineData("audio/wav", 400, "The Content-Type 'audio/wav' is not video/mp4.")]
    public async Task A_video_requires_a_video_media_type(string? type, int status, string? message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendAsync(server, HttpMethod.Post, "", ApiClient.Recording(1), type);

        Assert.Equal(status, answer.Status);
        Assert.Equal(message, (string?)answer.Json["message"]);
    }

    [Fact]
    public async Task Parameters_are_those_of_audio()
    {
        await using var server = await TestServer.StartAsync();
        var wrong = await SendAsync(server, HttpMethod.Post, "?nmae=x", ApiClient.Recording(1));
        var speakers = await SendAsync(server, HttpMethod.Post, "?enableSpeakerDiarization=true", ApiClient.Recording(1));
        var unknown = await SendAsync(server, HttpMethod.Put, "/4500000000000001", ApiClient.Recording(1));
        var (_, job) = await server.Client.AcceptedAsync(SendAsync(
            server, HttpMethod.Post, "?enableSpeakerDiarization=true&diarizationSpeakerCount=2", ApiClient.Recording(2)));
        await server.Client.WaitAsync(job);

        Assert.Equal((400, "\"nmae\" is not allowed"), (wrong.Status, wrong.Message));
        Assert.Equal((400, DocumentedTexts.SpeakerCount), (speakers.Status, speakers.Message));
        Assert.Equal(404, unknown.Status);
        Assert.Equal(2, Assert.Single(server.Processor.Inputs).Options.SpeakerCount);
    }

    [Fact]
    public async Task A_job_fetches_its_video()
    {
        await using var host = await HttpReceiver.StartAsync(context => context.Response.Body.WriteAsync(ApiClient.Recording(2)).AsTask());
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        var body = new { url = host.BaseUri + "/call.mp4" };
        var (conversation, first) = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/video/url", body));
        var (_, second) = await server.Client.AcceptedAsync(server.Client.PutJsonAsync($"/v1/process/video/url/{conversation}", body));
        await server.Client.WaitAsync(first);
        await server.Client.WaitAsync(second);

        Assert.Equal(4, (await server.Client.MessagesAsync(conversation)).Count);
        Assert.Equal("\"url\" is required", (await server.Client.PostJsonAsync("/v1/process/video/url", new { })).Message);
    }

    private static byte[] Film(TemporaryFolder folder)
    {
        TestAudio.WriteWave(folder.File("call.wav"), 3, 1, new TestAudio.Voice(0.5, 2));
        Ffmpeg.Encode(
            folder.File("call.wav"), folder.File("call.mp4"), "-f", "lavfi", "-i", "color=s=16x16:d=3", "-c:v", "mpeg4", "-c:a", "aac");
        return File.ReadAllBytes(folder.File("call.mp4"));
    }

    // The real processor in place of the one that only counts bytes.
    private static Task<TestServer> StartAsync(TemporaryFolder folder, RecordingProcessorSettings settings) => TestServer.StartAsync(
        configure: services => services.AddSingleton<IRecordingProcessor>(new RecordingProcessor(folder.File("work"), settings)));

    private static Task<Answer> SendAsync(TestServer server, HttpMethod method, string path, byte[] film, string? type = "video/mp4")
    {
        var content = new ByteArrayContent(film);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return server.Client.SendAsync(method, "/v1/process/video" + path, content);
    }
}
