using Symbl.LocalServer.Hosting;
using Symbl.Models.Installation;
using Symbl.Models.Store;
using Symbl.Recognition.Recognizers.Whisper;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;
using Symbl.TestModels;

namespace Symbl.LocalServer.Tests.Recognition;

/// <summary>A folder of models, and audio for engines.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly Support.TemporaryFolder _folder = new();

    public ModelStore Store => new(_folder.Path);

    public string Path => _folder.Path;

    public static EngineOptions English { get; } = new("en-US", []);

    public string File(string name) => _folder.File(name);

    public async Task<InstalledModel> InstallAsync(string name, ScriptedWhisperModel model)
    {
        var path = File(name + ".source");
        model.Write(path);
        return (await new ModelInstaller(Store).InstallFromFileAsync(path, null, new InstallOptions { Name = name }, null, CancellationToken.None)).Model;
    }

    public WhisperEngine Engine(InstalledModel model, WorkerLimits? limits = null, WorkerCommand? command = null) =>
        new(model, Store, command ?? RecognizerServices.WorkerProcess(), limits ?? new WorkerLimits());

    /// <summary>Audio with a tone, and its pieces of some seconds each.</summary>
    public EngineAudio Audio(int pieces = 1, double seconds = 3)
    {
        var samples = new float[(int)(RecognizerAudio.SampleRate * pieces * (seconds + 0.5))];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = 0.1f * MathF.Sin(i * 0.05f);
        var path = File($"audio-{Guid.NewGuid():N}.wav");
        WaveWriter.Write(path, new AudioBuffer(RecognizerAudio.SampleRate, 1, samples));
        return new EngineAudio(path, [.. Enumerable.Range(0, pieces).Select(index => new AudioPiece(
            TimeSpan.FromSeconds(index * (seconds + 0.5)), TimeSpan.FromSeconds((index * (seconds + 0.5)) + seconds)))]);
    }

    public void Dispose() => _folder.Dispose();
}
