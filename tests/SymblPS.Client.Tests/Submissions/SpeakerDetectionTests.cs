using System.Text;
using SymblPS.Client.Submissions;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Submissions;

/// <summary>Additions of the local server: detection of the number of speakers and of the meaning of channels.</summary>
public sealed class SpeakerDetectionTests : IDisposable
{
    private static readonly SubmissionOptions Detect = new() { DetectSpeaker = true, MinSpeaker = 2, MaxSpeaker = 6 };

    private readonly TempFolder _folder = new();

    public static TheoryData<SubmissionOptions, string> Extended => new()
    {
        { Detect, "-DetectSpeaker" },
        { new() { Channel = ChannelMode.Auto }, "-Channel Auto" },
        { new() { Channel = ChannelMode.Auto, SpeakerCount = 2 }, "-Channel Auto" },
        { new() { KnownVoice = true, SpeakerCount = 2 }, "-KnownVoice" },
    };

    [Fact]
    public async Task A_file_sends_the_detection_in_its_query_after_asking_once()
    {
        await using var server = new LoopbackServer(Local);
        using var client = Clients.For(server);
        await SubmitAsync(client, Detect);
        await SubmitAsync(client, new SubmissionOptions { Channel = ChannelMode.Auto, SpeakerCount = 2 });
        await SubmitAsync(client, new SubmissionOptions { KnownVoice = true, Channel = ChannelMode.Separate });

        Assert.Equal(
            [
                "/local/info",
                "/v1/process/audio?enableSpeakerDiarization=true&detectSpeakerCount=true&minSpeakerCount=2&maxSpeakerCount=6",
                "/v1/process/audio?enableSpeakerDiarization=true&diarizationSpeakerCount=2&detectSpeakerChannels=true",
                "/v1/process/audio?enableSeparateRecognitionPerChannel=true&knownVoices=true",
            ],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task An_address_sends_the_detection_in_its_body()
    {
        await using var server = new LoopbackServer(Local);
        using var client = Clients.For(server);
        await client.Submissions.SubmitUriAsync(
            SymblMediaKind.Video, new Uri("http://x.test/a.mp4"), Detect with { Channel = ChannelMode.Auto }, "42", new(), null, default);

        var request = server.Requests.Last();
        Assert.Equal(("PUT", "/v1/process/video/url/42"), (request.Method, request.Target));
        Assert.Equal(
            """{"url":"http://x.test/a.mp4","enableSpeakerDiarization":true,"detectSpeakerCount":true,"minSpeakerCount":2,"maxSpeakerCount":6,"detectSpeakerChannels":true}""",
            Encoding.UTF8.GetString(request.Body));
    }

    [Theory]
    [MemberData(nameof(Extended))]
    public async Task Another_service_is_refused_before_anything_is_sent(SubmissionOptions options, string parameter)
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync("{}", 404));
        using var client = Clients.For(server);
        var file = await Assert.ThrowsAsync<SymblNotSupportedException>(() => SubmitAsync(client, options));
        var address = await Assert.ThrowsAsync<SymblNotSupportedException>(() => client.Submissions.SubmitUriAsync(
            SymblMediaKind.Audio, new Uri("http://x.test/a.wav"), options, null, new(), null, default));

        Assert.Contains(parameter, file.Message);
        Assert.Contains("only the local server does (Connect-Symbl -Local). Nothing was submitted.", file.Message);
        Assert.Equal(file.Message, address.Message);
        Assert.All(server.Requests, request => Assert.Equal("/local/info", request.Path));
    }

    [Fact]
    public async Task Channels_of_the_contract_need_no_question()
    {
        await using var server = new LoopbackServer(Local);
        using var client = Clients.For(server);
        await SubmitAsync(client, new SubmissionOptions { Channel = ChannelMode.Separate });
        await SubmitAsync(client, new SubmissionOptions { Channel = ChannelMode.Mix, SpeakerCount = 2 });

        Assert.Equal(
            [
                "/v1/process/audio?enableSeparateRecognitionPerChannel=true",
                "/v1/process/audio?enableSpeakerDiarization=true&diarizationSpeakerCount=2&enableSeparateRecognitionPerChannel=false",
            ],
            server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_failure_of_the_question_about_channels_counts_as_no()
    {
        await using var local = new LoopbackServer(Local);
        using var client = Clients.For(local);
        Assert.True(await client.Submissions.JudgesChannelsAsync(default));
        await using var other = new LoopbackServer(exchange => exchange.JsonAsync("{}", 500));
        using var failing = Clients.For(other);
        Assert.False(await failing.Submissions.JudgesChannelsAsync(default));
    }

    [Fact]
    public async Task A_text_takes_no_detection()
    {
        using var client = Clients.For(new Uri("http://127.0.0.1:9"));
        foreach (var options in new[] { Detect, new SubmissionOptions { Channel = ChannelMode.Mix } })
            await Assert.ThrowsAsync<ArgumentException>(() => client.Submissions.SubmitTextAsync([new("a")], "x", options, null, new(), null, default));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task Local(TestExchange exchange)
    {
        if (exchange.Path == "/local/info")
        {
            await exchange.JsonAsync("""{"extensions":["transcript","detectSpeakerCount","detectSpeakerChannels","knownVoices"]}""");
            return;
        }

        await exchange.ReadBodyAsync();
        await exchange.JsonAsync("""{"conversationId":"1","jobId":"j"}""", 201);
    }

    private Task<SymblJob> SubmitAsync(SymblClient client, SubmissionOptions options) => client.Submissions.SubmitFileAsync(
        SymblMediaKind.Audio, Clients.File(_folder, "a.wav", 100), options, null, new(), null, default);
}
