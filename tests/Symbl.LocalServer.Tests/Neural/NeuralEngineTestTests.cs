using System.Text.Json.Nodes;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Tests.Support;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using Symbl.Platform.Processes;
using Symbl.TestModels;
using Xunit;

namespace Symbl.LocalServer.Tests.Neural;

/// <summary>The test of engines (<c>--test-engines</c>) with voice activity models and diarizers.</summary>
public sealed class NeuralEngineTestTests : IDisposable
{
    private readonly TemporaryFolder _models = new();

    [Fact]
    public async Task All_installed_models_are_tested_and_a_segmentation_model_with_the_model_of_voices()
    {
        await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));
        await InstallAsync("voices", TinyVoiceModels.Embedding("wespeaker", 1));

        var (code, lines) = await RunAsync(null);

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal([("silero", "silero"), ("neural", "voices")], lines.Select(line => ((string?)line["engine"], (string?)line["name"])));
        Assert.All(lines, line =>
        {
            Assert.Null((string?)line["error"]);
            Assert.Equal("1.31.1", (string?)line["version"]);
            Assert.Equal(10, (double?)line["audioSeconds"]);
            Assert.True((double?)line["speed"] > 0 && ((double?)line["memoryBytes"] ?? 2e6) > 1e6 && (double?)line["loadSeconds"] >= 0, line.ToJsonString());
            Assert.Equal(64, ((string?)line["sha256"])!.Length);
        });
    }

    [Theory]
    [InlineData("silero", "silero")]
    [InlineData("pyannote", "neural")]
    public async Task A_named_model_is_tested_alone(string name, string engine)
    {
        await InstallAsync("silero", TinyVoiceModels.Activity(isOld: true));
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));
        await InstallAsync("voices", TinyVoiceModels.Embedding("nemo", 1));

        var (code, lines) = await RunAsync(name);

        var line = Assert.Single(lines);
        Assert.Equal((ExitCode.Success, engine, name), (code, (string?)line["engine"], (string?)line["name"]));
    }

    [Fact]
    public async Task A_segmentation_model_without_a_model_of_voices_is_a_failure_with_the_way_out()
    {
        await InstallAsync("pyannote", TinyVoiceModels.Segmentation(1));

        var (code, lines) = await RunAsync(null);

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("Install-SymblModel wespeaker", (string?)Assert.Single(lines)["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_model_is_a_failure_and_the_other_models_are_tested()
    {
        var damaged = await InstallAsync("silero", TinyVoiceModels.Activity(isOld: false));
        await InstallAsync("silero-2", TinyVoiceModels.Activity(isOld: true));
        File.WriteAllBytes(damaged.Path, new byte[damaged.Bytes]);

        var (code, lines) = await RunAsync(null);

        Assert.Equal((ExitCode.Failure, 2), (code, lines.Count));
        Assert.Contains("-Force", (string?)lines[0]["error"], StringComparison.Ordinal);
        Assert.Null((string?)lines[1]["error"]);
    }

    public void Dispose() => _models.Dispose();

    private async Task<(int Code, List<JsonNode> Lines)> RunAsync(string? name)
    {
        var options = new ServerOptions { ModelsPath = _models.Path, TestEngines = true, Recognizer = RecognizerOptions.Default with { Recognizer = name } };
        using var output = new StringWriter();
        var code = await EngineTestProgram.RunAsync(options, output, CancellationToken.None);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]);
    }

    private async Task<InstalledModel> InstallAsync(string name, byte[] content)
    {
        var path = _models.File(name + ".source");
        await File.WriteAllBytesAsync(path, content);
        return (await new ModelInstaller(new ModelStore(_models.Path)).InstallFromFileAsync(path, null, new InstallOptions { Name = name }, null, CancellationToken.None)).Model;
    }
}
