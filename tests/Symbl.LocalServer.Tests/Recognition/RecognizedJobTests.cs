using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Tests.Support;
using Symbl.Platform.Files;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Tests;
using Symbl.Recognition.Voices;
using Symbl.Speech.Audio;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Recognition;

/// <summary>Jobs of recordings without text labels, with the recognizer that is selected.</summary>
public sealed class RecognizedJobTests : IDisposable
{
    private const string Diarize = "?enableSpeakerDiarization=true&diarizationSpeakerCount=1";

    private readonly ModelFolder _models = new();

    [Fact]
    public async Task A_recording_without_labels_gets_the_words_of_the_default_model()
    {
        await _models.InstallAsync("script", Hello());
        await using var server = await StartAsync();

        var (conversation, job) = await SubmitAsync(server, Speech());

        Assert.Contains("Hello world.", (await server.Client.MessagesAsync(conversation)).Select(message => (string?)message!["text"]));
        var recognition = job["provenance"]!["recognition"]!;
        Assert.Equal(("whisper", "script", "en"), ((string?)recognition["engine"], (string?)recognition["model"], (string?)recognition["language"]));
        Assert.Contains("Whisper script", (string?)job["provenance"]!["words"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_installed_while_the_server_runs_is_used()
    {
        await using var server = await StartAsync();
        var (_, before) = await SubmitAsync(server, Speech());
        await _models.InstallAsync("script", Hello());

        var (conversation, _) = await SubmitAsync(server, Speech());

        Assert.StartsWith("none: no recognizer is installed", (string?)before["provenance"]!["words"], StringComparison.Ordinal);
        Assert.Contains("Install-SymblModel base.en", (string?)before["provenance"]!["words"], StringComparison.Ordinal);
        Assert.NotEmpty(string.Concat((await server.Client.MessagesAsync(conversation)).Select(message => (string?)message!["text"])));
    }

    [Fact]
    public async Task A_recognizer_can_be_switched_off_and_on()
    {
        await _models.InstallAsync("script", Hello());
        await using var server = await StartAsync();
        Assert.Equal("none", (string?)(await server.Client.PutJsonAsync("/local/recognizer", new { recognizer = "none" })).Json["name"]);

        var (_, job) = await SubmitAsync(server, Speech());
        var reset = await server.Client.DeleteAsync("/local/recognizer");
        var info = (await server.Client.GetAsync("/local/info")).Json;

        Assert.StartsWith("none: the recognizer is switched off", (string?)job["provenance"]!["words"], StringComparison.Ordinal);
        Assert.Equal("script", (string?)reset.Json["name"]);
        Assert.Equal(("script", "model", "default"),
            ((string?)info["recognizer"]!["name"], (string?)info["recognizer"]!["kind"], (string?)info["recognizer"]!["source"]));
        Assert.Contains("Whisper script", info["engines"]!["words"]!.AsArray().Select(engine => (string?)engine));
    }

    [Theory]
    [InlineData("large", "not installed")]
    [InlineData("ftp://example.com", "address")]
    [InlineData("http://example.com/v1", "encrypted")]
    [InlineData("/no/such/file.json", "file.json")]
    public async Task An_unusable_recognizer_is_refused_and_the_one_before_stays(string recognizer, string reason)
    {
        await _models.InstallAsync("script", Hello());
        await using var server = await StartAsync();

        var answer = await server.Client.PutJsonAsync("/local/recognizer", new { recognizer });

        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("script", (string?)(await server.Client.GetAsync("/local/recognizer")).Json["name"]);
    }

    [Fact]
    public async Task A_damaged_model_fails_the_job_and_not_the_server()
    {
        var model = await _models.InstallAsync("script", Hello());
        File.WriteAllBytes(model.Path, new byte[model.Bytes]);
        await using var server = await StartAsync();

        var (_, failed) = await SubmitAsync(server, Speech());
        File.Delete(model.Path);
        var (_, missing) = await SubmitAsync(server, Speech());

        Assert.Equal(("failed", "failed"), ((string?)failed["status"], (string?)missing["status"]));
        Assert.Contains("-Name script -Force", (string?)failed["message"], StringComparison.Ordinal);
        Assert.Contains("missing", (string?)missing["message"], StringComparison.Ordinal);
        Assert.Equal(200, (await server.Client.GetAsync("/local/info")).Status);
    }

    [Fact]
    public async Task Each_channel_is_recognized_alone_and_its_words_belong_to_its_speaker()
    {
        await _models.InstallAsync("script", Hello());
        await using var server = await StartAsync();
        var path = _models.File("channels.wav");
        WaveWriter.Write(path, TestAudio.Call(0, 12));

        var (conversation, _) = await SubmitAsync(server, path, "?enableSeparateRecognitionPerChannel=true");

        var said = (await server.Client.MessagesAsync(conversation)).Select(message => ((string?)message!["from"]!["name"], (string?)message["text"])).ToList();
        Assert.Contains(("Speaker 1", "Hello world."), said);
        Assert.Contains(("Speaker 2", "Hello world."), said);
    }

    [Fact]
    public async Task A_detected_language_becomes_the_language_of_the_conversation()
    {
        await _models.InstallAsync("many", ScriptedWhisperModel.Saying(ScriptedWhisperModel.MultilingualTokens, 2, TimeSpan.FromSeconds(2), " Guten", " Tag."));
        await using var server = await StartAsync();

        var (conversation, job) = await SubmitAsync(server, Speech(), Diarize + "&languageCode=auto");

        Assert.Contains("The recognizer detected the language: de.", job["provenance"]!["notes"]!.AsArray().Select(note => (string?)note));
        Assert.Equal(404, (await server.Client.GetAsync($"/v1/conversations/{conversation}/action-items")).Status);
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("noise")]
    [InlineData("tone")]
    public async Task Sound_without_speech_has_no_words(string kind)
    {
        await _models.InstallAsync("script", Hello());
        await using var server = await StartAsync();
        var random = new Random(5);
        var samples = Enumerable.Range(0, 8000 * 10).Select(at => kind switch
        {
            "noise" => (float)(0.2 * (random.NextDouble() - 0.5)),
            "tone" => (float)(0.3 * Math.Sin(2 * Math.PI * 440 * at / 8000)),
            _ => 0f,
        }).ToArray();
        var path = _models.File("sound.wav");
        WaveWriter.Write(path, new AudioBuffer(8000, 1, samples));

        var (conversation, job) = await SubmitAsync(server, path);

        Assert.Equal("completed", (string?)job["status"]);
        Assert.All(await server.Client.MessagesAsync(conversation), message => Assert.Equal("", (string?)message!["text"]));
    }

    public void Dispose() => _models.Dispose();

    private static ScriptedWhisperModel Hello() => ScriptedWhisperModel.Saying(TimeSpan.FromSeconds(2), " Hello", " world", ".");

    private string Speech()
    {
        var path = _models.File("speech.wav");
        WaveWriter.Write(path, TestAudio.Call(0, 5));
        return path;
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(
        options => options with { ModelsPath = _models.Path },
        configure: services => services.AddSingleton(provider => RecognizerServices.Processor(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<RecognizerSelection>(), provider.GetRequiredService<VoiceSelection>(), voicePrints: true)));

    private static async Task<(string Conversation, JsonNode Job)> SubmitAsync(TestServer server, string path, string query = Diarize)
    {
        var (conversation, job) = await server.Client.AcceptedAsync(server.Client.SubmitAsync(await File.ReadAllBytesAsync(path), query, "audio/wav"));
        return (conversation, await server.Client.WaitAsync(job, "completed", "failed"));
    }
}
