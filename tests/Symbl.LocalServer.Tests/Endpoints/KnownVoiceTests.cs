using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.Support;
using Symbl.Recognition.Tests;
using Symbl.Speech.Diarization;
using Symbl.Speech.Voices;
using Symbl.Storage;
using Xunit;

namespace Symbl.LocalServer.Tests.Endpoints;

/// <summary>Voices that people register with consent name the speakers of submissions that request it.</summary>
public sealed class KnownVoiceTests
{
    private const string TwoSpeakers = "?enableSpeakerDiarization=true&diarizationSpeakerCount=2";
    private const string Known = TwoSpeakers + "&knownVoices=true";
    private const string Consent = "Ann agreed by e-mail on 3 May 2026.";

    private static readonly ReadOnlyMemory<byte> Low = Voice(110, 8);
    private static readonly ReadOnlyMemory<byte> Middle = Voice(170, 8);
    private static readonly ReadOnlyMemory<byte> High = Voice(250, 8);
    private static readonly ReadOnlyMemory<byte> Short = Voice(110, 5);

    private readonly FixedTurnsProcessor _processor = new();

    [Fact]
    public async Task A_registered_voice_names_the_speaker_of_another_conversation()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        var (id, how) = await SubmitAsync(server, Known, High, Low);

        Assert.Equal("Speaker 1, Ann", await NamesAsync(server, id));
        var speakers = how["speakerConfidence"]!.AsArray();
        var ann = speakers.Single(speaker => (string)speaker!["name"]! == "Ann")!["knownVoice"]!;
        Assert.True((bool)ann["matched"]!);
        Assert.InRange((double)ann["probability"]!, VoiceMatching.LeastRegisteredProbability, 1);
        Assert.Equal("The voice matches the registered voice of Ann.", (string)ann["reason"]!);
        var other = speakers.Single(speaker => (string)speaker!["name"]! == "Speaker 1")!["knownVoice"]!;
        Assert.Equal((false, "The voice matches no registered voice clearly."), ((bool)other["matched"]!, (string)other["reason"]!));
        Assert.InRange((double)other["probability"]!, 0, VoiceMatching.LeastRegisteredProbability);
        Assert.Contains("Registered voices name speakers: Ann (99 %).", how["notes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Speaker 1", "Ann", "Speaker 1", "Ann"], (await server.Client.MessagesAsync(id)).Select(message => (string)message!["from"]!["name"]!));
    }

    [Fact]
    public async Task Without_the_request_nothing_is_compared()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        foreach (var query in new[] { TwoSpeakers, TwoSpeakers + "&knownVoices=false" })
        {
            var (id, how) = await SubmitAsync(server, query, High, Low);
            Assert.Equal("Speaker 1, Speaker 2", await NamesAsync(server, id));
            Assert.DoesNotContain("knownVoice", how.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_voice_names_one_speaker_and_a_speaker_is_one_person()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        await RegisterAsync(server, "Bob", High);
        // Two speakers with one voice are not clear, so neither is Ann.
        var (twins, how) = await SubmitAsync(server, Known, Low, Low);
        var (both, _) = await SubmitAsync(server, Known, High, Low);

        Assert.Equal("Speaker 1, Speaker 2", await NamesAsync(server, twins));
        Assert.Contains("No speaker matches a registered voice clearly.", how["notes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Bob, Ann", await NamesAsync(server, both));
    }

    [Fact]
    public async Task A_name_of_the_submission_counts_more_than_a_voice()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        string Channels(string second) => "?enableSeparateRecognitionPerChannel=true&knownVoices=true&channelMetadata=" + Uri.EscapeDataString(
            $$$"""[{"channel":1,"speaker":{"name":"Bob"}},{"channel":2,"speaker":{{{second}}}}]""");
        var (named, _) = await SubmitAsync(server, Channels("""{"name":"Speaker 2"}"""), Low, High);
        var (other, _) = await SubmitAsync(server, Channels("""{"name":"Ann"}"""), High, Low);
        var (free, _) = await SubmitAsync(server, Channels("""{"name":"Speaker 2"}"""), High, Low);

        Assert.Equal("Bob, Speaker 2", await NamesAsync(server, named));
        Assert.Equal("Bob, Ann", await NamesAsync(server, other));
        Assert.Equal("Bob, Ann", await NamesAsync(server, free));
    }

    [Fact]
    public async Task An_appended_part_names_the_member_of_the_first_part()
    {
        await using var server = await StartAsync();
        _processor.Voices = [Low, High];
        var (id, first) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(4), TwoSpeakers));
        await server.Client.WaitAsync(first, "completed");
        await RegisterAsync(server, "Ann", Low);
        _processor.Voices = [High, Low];
        var (_, next) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(4), Known));
        var how = (await server.Client.WaitAsync(next, "completed"))["provenance"]!;

        Assert.Equal("Ann, Speaker 2", await NamesAsync(server, id));
        var ann = how["speakerConfidence"]!.AsArray().Single(speaker => (string)speaker!["name"]! == "Ann")!;
        Assert.True((bool)ann["voice"]!["matched"]! && (bool)ann["knownVoice"]!["matched"]!);
    }

    [Fact]
    public async Task A_registered_person_who_is_a_member_by_name_does_not_become_two_members()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        // The voice of the first part is another one, for example of another telephone, and a user gave the name.
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Middle, High);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "ann" });
        _processor.Voices = [Low, High];
        var (_, next) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(4), Known));
        await server.Client.WaitAsync(next, "completed");

        Assert.Equal("ann, Speaker 2", await NamesAsync(server, id));
    }

    [Fact]
    public async Task Two_members_are_never_merged_by_a_registered_voice()
    {
        await using var server = await StartAsync();
        await RegisterAsync(server, "Ann", Low);
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Low, High);
        var member = (string)(await server.Client.MembersAsync(id))[1]!["id"]!;
        await server.Client.PutJsonAsync($"/v1/conversations/{id}/members/{member}", new { id = member, name = "Ann" });
        _processor.Voices = [Low, Middle];
        var (_, next) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(4), Known));
        var how = (await server.Client.WaitAsync(next, "completed"))["provenance"]!;

        Assert.Equal("Speaker 1, Ann, Speaker 2", await NamesAsync(server, id));
        Assert.Contains("To merge them, use Merge-SymblSpeaker.", how.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feature_is_off_by_default_and_every_refusal_states_the_way_out()
    {
        await using var server = await TestServer.StartAsync(processor: _processor);
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Low, High);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        Answer[] refused =
        [
            await server.Client.GetAsync("/local/voices"),
            await server.Client.PostJsonAsync("/local/voices", new { conversationId = id, memberId = member, name = "Ann", consent = Consent }),
            await server.Client.DeleteAsync($"/local/voices/{Guid.NewGuid()}"),
            await server.Client.SubmitAsync(ApiClient.Recording(1), Known),
            await server.Client.AppendAsync(id, ApiClient.Recording(1), Known),
            await server.Client.PostJsonAsync("/v1/process/audio/url", new { url = "https://x.test/a.wav", enableSpeakerDiarization = true, diarizationSpeakerCount = 2, knownVoices = true }),
        ];

        Assert.All(refused, answer => Assert.Equal(
            (400, "Known voices are turned off. Start the server with --known-voices (Connect-Symbl -Local -KnownVoice, or SYMBL_LOCAL_KNOWN_VOICES=on)."),
            (answer.Status, answer.Message)));
        Assert.False(Directory.Exists(Folder(server)));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(server.Ready.CredentialsPath)!, "symbl.db"));
        Assert.False((bool)(await server.Client.GetAsync("/local/info")).Json["knownVoices"]!);
    }

    [Theory]
    [InlineData("knownVoices=true", "\"knownVoices\" requires enableSpeakerDiarization, enableSeparateRecognitionPerChannel or detectSpeakerChannels")]
    [InlineData("enableSpeakerDiarization=true&diarizationSpeakerCount=2&knownVoices=yes", "\"knownVoices\" must be a boolean")]
    public async Task A_submission_without_distinct_speakers_is_refused(string query, string message)
    {
        await using var server = await StartAsync();
        var answer = await server.Client.SubmitAsync(ApiClient.Recording(1), "?" + query);

        Assert.Equal((400, message), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_name_has_one_voice_that_only_an_explicit_request_replaces()
    {
        await using var server = await StartAsync();
        var first = await RegisterAsync(server, "Ann", Low);
        var before = await File.ReadAllTextAsync(FileOf(server, first), TestContext.Current.CancellationToken);
        var again = await AnswerAsync(server, new { name = "ANN", consent = "Second." }, High);
        Assert.Equal(409, again.Status);
        Assert.Matches(@"^A voice of Ann was registered on 20\d\d-\d\d-\d\d\. Nothing was changed\. Replace it .*-Force.*remove it first\.$", again.Message);
        Assert.Equal(before, await File.ReadAllTextAsync(FileOf(server, first), TestContext.Current.CancellationToken));
        var replaced = await AnswerAsync(server, new { name = "Ann", consent = "Second.", replace = true }, High);

        Assert.Equal((200, first, "Second."), (replaced.Status, (string)replaced.Json["id"]!, (string)replaced.Json["consent"]!));
        Assert.Single(await VoicesAsync(server));
        var text = await File.ReadAllTextAsync(FileOf(server, first), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Convert.ToBase64String(Low.Span)[..80], text, StringComparison.Ordinal);
        var (id, _) = await SubmitAsync(server, Known, Low, High);
        Assert.Equal("Speaker 1, Ann", await NamesAsync(server, id));
    }

    [Fact]
    public async Task Of_many_registrations_of_a_name_at_once_one_succeeds()
    {
        await using var server = await StartAsync();
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Low, High);
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => server.Client.PostJsonAsync(
            "/local/voices", new { conversationId = id, memberId = member, name = number % 2 == 0 ? "Ann" : "ann", consent = $"Consent {number}." })));

        Assert.Equal(1, answers.Count(answer => answer.Status == 201));
        Assert.Equal(15, answers.Count(answer => answer.Status == 409));
        Assert.Single(Directory.GetFiles(Folder(server)));
    }

    [Fact]
    public async Task Answers_and_logs_have_no_print()
    {
        var log = new List<string>();
        await using var server = await StartAsync(services => services.AddLogging(logging => logging.AddProvider(new ListLog(log)).SetMinimumLevel(LogLevel.Trace)));
        var voice = await RegisterAsync(server, "Ann", Low);
        var list = await server.Client.GetAsync("/local/voices");
        var entry = list.Json["voices"]![0]!.AsObject();

        Assert.Equal(["id", "name", "consent", "registeredAt", "seconds"], entry.Select(pair => pair.Key));
        Assert.Equal((voice, "Ann", Consent), ((string)entry["id"]!, (string)entry["name"]!, (string)entry["consent"]!));
        Assert.InRange((double)entry["seconds"]!, VoiceMatching.LeastRegisteredSeconds, 8);
        Assert.Empty(list.Json["damaged"]!.AsArray());
        var print = Convert.ToBase64String(Low.Span)[..60];
        Assert.Contains(print, (await File.ReadAllTextAsync(FileOf(server, voice), TestContext.Current.CancellationToken)).Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(print, list.Text, StringComparison.Ordinal);
        Assert.All(log, line => Assert.DoesNotContain(print, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_belong_to_the_user_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        // A folder of another mode, for example from a backup, is closed before a print is written to it.
        Directory.CreateDirectory(folder.File("known-voices"));
        await File.WriteAllTextAsync(folder.File("known-voices/readme.txt"), "Mine.", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(folder.File("known-voices"), (UnixFileMode)0b111_101_101);
        await using var server = await StartAsync(dataPath: folder.Path);
        var id = await RegisterAsync(server, "Ann", Low);

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(Folder(server)));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(FileOf(server, id)));
        Assert.Empty(Directory.GetFiles(Folder(server), "*.tmp"));
    }

    [Fact]
    public async Task Voices_survive_a_restart_and_the_deletion_of_their_conversation()
    {
        using var folder = new TemporaryFolder();
        string voice;
        await using (var server = await StartAsync(dataPath: folder.Path))
        {
            voice = await RegisterAsync(server, "Ann", Low);
            foreach (var conversation in (await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray())
                Assert.Equal(200, (await server.Client.DeleteAsync($"/v1/conversations/{(string)conversation!["id"]!}")).Status);
        }

        // A server without the feature neither uses nor deletes the voices.
        await using (var off = await TestServer.StartAsync(processor: _processor, dataPath: folder.Path))
            Assert.Equal(400, (await off.Client.GetAsync("/local/voices")).Status);
        await using var again = await StartAsync(dataPath: folder.Path);
        Assert.Equal(voice, (string)(await VoicesAsync(again))[0]!["id"]!);
        var (id, _) = await SubmitAsync(again, Known, High, Low);
        Assert.Equal("Speaker 1, Ann", await NamesAsync(again, id));
    }

    [Fact]
    public async Task Two_servers_have_separate_voices()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        await RegisterAsync(one, "Ann", Low);

        Assert.Empty(await VoicesAsync(other));
        var (id, how) = await SubmitAsync(other, Known, High, Low);
        Assert.Equal("Speaker 1, Speaker 2", await NamesAsync(other, id));
        Assert.Equal("No voice is registered.", (string)how["speakerConfidence"]![0]!["knownVoice"]!["reason"]!);
    }

    [Fact]
    public async Task A_removed_voice_leaves_no_file_and_names_no_one()
    {
        await using var server = await StartAsync();
        var voice = await RegisterAsync(server, "Ann", Low);
        var removed = await server.Client.DeleteAsync($"/local/voices/{voice}");
        var (id, _) = await SubmitAsync(server, Known, High, Low);

        Assert.Equal(204, removed.Status);
        Assert.Empty(Directory.GetFileSystemEntries(Folder(server)));
        Assert.Equal("Speaker 1, Speaker 2", await NamesAsync(server, id));
        var again = await server.Client.DeleteAsync($"/local/voices/{voice}");
        Assert.Equal((404, $"There is no known voice with the id {voice}."), (again.Status, again.Message));
    }

    [Fact]
    public async Task After_the_removal_of_the_voice_and_its_conversation_no_file_has_the_print()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await StartAsync(dataPath: folder.Path))
        {
            var voice = await RegisterAsync(server, "Ann", Low);
            await SubmitAsync(server, Known, Middle, High);
            foreach (var conversation in (await server.Client.GetAsync("/v1/conversations")).Json["conversations"]!.AsArray())
                await server.Client.DeleteAsync($"/v1/conversations/{(string)conversation!["id"]!}");
            Assert.True(HasPrint(folder, Low));
            await server.Client.DeleteAsync($"/local/voices/{voice}");
        }

        Assert.False(HasPrint(folder, Low));
        await using var again = await StartAsync(dataPath: folder.Path);
        Assert.Empty(await VoicesAsync(again));
    }

    [Theory]
    [InlineData("..%2Fcredentials")]
    [InlineData("*")]
    [InlineData("AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA")]
    public async Task An_id_names_no_other_file(string id)
    {
        await using var server = await StartAsync();
        var answer = await server.Client.DeleteAsync($"/local/voices/{id}");

        Assert.Equal(404, answer.Status);
        Assert.True(File.Exists(server.Ready.CredentialsPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"name\":\"Bob\"")]
    [InlineData("{\"name\":\"Bob\",\"consent\":\"Yes.\",\"registeredAt\":\"2026-05-03T00:00:00Z\",\"seconds\":9,\"prints\":[\"AQID\"]}")]
    [InlineData("{\"version\":99,\"name\":\"Bob\"}")]
    public async Task A_damaged_file_is_named_and_does_not_stop_the_server_or_the_other_voices(string content)
    {
        using var folder = new TemporaryFolder();
        var log = new List<string>();
        var bad = Guid.Empty.ToString();
        await using (var server = await StartAsync(dataPath: folder.Path))
            await RegisterAsync(server, "Ann", Low);
        await File.WriteAllTextAsync(folder.File($"known-voices/{bad}.json"), content, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File($"known-voices/{bad}.json.17.tmp"), content, TestContext.Current.CancellationToken);
        await using var again = await StartAsync(services => services.AddLogging(logging => logging.AddProvider(new ListLog(log))), folder.Path);

        Assert.Contains(log, line => line.Contains($"known-voices/{bad}.json", StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal));
        var list = (await again.Client.GetAsync("/local/voices")).Json;
        Assert.Equal("Ann", (string)Assert.Single(list["voices"]!.AsArray())!["name"]!);
        Assert.Equal((bad, bad + ".json"), ((string)list["damaged"]![0]!["id"]!, (string)list["damaged"]![0]!["file"]!));
        Assert.False(File.Exists(folder.File($"known-voices/{bad}.json.17.tmp")));
        var (id, _) = await SubmitAsync(again, Known, High, Low);
        Assert.Equal("Speaker 1, Ann", await NamesAsync(again, id));
        Assert.Equal(204, (await again.Client.DeleteAsync($"/local/voices/{bad}")).Status);
        Assert.Single(Directory.GetFiles(Folder(again)));
    }

    [Theory]
    [InlineData("name", "", "\"name\" is not allowed to be empty")]
    [InlineData("name", "  ", "\"name\" is not allowed to be empty")]
    [InlineData("name", "Speaker 3", "\"name\" must be the name of a person; Speaker 3 is the label of a speaker without a name")]
    [InlineData("consent", "", "\"consent\" is not allowed to be empty")]
    [InlineData("consent", " \t", "\"consent\" is not allowed to be empty")]
    [InlineData("consent", null, "\"consent\" is required")]
    [InlineData("memberId", null, "\"memberId\" is required")]
    public async Task A_registration_without_name_or_consent_is_refused(string field, string? value, string message)
    {
        await using var server = await StartAsync();
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Low, High);
        var body = new JsonObject
        {
            ["conversationId"] = id,
            ["memberId"] = (string)(await server.Client.MembersAsync(id))[0]!["id"]!,
            ["name"] = "Ann",
            ["consent"] = Consent,
        };
        body[field] = value;
        var answer = await server.Client.PostJsonAsync("/local/voices", body);

        Assert.Equal((400, message), (answer.Status, answer.Message));
        Assert.False(Directory.Exists(Folder(server)));
    }

    [Fact]
    public async Task Too_little_speech_is_refused()
    {
        await using var server = await StartAsync();
        var brief = await AnswerAsync(server, new { name = "Ann", consent = Consent }, Short);
        var none = await AnswerAsync(server, new { name = "Ann", consent = Consent }, null);
        var unknown = await server.Client.PostJsonAsync("/local/voices", new { conversationId = "1", memberId = "2", name = "Ann", consent = Consent });

        Assert.Equal(400, brief.Status);
        Assert.Matches(@"^The speaker spoke too little: \d\.\d seconds without pauses and quiet parts\. A known voice needs 5\. Submit a longer", brief.Message);
        Assert.Equal(400, none.Status);
        Assert.StartsWith("The speaker has no voice print:", none.Message, StringComparison.Ordinal);
        Assert.Equal(404, unknown.Status);
        Assert.False(Directory.Exists(Folder(server)));
    }

    [Fact]
    public async Task A_registration_keeps_the_longest_print_of_a_member()
    {
        await using var server = await StartAsync();
        var (id, _) = await SubmitAsync(server, TwoSpeakers, Short, High);
        _processor.Voices = [Low, High];
        var (_, next) = await server.Client.AcceptedAsync(server.Client.AppendAsync(id, ApiClient.Recording(4), TwoSpeakers));
        await server.Client.WaitAsync(next, "completed");
        var member = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        var answer = await server.Client.PostJsonAsync("/local/voices", new { conversationId = id, memberId = member, name = "Ann", consent = Consent });

        Assert.Equal(201, answer.Status);
        Assert.Equal(VoicePrint.FromBytes(Low.Span)!.Seconds, (double)answer.Json["seconds"]!, 2);
        Assert.Equal(1, Prints(server));
    }

    [Fact]
    public async Task A_server_whose_voices_are_on_states_it()
    {
        await using var server = await StartAsync();
        Assert.True((bool)(await server.Client.GetAsync("/local/info")).Json["knownVoices"]!);
        var jobs = server.Services.GetRequiredService<ServerOptions>();
        Assert.True(jobs.KnownVoices);
    }

    private Task<TestServer> StartAsync(Action<IServiceCollection>? configure = null, string? dataPath = null) =>
        TestServer.StartAsync(options => options with { KnownVoices = true }, _processor, dataPath, configure);

    private async Task<(string Id, JsonNode How)> SubmitAsync(TestServer server, string query, ReadOnlyMemory<byte>? first, ReadOnlyMemory<byte>? second)
    {
        _processor.Voices = [first, second];
        var (id, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(ApiClient.Recording(4), query));
        return (id, (await server.Client.WaitAsync(job, "completed"))["provenance"]!);
    }

    private async Task<Answer> AnswerAsync(TestServer server, object registration, ReadOnlyMemory<byte>? voice)
    {
        var (id, _) = await SubmitAsync(server, TwoSpeakers, voice, Middle);
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(registration))!;
        body["conversationId"] = id;
        body["memberId"] = (string)(await server.Client.MembersAsync(id))[0]!["id"]!;
        return await server.Client.PostJsonAsync("/local/voices", body);
    }

    private async Task<string> RegisterAsync(TestServer server, string name, ReadOnlyMemory<byte> voice)
    {
        var answer = await AnswerAsync(server, new { name, consent = Consent }, voice);
        Assert.True(answer.Status == 201, answer.Text);
        return (string)answer.Json["id"]!;
    }

    private static async Task<JsonArray> VoicesAsync(TestServer server) => (await server.Client.GetAsync("/local/voices")).Json["voices"]!.AsArray();

    private static async Task<string> NamesAsync(TestServer server, string id) =>
        string.Join(", ", (await server.Client.MembersAsync(id)).Select(member => (string)member!["name"]!));

    // A part of the print, as it is in a database and as it is in JSON.
    private static bool HasPrint(TemporaryFolder folder, ReadOnlyMemory<byte> print)
    {
        var part = print.Span[..90].ToArray();
        var text = System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(part).Replace("+", "\\u002B", StringComparison.Ordinal));
        return Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal))
            .Select(path =>
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var bytes = new byte[file.Length];
                file.ReadExactly(bytes);
                return bytes;
            })
            .Any(bytes => bytes.AsSpan().IndexOf(part) >= 0 || bytes.AsSpan().IndexOf(text) >= 0);
    }

    private static string Folder(TestServer server) => Path.Combine(server.Ready.DataPath, "known-voices");

    private static string FileOf(TestServer server, string voice) => Path.Combine(Folder(server), voice + ".json");

    private static int Prints(TestServer server) => server.Services.GetRequiredService<IKnownVoiceStore>().List().Voices[0].Prints.Count;

    private static ReadOnlyMemory<byte> Voice(double pitch, double seconds)
    {
        using var sound = TestAudio.Make(seconds, 1, new TestAudio.Voice(0, seconds, pitch));
        return VoicePrints.Measure(sound, [new Turn(1, 0, seconds)], [])[0]!.ToBytes();
    }

    private sealed class ListLog(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
