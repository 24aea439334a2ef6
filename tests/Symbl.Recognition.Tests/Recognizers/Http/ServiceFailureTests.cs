using System.Net;
using System.Net.Sockets;
using Symbl.Domain.Recordings;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>The reason of a job whose transcription service fails.</summary>
public sealed class ServiceFailureTests
{
    [Theory]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-canary-0123456789."}}""", "refused the key (401 Unauthorized: Incorrect API key provided: ***). Check --transcription-key-file")]
    [InlineData(403, """{"error":{"code":"403","message":"No rights."}}""", "refused the key (403 Forbidden: No rights).")]
    [InlineData(404, """{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}""", "has no such address or model (404 NotFound: The API deployment for this resource does not exist).")]
    [InlineData(404, "File Not Found (/v1/audio/transcriptions)", "ends with /v1 for most services and with /inference for whisper.cpp's server")]
    [InlineData(404, """{"error":{"message":"The model `x` does not exist"}}""", "--transcription-model, which is whisper-1.")]
    [InlineData(415, "", "refused the audio or the form of the request (415 UnsupportedMediaType).")]
    [InlineData(400, """{"error":{"message":"Invalid file format."}}""", "refused the audio or the form of the request (400 BadRequest: Invalid file format).")]
    [InlineData(422, """{"detail":[{"loc":["body","model"],"msg":"Field required"}]}""", ": Field required).")]
    [InlineData(413, "", "does not take even a short piece of audio (413 RequestEntityTooLarge). Raise its limit.")]
    [InlineData(200, "<!DOCTYPE html><html>Sign in</html>", "sent a web page in place of a transcript. Check --transcription-url.")]
    [InlineData(200, """{"object":"list","data":[]}""", "sent JSON that is not a transcript.")]
    [InlineData(200, """[1]""", "sent JSON that is not a transcript.")]
    [InlineData(200, """{"error":"failed to read audio data of sk-canary-0123456789"}""", "answered with an error: failed to read audio data of ***")]
    [InlineData(200, """{"text":"\ud83d"}""", "sent text that is not Unicode.")]
    [InlineData(200, """{"error":{"message":"\ud83d"}}""", "sent JSON that is not a transcript.")]
    [InlineData(400, """{"error":{"message":"\ud83d"}}""", "refused the audio or the form of the request (400 BadRequest).")]
    [InlineData(200, """{"text":"a","text":"b"}""", "sent something that is not JSON.")]
    [InlineData(200, "", "sent an empty answer.")]
    [InlineData(200, "oops", "sent something that is not JSON.")]
    [InlineData(200, """{"text":"Good mor""", "sent an answer that was cut off.")]
    public async Task A_refusal_names_the_service_and_the_way_out(int status, string body, string told)
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(status, body)));

        Assert.Contains($"The transcription service at {bench.Server.Authority} ", await bench.FailureAsync());
        Assert.Contains(told, await bench.FailureAsync());
        Assert.Empty(bench.Time.Waits);
    }

    [Fact]
    public async Task A_stream_of_events_is_not_taken_for_text()
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(200, "data: {\"type\":\"transcript.text.delta\"}\n\n", "text/event-stream")));

        Assert.Contains("sent a stream of events in place of a transcript.", await bench.FailureAsync());
    }

    [Fact]
    public async Task A_service_that_was_changed_is_asked_in_every_form_again()
    {
        var (accepted, body) = ("json", """{"text":"Hi"}""");
        using var bench = new ServiceBench(new ReplayServer((request, _) =>
            request["response_format"] == accepted ? Reply.Ok(body) : new Reply(400, "")));
        using var engine = bench.Engine();
        await bench.RunAsync(engine);
        (accepted, body) = ("verbose_json", Recorded.OpenAi);
        await Assert.ThrowsAsync<RecordingException>(() => bench.RunAsync(engine));

        Assert.Equal(Recorded.Words, ServiceBench.Shown(await bench.RunAsync(engine)));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_its_path_is_not_repeated()
    {
        using var other = new ReplayServer(Reply.Ok(Recorded.OpenAi));
        using var bench = new ServiceBench(new ReplayServer(new Reply(307, "") { Headers = [$"Location: {other.Url}/canary?token=canary"] }));

        Assert.Contains($"redirects to {other.Authority} (307).", await bench.FailureAsync());
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(429, "Retry-After: 7", 7)]
    [InlineData(429, "Retry-After: 0.5", 0.5)]
    [InlineData(503, "Retry-After: Mon, 04 May 2026 12:00:30 GMT", 30)]
    [InlineData(503, "Retry-After: Mon, 04 May 2026 11:00:00 GMT", 0)]
    [InlineData(502, "X-Other: 1", 1)]
    [InlineData(408, "X-Other: 1", 1)]
    public async Task A_request_is_repeated_when_the_service_is_ready(int status, string header, double wait)
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(status, "") { Headers = [header] }, Reply.Ok(Recorded.OpenAi)));

        Assert.Equal(Recorded.Words, ServiceBench.Shown(await bench.RunAsync()));
        // A wait of no time needs no clock.
        Assert.Equal(wait, bench.Time.Waits.SingleOrDefault());
        Assert.Equal(2, bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_request_is_repeated_three_times()
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(503, """{"error":{"message":"loading model"}}""")));

        Assert.EndsWith("failed 4 times (503 ServiceUnavailable: loading model). Look at its log.", await bench.FailureAsync());
        Assert.Equal([1, 2, 4], bench.Time.Waits);
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_the_job()
    {
        using var bench = new ServiceBench(new ReplayServer(
            new Reply(429, """{"error":{"message":"Rate limit reached."}}""") { Headers = ["Retry-After: 3600"] }));

        Assert.Contains("asks to wait 3600 seconds: Rate limit reached. This is longer than a job waits.", await bench.FailureAsync());
        Assert.Single(bench.Server.Requests);
    }

    [Fact]
    public async Task A_service_that_fails_for_a_form_is_asked_for_a_plainer_one()
    {
        using var bench = new ServiceBench(new ReplayServer((request, _) =>
            request["response_format"] == "json" ? Reply.Ok("""{"text":"Hi"}""") : new Reply(500, "Internal Server Error", "text/plain")));

        Assert.Equal(["Hi 0-5 (1)"], ServiceBench.Shown(await bench.RunAsync()));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_again()
    {
        using var bench = new ServiceBench(new ReplayServer(
            Reply.Ok(Recorded.OpenAi) with { StatedLength = 100_000 }, new Reply(200, "") { Drops = true }, Reply.Ok(Recorded.OpenAi)));

        Assert.Equal(Recorded.Words, ServiceBench.Shown(await bench.RunAsync()));
        Assert.Equal([1, 2], bench.Time.Waits);
    }

    [Fact]
    public async Task An_answer_that_stays_cut_off_is_reported()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(Recorded.OpenAi) with { StatedLength = 100_000 }));
        Assert.Contains("sent an answer that was cut off.", await bench.FailureAsync());

        using var broken = new ServiceBench(new ReplayServer(new Reply(200, "") { Drops = true }));
        Assert.Contains("ended the connection before it answered.", await broken.FailureAsync());
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused_before_it_is_read()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok("{") with { StatedLength = 65L << 20 }));

        Assert.Contains("sent more than 64 MB", await bench.FailureAsync());
    }

    [Fact]
    public async Task A_silent_service_times_out()
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(200, "") { IsSilent = true })) { AnswerTime = TimeSpan.FromSeconds(1) };

        Assert.Contains("sent no whole answer in 1 seconds for 5 seconds of audio.", await bench.FailureAsync());
        Assert.Empty(bench.Time.Waits);
    }

    [Fact]
    public async Task Cancel_ends_a_request_at_once()
    {
        using var bench = new ServiceBench(new ReplayServer(new Reply(200, "") { IsSilent = true }));
        using var cancel = new CancellationTokenSource();
        var run = bench.RunAsync(cancel: cancel.Token);
        await bench.Server.Waiting.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_service_that_does_not_run_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using var bench = new ServiceBench(new ReplayServer()) { Url = $"http://127.0.0.1:{port}/v1" };
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RunAsync());

        Assert.StartsWith($"The transcription service at 127.0.0.1:{port} cannot be reached: ", failure.Message);
        Assert.EndsWith("Start it, or correct --transcription-url.", failure.Message);
        Assert.Empty(bench.Time.Waits);
    }

    [Fact]
    public async Task A_service_without_https_is_named()
    {
        using var server = new ReplayServer(Reply.Ok(Recorded.OpenAi));
        using var bench = new ServiceBench(server) { Url = $"https://{server.Authority}/v1" };

        Assert.Contains("cannot be reached by https: ", await bench.FailureAsync());
    }

    [Fact]
    public async Task A_recording_that_became_shorter_is_not_the_fault_of_the_service()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(Recorded.OpenAi)));
        using var engine = bench.Engine();
        File.WriteAllBytes(bench.WavePath, [.. "oops"u8]);
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RunAsync(engine));

        Assert.Contains("is not a WAV file", failure.Message);
        Assert.Empty(bench.Server.Requests);
    }
}
