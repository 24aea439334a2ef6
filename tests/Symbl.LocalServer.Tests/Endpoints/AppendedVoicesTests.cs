using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Tests;
using Symbl.Speech.Diarization;
using Symbl.Speech.Voices;
using Symbl.Storage;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>The speakers of an appended part become the members who spoke before, if their voices are clear.</summary>
public sealed class AppendedVoicesTests
{
    private const string TwoSpeakers = "?enableSpeakerDiarization=true&diarizationSpeakerCount=2";

    private static readonly ReadOnlyMemory<byte> Low = Voice(110);
    private static readonly ReadOnlyMemory<byte> Middle = Voice(170);
    private static readonly ReadOnlyMemory<byte> High = Voice(250);

    private readonly FixedTurnsProcessor _processor = new();

    [Fact]
    public async Task A_voice_of_an_earlier_part_stays_the_member_even_after_a_rename()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        var id = await FirstAsync(server);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Ann" });
        _processor.Voices = [High, Low];
        var how = await AppendAsync(server, id);

        Assert.Equal(["Ann", "Speaker 2"], await NamesAsync(server, id));
        var speakers = how["speakerConfidence"]!.AsArray();
        Assert.Equal(["Speaker 2", "Ann"], speakers.Select(speaker => (string)speaker!["name"]!));
        Assert.All(speakers, speaker => Assert.True((bool)speaker!["voice"]!["matched"]!));
        Assert.All(speakers, speaker => Assert.InRange((double)speaker!["voice"]!["probability"]!, VoiceMatching.LeastProbability, 1));
        Assert.Equal("The voice matches Ann.", (string)speakers[1]!["voice"]!["reason"]!);
        Assert.Contains("match earlier speakers: Speaker 2 (99 %), Ann (99 %).", how["notes"]!.ToJsonString());
        // A member of both parts counts once.
        var whole = (await server.Client.GetAsync($"/v1/conversations/{id}")).Json["provenance"]!;
        Assert.Equal((2, 2), ((int)whole["speakersAsked"]!, (int)whole["speakersFound"]!));
        // The messages follow the voices, not the numbers of the parts.
        var messages = (await server.Client.MessagesAsync(id)).Select(message => (string)message!["from"]!["name"]!);
        Assert.Equal(["Ann", "Speaker 2", "Ann", "Speaker 2", "Speaker 2", "Ann", "Speaker 2", "Ann"], messages);
    }

    [Fact]
    public async Task A_new_voice_gets_a_label_of_its_own()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        var id = await FirstAsync(server);
        _processor.Voices = [Middle, Low];
        var how = await AppendAsync(server, id);

        Assert.Equal(["Speaker 1", "Speaker 2", "Speaker 3"], await NamesAsync(server, id));
        var fresh = how["speakerConfidence"]![0]!;
        Assert.Equal(("Speaker 3", false), ((string)fresh["name"]!, (bool)fresh["voice"]!["matched"]!));
        Assert.Equal("The voice matches no earlier speaker clearly.", (string)fresh["voice"]!["reason"]!);
        Assert.Contains("new labels: Speaker 3.", how["notes"]!.ToJsonString());
    }

    [Fact]
    public async Task The_first_part_has_no_decisions_and_no_answer_has_prints()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        var id = await FirstAsync(server);
        var answer = (await server.Client.GetAsync($"/v1/conversations/{id}")).Text;
        var members = (await server.Client.GetAsync($"/v1/conversations/{id}/members")).Text;

        Assert.DoesNotContain("\"voice\"", answer, StringComparison.Ordinal);
        Assert.Equal(2, Stored(server, id));
        foreach (var print in (ReadOnlyMemory<byte>[])[Low, High])
            Assert.DoesNotContain(Convert.ToBase64String(print.Span), answer + members, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voices_match_after_a_restart_and_a_deleted_conversation_keeps_no_prints()
    {
        using var folder = new TemporaryFolder();
        string id;
        await using (var server = await TestServer.StartAsync(processor: _processor, dataPath: folder.Path))
            id = await FirstAsync(server);
        await using var again = await TestServer.StartAsync(processor: _processor, dataPath: folder.Path);
        await AppendAsync(again, id);

        Assert.Equal(2, (await again.Client.MembersAsync(id)).Count);
        Assert.Equal(4, Stored(again, id));
        await again.Client.DeleteAsync($"/v1/conversations/{id}");
        Assert.Equal(0, Stored(again, id));
    }

    [Fact]
    public async Task Without_voice_prints_the_server_stores_no_prints_and_deletes_stored_ones()
    {
        using var folder = new TemporaryFolder();
        string id;
        await using (var server = await TestServer.StartAsync(processor: _processor, dataPath: folder.Path))
            id = await FirstAsync(server);
        await using var off = await TestServer.StartAsync(options => options with { VoicePrints = false }, _processor, folder.Path);
        Assert.Equal(0, Stored(off, id));
        var how = await AppendAsync(off, id);

        Assert.Equal(["Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"], await NamesAsync(off, id));
        Assert.Contains("--no-voice-prints", (string)how["speakerConfidence"]![0]!["voice"]!["reason"]!);
        Assert.Equal(0, Stored(off, id));
    }

    [Fact]
    public async Task A_speaker_that_the_submission_identifies_is_that_member_whatever_the_voice()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        const string channels = "?enableSeparateRecognitionPerChannel=true&channelMetadata=";
        string Query(string name, string email) => channels + Uri.EscapeDataString(
            $$$"""[{"channel":1,"speaker":{"name":"{{{name}}}","email":"{{{email}}}"}},{"channel":2,"speaker":{"name":"Bob"}}]""");
        _processor.Voices = [Low, High];
        var (id, first) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(4), Query("Ann", "ann@example.com")));
        await server.Client.WaitAsync(first);
        _processor.Voices = [High, Low];
        var (_, next) = await server.Client.AcceptedAsync(
            server.Client.AppendAsync(id, ApiClient.Recording(4), Query("Ann", "ann@example.com")));
        await server.Client.WaitAsync(next, "completed");

        // The voice on the first channel is Bob's of before, but the address says that it is Ann.
        Assert.Equal(["Ann", "Bob", "Bob"], await NamesAsync(server, id));
    }

    [Fact]
    public async Task A_speaker_without_a_print_gets_a_new_label_and_the_reason()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        var id = await FirstAsync(server);
        _processor.Voices = [null, High];
        var how = await AppendAsync(server, id);

        Assert.Equal(["Speaker 1", "Speaker 2", "Speaker 3"], await NamesAsync(server, id));
        Assert.Equal("The speech is too short to compare voices.", (string)how["speakerConfidence"]![0]!["voice"]!["reason"]!);
    }

    private async Task<string> FirstAsync(TestServer server)
    {
        _processor.Voices = [Low, High];
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(4), TwoSpeakers));
        await server.Client.WaitAsync(job, "completed");
        return id;
    }

    private static async Task<JsonNode> AppendAsync(TestServer server, string id)
    {
        var (_, job) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(4), TwoSpeakers));
        return (await server.Client.WaitAsync(job, "completed"))["provenance"]!;
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestServer server, string id) =>
        (await server.Client.MembersAsync(id)).Select(member => (string)member!["name"]!);

    private static int Stored(TestServer server, string id) => server.Services.GetRequiredService<IStore>()
        .Read(unit => unit.Voices.List(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).Sum(prints => prints.Count()));

    private static ReadOnlyMemory<byte> Voice(double pitch)
    {
        using var sound = TestAudio.Make(8, 1, new TestAudio.Voice(0, 8, pitch));
        return VoicePrints.Measure(sound, [new Turn(1, 0, 8)], [])[0]!.ToBytes();
    }
}
