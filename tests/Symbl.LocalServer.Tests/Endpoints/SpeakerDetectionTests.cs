using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition;
using Symbl.Recognition.Tests;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>Additions of this server: detection of the number of speakers and of the meaning of channels.</summary>
public sealed class SpeakerDetectionTests
{
    private const string Detect = "enableSpeakerDiarization=true&detectSpeakerCount=true";

    [Fact]
    public async Task Every_form_of_submission_takes_the_detection()
    {
        await using var host = await HttpReceiver.StartAsync(context => context.Response.Body.WriteAsync(ApiClient.Recording(1)).AsTask());
        await using var server = await TestServer.StartAsync(options => options with { AllowPrivateUrls = true });
        var client = server.Client;
        var query = $"?{Detect}&minSpeakerCount=2&maxSpeakerCount=4";
        var body = new
        {
            url = host.BaseUri + "/call.wav",
            enableSpeakerDiarization = true,
            detectSpeakerCount = true,
            minSpeakerCount = 2,
            maxSpeakerCount = 4,
        };
        static HttpContent Film() => new ByteArrayContent(ApiClient.Recording(1)) { Headers = { ContentType = new("video/mp4") } };
        var (id, _) = await client.AcceptedAsync(client.SubmitAsync(ApiClient.Recording(1), query));
        Task<Answer>[] others =
        [
            client.AppendAsync(id, ApiClient.Recording(1), query),
            client.SendAsync(HttpMethod.Post, "/v1/process/video" + query, Film()),
            client.SendAsync(HttpMethod.Put, $"/v1/process/video/{id}{query}", Film()),
            client.PostJsonAsync("/v1/process/audio/url", body),
            client.PutJsonAsync($"/v1/process/audio/url/{id}", body),
            client.PostJsonAsync("/v1/process/video/url", body),
            client.PutJsonAsync($"/v1/process/video/url/{id}", body),
            client.PostJsonAsync("/v1/process/audio/url" + query, new { body.url }),
        ];
        foreach (var submission in others)
            await client.WaitAsync((await client.AcceptedAsync(submission)).Job);

        Assert.Equal(9, server.Processor.Inputs.Count);
        Assert.All(server.Processor.Inputs, input => Assert.Equal(
            (true, true, 2, 4, 0), (input.Options.Diarize, input.Options.DetectSpeakers, input.Options.MinimumSpeakers, input.Options.MaximumSpeakers, input.Options.SpeakerCount)));
    }

