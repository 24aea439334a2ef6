using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Recognition.Tests.Recognizers.Http;

/// <summary>Requests, as the services read them.</summary>
public sealed class ServiceRequestTests
{
    [Fact]
    public async Task A_request_has_the_form_of_the_interface()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok(Recorded.OpenAi)));
        await bench.RunAsync("de-DE", ["Zoë", "SymblPS"]);

        var request = Assert.Single(bench.Server.Requests);
        Assert.Equal("POST /v1/audio/transcriptions HTTP/1.1", request.Line);
        Assert.Equal("Bearer " + ServiceBench.Key, request.Headers["Authorization"]);
        Assert.DoesNotContain("api-key", request.Headers.Keys);
        Assert.Equal(
            ["model", "language", "prompt", "response_format", "timestamp_granularities[]", "timestamp_granularities[]", "file"],
            request.Parts.Select(part => part.Name));
        Assert.Equal(
            ("whisper-1", "de", "Zoë, SymblPS", "verbose_json"), (request["model"], request["language"], request["prompt"], request["response_format"]));
        Assert.Equal(["word", "segment"], request.All("timestamp_granularities[]"));
        Assert.All(request.Parts.Where(part => part.Name != "file"), part => Assert.Null(part.Type));
        Assert.Equal("Content-Disposition: form-data; name=\"file\"; filename=\"audio.wav\"", request.File.Disposition);
        Assert.Equal("audio/wav", request.File.Type);
    }

    [Fact]
    public async Task Each_piece_is_sent_as_its_own_recording_and_its_times_are_moved()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok("""{"text":"one","words":[{"word":"one","start":0.5,"end":9}]}""")), seconds: 60);
        var transcript = await bench.RunAsync(pieces: [(2, 4.5), (10, 40), (59.5, 60)]);

        Assert.Equal(["one 2.5-4.5", "one 10.5-19", "one 60-60"], ServiceBench.Shown(transcript));
        Assert.Equal([2.5 / 33, 32.5 / 33, 1], bench.Progress);
        var all = Samples(bench.WavePath);
        var sent = bench.Server.Requests.Select(request => Samples(new MemoryStream(request.File.Body))).ToList();
        Assert.Equal(all[(2 * ServiceBench.Rate)..(int)(4.5 * ServiceBench.Rate)], sent[0]);
        Assert.Equal(all[(10 * ServiceBench.Rate)..(40 * ServiceBench.Rate)], sent[1]);
        // Services refuse very short audio, so silence follows it.
        Assert.Equal([.. all[(int)(59.5 * ServiceBench.Rate)..], .. new float[ServiceBench.Rate / 2]], sent[2]);
    }

    [Fact]
    public async Task A_large_body_waits_for_the_head_to_be_accepted()
    {
        using var bench = new ServiceBench(
            new ReplayServer(new Reply(401, """{"error":{"message":"no"}}""") { IsBeforeBody = true }), seconds: 60);

        Assert.Contains("refused the key", await bench.FailureAsync(pieces: [(0, 60)]));
        Assert.Equal("100-continue", Assert.Single(bench.Server.Requests).Headers["Expect"]);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("und", null)]
    [InlineData("en-US", "en")]
    [InlineData("nb-NO", "no")]
    [InlineData("yue-HK", "yue")]
    [InlineData("zh-Hant-TW", "zh")]
    public async Task The_language_is_sent_as_a_code_of_two_letters_if_it_is_stated(string tag, string? code)
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok("""{"text":""}""")));
        await bench.RunAsync(tag == "und" ? "" : tag);

        Assert.Equal(code, Assert.Single(bench.Server.Requests)["language"]);
    }

    [Fact]
    public async Task A_long_vocabulary_is_cut_at_a_term()
    {
        using var bench = new ServiceBench(new ReplayServer(Reply.Ok("""{"text":""}""")));
        var transcript = await bench.RunAsync(vocabulary: [.. Enumerable.Range(0, 100).Select(number => $"Product number {number:000}")]);

        var prompt = Assert.Single(bench.Server.Requests)["prompt"]!;
        Assert.InRange(prompt.Length, 550, 600);
        Assert.EndsWith("Product number 029", prompt);
        Assert.Equal("The prompt of the service has no room for the whole vocabulary. Terms left out: 70.", Assert.Single(transcript.Report.Notes));
    }

    [Fact]
    public async Task Azure_gets_the_key_and_the_version_in_its_form()
    {
        using var server = new ReplayServer(Reply.Ok(Recorded.OpenAi));
        using var bench = new ServiceBench(server) { Url = $"http://{server.Authority}/openai/deployments/calls/audio/transcriptions?api-version=2024-10-21" };
        Assert.Equal(Recorded.Words, ServiceBench.Shown(await bench.RunAsync()));

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /openai/deployments/calls/audio/transcriptions?api-version=2024-10-21 HTTP/1.1", request.Line);
        Assert.Equal(ServiceBench.Key, request.Headers["api-key"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }

    [Theory]
    [InlineData("/inference")]
    [InlineData("/inference/")]
    public async Task The_address_of_whisper_cpp_is_used_as_it_is(string path)
    {
        using var server = new ReplayServer(Reply.Ok(Recorded.WhisperCpp));
        using var bench = new ServiceBench(server) { Url = $"http://{server.Authority}{path}", Model = null };
        var transcript = await bench.RunAsync();

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST /inference HTTP/1.1", null), (request.Line, request["model"]));
        Assert.Equal($"transcription service at {server.Authority}", transcript.Report.Method);
    }

    [Fact]
    public async Task Audio_that_is_too_large_is_cut_at_a_pause_and_later_pieces_too()
    {
        using var bench = new ServiceBench(
            new ReplayServer((request, _) => request.Parts.Count > 0 && request.File.Body.Length > 20 * 32000
                ? new Reply(413, "<html>Request Entity Too Large</html>", "text/html")
                : Reply.Ok("""{"text":"one","words":[{"word":"one","start":0.5,"end":1}]}""")),
            seconds: 80);
        var transcript = await bench.RunAsync(pieces: [(0, 40), (40, 80)]);

        var lengths = bench.Server.Requests.Select(request => Math.Round(request.File.Body.Length / 32000.0)).ToList();
        Assert.Equal(40, lengths[0]);
        Assert.All(lengths.Where(length => length > 20), length => Assert.InRange(length, 20, 40));
        Assert.Equal(80, lengths.Where(length => length <= 20).Sum());
        // The recording is quiet at 5, 15, 25 seconds and so on.
        Assert.All(transcript.Words.Skip(1).Where(word => word.Start.TotalSeconds is not 40.5), word => Assert.InRange(Math.Abs((word.Start.TotalSeconds - 0.5) % 10 - 5), 0, 0.15));
        Assert.Equal(lengths.Count(length => length <= 20), transcript.Words.Count);
        Assert.DoesNotContain(40, lengths.Skip(1));
        Assert.Equal(1, bench.Progress[^1], 9);
    }

    private static float[] Samples(string path)
    {
        using var stream = File.OpenRead(path);
        return Samples(stream);
    }

    private static float[] Samples(Stream stream)
    {
        using var source = WaveFile.Open(stream);
        Assert.Equal((16000, 1), (source.SampleRate, source.Channels));
        var samples = new float[source.Frames];
        Assert.Equal(samples.Length, source.Read(samples));
        return samples;
    }
}
