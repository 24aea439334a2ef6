using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.Support;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Tests;
using Symbl.Recognition.Voices;
using Symbl.Speech.Audio;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>Jobs with the engines that the options of the server choose.</summary>
public sealed class NeuralJobTests : IDisposable
{
    private const string TwoSpeakers = "?enableSpeakerDiarization=true&diarizationSpeakerCount=2";

    private readonly TemporaryFolder _models = new();

    [Fact]
    public async Task The_neural_diarizer_finds_the_speakers_of_a_job()
    {
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));
        await InstallAsync("voices", TinyVoiceModels.Embedding("3d-speaker", 1));
        await using var server = await StartAsync(new VoiceOptions("neural", null));

        var job = await SubmitAsync(server, TwoVoices());

        Assert.Equal("completed", (string?)job["status"]);
        var diarization = (string?)job["provenance"]!["speakers"];
        Assert.Contains("neural segmentation and voices (ONNX Runtime 1.31.1; pyannote, SHA-256", diarization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installed_voice_activity_model_is_used_and_the_provenance_names_it()
    {
        await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await using var server = await StartAsync(VoiceOptions.Default);
        await using var without = await StartAsync(new VoiceOptions(null, "acoustic"));

        var (job, plain) = (await SubmitAsync(server, Call()), await SubmitAsync(without, Call()));

        // The tiny model hears other things than speech, so that it can agree or not. Its use is stated in both cases.
        Assert.Contains("Silero (ONNX Runtime", job["provenance"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Silero", plain["provenance"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_model_that_was_not_chosen_is_a_note_and_a_chosen_one_is_the_reason_of_the_job()
    {
        var model = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await using var server = await StartAsync(VoiceOptions.Default);
        await using var chosen = await StartAsync(new VoiceOptions(null, "silero"));
        File.WriteAllBytes(model.Path, new byte[model.Bytes]);

        var (job, failed) = (await SubmitAsync(server, Call()), await SubmitAsync(chosen, Call()));

        Assert.Equal(("completed", "failed"), ((string?)job["status"], (string?)failed["status"]));
        Assert.Contains("The speech was found without it.", job["provenance"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("silero", (string?)failed["message"], StringComparison.Ordinal);
        Assert.Contains("-Force", (string?)failed["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_with_one_person_per_channel_uses_the_voice_activity_model_for_each_channel()
    {
        await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await using var server = await StartAsync(VoiceOptions.Default);

        var job = await SubmitAsync(server, Call(), "?enableSeparateRecognitionPerChannel=true");

        Assert.Equal("completed", (string?)job["status"]);
        Assert.StartsWith("one speaker per channel (activity); speech: Silero (ONNX Runtime 1.31.1; silero, SHA-256", (string?)job["provenance"]!["speakers"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_engines_can_be_changed_while_the_server_runs_and_the_server_states_them()
    {
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));
        await InstallAsync("voices", TinyVoiceModels.Embedding("3d-speaker", 1));
        await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await using var server = await StartAsync(VoiceOptions.Default);
        var before = (await server.Client.GetAsync("/local/info")).Json;

        var changed = (await server.Client.PutJsonAsync("/local/diarizer", new { diarizer = "voices" })).Json;
        var silent = (await server.Client.PutJsonAsync("/local/voice-activity", new { voiceActivity = "acoustic" })).Json;
        var job = await SubmitAsync(server, TwoVoices());
        var info = (await server.Client.GetAsync("/local/info")).Json;
        var reset = (await server.Client.DeleteAsync("/local/diarizer")).Json;
        var resetActivity = (await server.Client.DeleteAsync("/local/voice-activity")).Json;

        Assert.Equal(("acoustic", "default"), ((string?)before["diarizer"]!["name"], (string?)before["diarizer"]!["source"]));
        Assert.Equal(("silero", "model", "default"), State(before["voiceActivity"]!));
        Assert.StartsWith("Silero (silero, SHA-256", (string?)before["voiceActivity"]!["engine"], StringComparison.Ordinal);
        Assert.Equal(("voices", "model", "server"), State(changed));
        Assert.Equal(("acoustic", "acoustic", "server"), State(silent));
        Assert.Equal(("voices", "acoustic"), ((string?)info["diarizer"]!["name"], (string?)info["voiceActivity"]!["name"]));
        Assert.Contains("neural segmentation and voices", info["engines"]!["speakers"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("voices, SHA-256", (string?)job["provenance"]!["speakers"], StringComparison.Ordinal);
        Assert.Equal(("acoustic", "acoustic", "default"), State(reset));
        Assert.Equal(("silero", "model", "default"), State(resetActivity));

        static (string?, string?, string?) State(JsonNode engine) => ((string?)engine["name"], (string?)engine["kind"], (string?)engine["source"]);
    }

    [Theory]
    [InlineData("diarizer", "diarizer", "neural", "Install-SymblModel pyannote-segmentation-3.0")]
    [InlineData("diarizer", "diarizer", "relative/file.json", "full path")]
    [InlineData("diarizer", "diarizer", "/no/such/file.json", "file.json")]
    [InlineData("voice-activity", "voiceActivity", "silero", "Install-SymblModel silero_vad")]
    [InlineData("voice-activity", "voiceActivity", "voices", "no voice activity model")]
    public async Task An_engine_that_cannot_be_used_is_refused_and_the_one_before_stays(string path, string field, string engine, string reason)
    {
        await InstallAsync("voices", TinyVoiceModels.Embedding("wespeaker", 1));
        await using var server = await StartAsync(VoiceOptions.Default);

        var answer = await server.Client.PutJsonAsync($"/local/{path}", new Dictionary<string, string> { [field] = engine });

        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("acoustic", (string?)(await server.Client.GetAsync($"/local/{path}")).Json["name"]);
    }

    [Fact]
    public async Task An_engine_whose_model_was_removed_states_its_problem()
    {
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));
        var voices = await InstallAsync("voices", TinyVoiceModels.Embedding("3d-speaker", 1));
        await using var server = await StartAsync(new VoiceOptions("neural", null));
        new ModelStore(_models.Path).Remove(voices.Name);

        var (diarizer, job) = ((await server.Client.GetAsync("/local/diarizer")).Json, await SubmitAsync(server, TwoVoices()));

        Assert.Equal("unusable", (string?)diarizer["name"]);
        Assert.Contains("Install-SymblModel wespeaker", (string?)diarizer["problem"], StringComparison.Ordinal);
        Assert.Equal("failed", (string?)job["status"]);
        Assert.Contains("Install-SymblModel wespeaker", (string?)job["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neural", null, "--diarizer", "Install-SymblModel pyannote-segmentation-3.0")]
    [InlineData("voices", null, "--diarizer", "Install-SymblModel pyannote-segmentation-3.0")]
    [InlineData("none-such", null, "--diarizer", "not installed")]
    [InlineData("/no/such/file.json", null, "--diarizer", "diarizer file")]
    [InlineData(null, "silero", "--voice-activity", "Install-SymblModel silero_vad")]
    [InlineData(null, "voices", "--voice-activity", "no voice activity model")]
    public async Task An_engine_that_cannot_be_used_is_refused_at_the_start(string? diarizer, string? activity, string option, string reason)
    {
        await InstallAsync("voices", TinyVoiceModels.Embedding("wespeaker", 1));

        var failure = await Assert.ThrowsAsync<StartupException>(() => StartAsync(new VoiceOptions(diarizer, activity)));

        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Options_come_from_the_command_line_or_the_environment()
    {
        string? Variable(string name) => name switch { "SYMBL_LOCAL_DIARIZER" => "neural", "SYMBL_LOCAL_VOICE_ACTIVITY" => "acoustic", _ => null };

        Assert.Equal(new VoiceOptions("neural", "acoustic"), CommandLine.Parse([], Variable).Voices);
        Assert.Equal(new VoiceOptions("acoustic", "silero"), CommandLine.Parse(["--diarizer", "acoustic", "--voice-activity=silero"], Variable).Voices);
        Assert.Equal(VoiceOptions.Default, CommandLine.Parse([]).Voices);
        Assert.Contains("another diarizer", Assert.Throws<StartupException>(() => CommandLine.Parse(["--diarizer", "neural", "--diarizer", "acoustic"])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _models.Dispose();

    private async Task<InstalledModel> InstallAsync(string name, byte[] content)
    {
        var path = _models.File(name + ".source");
        await File.WriteAllBytesAsync(path, content);
        return (await new ModelInstaller(new ModelStore(_models.Path)).InstallFromFileAsync(path, null, new InstallOptions { Name = name }, null, CancellationToken.None)).Model;
    }

    private string TwoVoices()
    {
        var path = _models.File("talk.wav");
        WaveWriter.Write(path, new AudioBuffer(RecognizerAudio.SampleRate, 1, TinyVoiceModels.Talk(1, 30, 2)));
        return path;
    }

    private string Call()
    {
        var path = _models.File("call.wav");
        WaveWriter.Write(path, TestAudio.Call(0, 12));
        return path;
    }

    private Task<TestServer> StartAsync(VoiceOptions voices) => TestServer.StartAsync(
        options => options with { ModelsPath = _models.Path, Voices = voices },
        configure: services => services.AddSingleton(provider => RecognizerServices.Processor(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<RecognizerSelection>(), provider.GetRequiredService<VoiceSelection>(), voicePrints: false)));

    private static async Task<JsonNode> SubmitAsync(TestServer server, string path, string query = TwoSpeakers)
    {
        var (_, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(await File.ReadAllBytesAsync(path), query, "audio/wav"));
        return await server.Client.WaitAsync(job, "completed", "failed");
    }
}
