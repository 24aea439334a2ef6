using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Symbl.Contract;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition;
using Symbl.Recognition.Tests;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

public sealed class ProvenanceTests
{
    private const string ThreeSpeakers = "?enableSpeakerDiarization=true&diarizationSpeakerCount=3";

    [Fact]
    public async Task A_completed_job_has_the_provenance_of_its_speakers()
    {
        await using var server = await TestServer.StartAsync(processor: new FixedTurnsProcessor { Gate = new SemaphoreSlim(0) });
        var (_, id) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(2), ThreeSpeakers));
        var running = await server.Client.WaitAsync(id, "in_progress");
        server.Processor.Gate!.Release();
        var how = (await server.Client.WaitAsync(id))["provenance"]!;

        Assert.Null(running["provenance"]);
        Assert.Equal((id, "in turn"), ((string)how["jobId"]!, (string)how["speakers"]!));
        Assert.Equal((3, 2), ((int)how["speakersAsked"]!, (int)how["speakersFound"]!));
        // Two turns of 0.8 s, of 0.9 and 0.7.
        Assert.Equal(0.8, (double)how["confidence"]!, 6);
        Assert.Equal(["Speaker 1 0.9 0.8", "Speaker 2 0.7 0.8"], Confidences(how));
        Assert.Equal("""[{"start":0.4,"end":0.8}]""", how["uncertainSpans"]!.ToJsonString());
        Assert.Equal("""["A note."]""", how["notes"]!.ToJsonString());
        Assert.Null(how["submissions"]);
    }

    [Fact]
    public async Task A_conversation_has_the_provenance_of_all_and_of_each_submission()
    {
        await using var server = await TestServer.StartAsync();
        var (id, first) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(3), ThreeSpeakers));
        var (_, second) = await server.Client.AcceptedAsync(server.Client.AppendAsync(
            id, ApiClient.Recording(1), "?enableSpeakerDiarization=true&diarizationSpeakerCount=1"));
        var (_, third) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(1)));
        await server.Client.WaitAsync(third);
        var how = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["provenance"]!;

        Assert.Equal("in turn; by channel", (string)how["speakers"]!);
        Assert.Equal((4, 4), ((int)how["speakersAsked"]!, (int)how["speakersFound"]!));
        // Turns of 0.9, 0.7 and 0.5, and one more of 0.9, all of the same length.
        Assert.Equal(0.75, (double)how["confidence"]!, 6);
        Assert.Equal(4, Confidences(how).Length);
        Assert.Equal(
            [(0.4, 0.8), (3.4, 3.8)],
            how["uncertainSpans"]!.AsArray().Select(span => ((double)span!["start"]!, (double)span["end"]!)));
        var submissions = how["submissions"]!.AsArray();
        Assert.Equal([first, second, third], submissions.Select(submission => (string)submission!["jobId"]!));
        Assert.Equal([3, 1, null], submissions.Select(submission => (int?)submission!["speakersFound"]));
        Assert.Null(submissions[2]!["confidence"]);
    }

    [Fact]
    public async Task Speakers_have_their_present_names_and_merge_with_their_members()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Client.SubmitAndWaitAsync(3, ThreeSpeakers);
        var members = await server.Client.MembersAsync(id);
        foreach (var (member, name) in members.Take(2).Zip(["Ann", "Anna"]))
        {
            var body = new { id = (string)member!["id"]!, name, email = "ann@example.com" };
            Assert.Equal(200, (await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{body.id}", body)).Status);
        }

        var how = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["provenance"]!;
        Assert.Equal(["Anna 0.8 1.6", "Speaker 3 0.5 0.8"], Confidences(how));
        Assert.Equal((string)members[0]!["id"]!, (string)how["speakerConfidence"]![0]!["memberId"]!);
    }

    [Theory]
    [InlineData("?enableSpeakerDiarization=true&diarizationSpeakerCount=2", 2, 1)]
    [InlineData("", null, 1)]
    [InlineData("?diarizationSpeakerCount=2", null, 1)]
    public async Task One_voice_is_one_speaker_for_any_stated_count(string query, int? asked, int found)
    {
        using var folder = new TemporaryFolder();
        WaveWriter.Write(folder.File("call.wav"), TestAudio.OnePerson());
        await using var server = await StartAsync(folder);
        await using var proxy = await ValidatingProxy.StartAsync(new Uri(server.Ready.BaseUri!));
        using var client = await new ApiClient(proxy.BaseUri.AbsoluteUri, server.Ready.CredentialsPath).SignInAsync();
        var (conversation, id) = await client.AcceptedAsync(
            client.SubmitAsync(File.ReadAllBytes(folder.File("call.wav")), query, "audio/wav"));
        var how = (await client.WaitAsync(id))["provenance"]!;
        await client.GetAsync($"/v1/conversations/{conversation}");
        await client.GetAsync("/v1/conversations");

        Assert.Equal((asked, found), ((int?)how["speakersAsked"], (int)how["speakersFound"]!));
        Assert.Equal(asked is null, how["confidence"] is null);
        Assert.True(proxy.Violations.Count == 0, string.Join(Environment.NewLine, proxy.Violations));
        Assert.Single(await client.MembersAsync(conversation));
    }

    private static string[] Confidences(JsonNode how) =>
    [
        .. how["speakerConfidence"]!.AsArray()
            .Select(each => FormattableString.Invariant($"{each!["name"]} {each["confidence"]} {each["seconds"]}")),
    ];

    private static Task<TestServer> StartAsync(TemporaryFolder folder) => TestServer.StartAsync(
        configure: services => services.AddSingleton<IRecordingProcessor>(new RecordingProcessor(folder.File("work"))));
}