    [Theory]
    [InlineData("detectSpeakerCount=true", "\"detectSpeakerCount\" requires enableSpeakerDiarization")]
    [InlineData(Detect + "&diarizationSpeakerCount=2", "\"detectSpeakerCount\" conflicts with diarizationSpeakerCount")]
    [InlineData(Detect + "&enableSeparateRecognitionPerChannel=true", "\"detectSpeakerCount\" conflicts with enableSeparateRecognitionPerChannel")]
    [InlineData(Detect + "&minSpeakerCount=0", "\"minSpeakerCount\" must be greater than or equal to 1")]
    [InlineData(Detect + "&maxSpeakerCount=33", "\"maxSpeakerCount\" must be less than or equal to 32")]
    [InlineData(Detect + "&minSpeakerCount=1.5", "\"minSpeakerCount\" must be an integer")]
    [InlineData(Detect + "&minSpeakerCount=5&maxSpeakerCount=4", "\"minSpeakerCount\" must be less than or equal to 4")]
    [InlineData("enableSpeakerDiarization=true&diarizationSpeakerCount=2&maxSpeakerCount=4", "\"maxSpeakerCount\" requires detectSpeakerCount")]
    [InlineData("minSpeakerCount=2", "\"minSpeakerCount\" requires detectSpeakerCount")]
    [InlineData("enableSpeakerDiarization=true&detectSpeakerCount=false", DocumentedTexts.SpeakerCount)]
    [InlineData("enableSpeakerDiarization=true&detectSpeakerChannels=true", DocumentedTexts.SpeakerCount)]
    [InlineData("detectSpeakerChannels=true&enableSeparateRecognitionPerChannel=true", "\"detectSpeakerChannels\" conflicts with enableSeparateRecognitionPerChannel")]
    [InlineData("detectSpeakerChannels=yes", "\"detectSpeakerChannels\" must be a boolean")]
    public async Task Contradictions_are_refused_with_the_name_of_the_parameter(string query, string message)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Client.SubmitAsync(ApiClient.Recording(1), "?" + query);

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.Empty(Directory.GetFiles(server.Uploads));
    }

    [Fact]
    public async Task The_meaning_of_the_channels_reaches_the_processor()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var query in new[] { "?detectSpeakerChannels=true", $"?detectSpeakerChannels=true&{Detect}", "?enableSeparateRecognitionPerChannel=false", "" })
            await server.Client.SubmitAndWaitAsync(1, query);

        Assert.Equal(
            [(true, false, false), (true, true, false), (false, false, true), (false, false, false)],
            server.Processor.Inputs.Select(input => (input.Options.DetectChannels, input.Options.DetectSpeakers, input.Options.MixChannels)));
    }

    [Fact]
    public async Task The_server_states_its_additions()
    {
        await using var server = await TestServer.StartAsync();
        var extensions = (await server.Client.GetAsync("/local/info")).Json["extensions"]!.AsArray().Select(name => (string)name!);
        Assert.Equal(["transcript", "detectSpeakerCount", "detectSpeakerChannels", "knownVoices"], extensions);
    }

    [Fact]
    public async Task The_confidence_of_the_count_is_in_the_provenance_and_survives_a_restart()
    {
        using var data = new TemporaryFolder();
        string id, job;
        await using (var first = await TestServer.StartAsync(dataPath: data.Path))
        {
            (id, job) = await first.Client.AcceptedAsync(first.Client.SubmitAsync(ApiClient.Recording(1), $"?{Detect}"));
            await first.Client.WaitAsync(job);
            var (_, second) = await first.Client.AcceptedAsync(first.Client.AppendAsync(id, ApiClient.Recording(3), $"?{Detect}"));
            var (_, third) = await first.Client.AcceptedAsync(first.Client.AppendAsync(id, ApiClient.Recording(1)));
            await first.Client.WaitAsync(second);
            await first.Client.WaitAsync(third);
        }

        await using var server = await TestServer.StartAsync(dataPath: data.Path);
        var one = (await server.Client.GetAsync($"/v1/job/{job}")).Json["provenance"]!;
        var all = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["provenance"]!;

        Assert.Equal((null, 0.75), ((int?)one["speakersAsked"], (double)one["speakerCountConfidence"]!));
        Assert.Equal(0.25, (double)all["speakerCountConfidence"]!);
        Assert.Null(all["submissions"]![2]!["speakerCountConfidence"]);
    }

    [Fact]
    public async Task Messages_have_a_confidence_that_survives_a_restart_and_a_merge_of_members()
    {
        using var data = new TemporaryFolder();
        string id;
        await using (var first = await TestServer.StartAsync(dataPath: data.Path))
        {
            id = await first.Client.SubmitAndWaitAsync(4, "?enableSpeakerDiarization=true&diarizationSpeakerCount=3");
            Assert.Equal("0.9 0.7 0.5 0.9", await ConfidencesAsync(first, id));
        }

        await using var server = await TestServer.StartAsync(dataPath: data.Path);
        foreach (var member in (await server.Client.MembersAsync(id)).Take(2).Select(member => (string)member!["id"]!))
            await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Ann", email = "ann@example.com" });

        Assert.Equal(2, (await server.Client.MembersAsync(id)).Count);
        Assert.Equal("0.9 0.7 0.5 0.9", await ConfidencesAsync(server, id));
    }

    [Fact]
    public async Task Speakers_that_a_caller_states_are_certain()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(3, "?enableSpeakerDiarization=true&diarizationSpeakerCount=3");
        var ann = new { id = "ann-1", name = "Ann" };
        object Event(string type, int second) => new { type, user = ann, offset = new { seconds = second, nanos = 0 } };
        var answer = await server.Client.PutJsonAsync(
            $"/v1/conversations/{id}/speakers", new { speakerEvents = new[] { Event("started_speaking", 0), Event("stopped_speaking", 1) } });
        Assert.True(answer.Status == 200, answer.Text);
        var text = await server.Client.AcceptedAsync(server.Client.PostJsonAsync("/v1/process/text", new { messages = new[] { new { payload = new { content = "Hi." } } } }));
        await server.Client.WaitAsync(text.Job);

        Assert.Equal("1 0.7 0.5", await ConfidencesAsync(server, id));
        Assert.Equal("1", await ConfidencesAsync(server, text.Conversation));
    }

    [Fact]
    public async Task Both_people_of_an_overlap_are_in_messages_and_analytics()
    {
        using var folder = new TemporaryFolder();
        WaveWriter.Write(
            folder.File("call.wav"), TestAudio.Make(12, 2, new TestAudio.Voice(1, 6, 110), new TestAudio.Voice(4, 9, 210, Channel: 1)));
        await using var server = await TestServer.StartAsync(
            configure: services => services.AddSingleton<IRecordingProcessor>(new RecordingProcessor(folder.File("work"))));
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(
            await File.ReadAllBytesAsync(folder.File("call.wav"), TestContext.Current.CancellationToken), "?enableSeparateRecognitionPerChannel=true"));
        await server.Client.WaitAsync(job);
        var messages = await server.Client.MessagesAsync(id);
        var overlap = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json["metrics"]!.AsArray()
            .Single(metric => (string)metric!["type"]! == "total_overlap")!;

        Assert.Equal(2, messages.Select(message => (string)message!["from"]!["id"]!).Distinct().Count());
        Assert.InRange((double)overlap["seconds"]!, 1.5, 2.5);
    }

    [Fact]
    public async Task Overlap_of_voices_on_one_channel_counts_in_analytics()
    {
        const double overlap = 1;
        var turns = Enumerable.Range(0, 10).Select(turn => (Start: 1 + (turn * 3.2), Pitch: turn % 2 == 0 ? 110 : 210)).ToArray();
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(
            configure: services => services.AddSingleton<IRecordingProcessor>(new RecordingProcessor(folder.File("work"))));
        var interrupted = await OverlapAsync(3.2 + overlap);
        var polite = await OverlapAsync(2.8);

        Assert.InRange(interrupted, 4.5, 10);
        Assert.InRange(polite, 0, 0.5);

        async Task<double> OverlapAsync(double length)
        {
            WaveWriter.Write(
                folder.File("call.wav"),
                TestAudio.Make(36, 1, [.. turns.Select(turn => new TestAudio.Voice(turn.Start, turn.Start + length, turn.Pitch))]));
            var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(
                await File.ReadAllBytesAsync(folder.File("call.wav"), TestContext.Current.CancellationToken),
                "?enableSpeakerDiarization=true&diarizationSpeakerCount=2"));
            await server.Client.WaitAsync(job);
            var metrics = (await server.Client.GetAsync($"/v1/conversations/{id}/analytics")).Json["metrics"]!.AsArray();
            return (double)metrics.Single(metric => (string)metric!["type"]! == "total_overlap")!["seconds"]!;
        }
    }

    private static async Task<string> ConfidencesAsync(TestServer server, string conversation) =>
        string.Join(' ', (await server.Client.MessagesAsync(conversation)).Select(message => message!["confidence"]!.ToJsonString()));
}
