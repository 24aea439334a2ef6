using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Options;
using Symbl.Models.Catalog;
using Symbl.Models.Errors;
using Symbl.Models.Selection;
using Symbl.Models.Store;
using Symbl.Platform.Processes;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Voices;
using Symbl.Speech.Audio;

namespace Symbl.LocalServer.Hosting;

/// <summary>Tests each engine with ten seconds of audio and prints a line of JSON for each.</summary>
internal static class EngineTestProgram
{
    /// <summary>Length of the test audio.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Runs the tests.</summary>
    /// <returns>The exit code: success if all engines work.</returns>
    public static async Task<int> RunAsync(ServerOptions options, TextWriter output, CancellationToken cancel)
    {
        var selection = RecognizerServices.Create(options with { Recognizer = options.Recognizer with { Recognizer = null } });
        var voices = RecognizerServices.CreateVoices(options with { Voices = VoiceOptions.Default }, Path.GetTempPath());
        var installed = new ModelStore(options.ModelsPath).List();
        var path = Path.Combine(Path.GetTempPath(), $"symbl-engine-test-{Guid.NewGuid():N}.wav");
        TestSignal.Write(path, Length);
        try
        {
            var isGood = true;
            foreach (var choice in Choices(options, selection, installed))
            {
                var result = installed.FirstOrDefault(one => one.Name.Equals(choice, StringComparison.OrdinalIgnoreCase))
                    is { Role: not (ModelRole.SpeechRecognition or ModelRole.Other) } model
                    ? await Task.Run(() => TestVoices(voices, model, path, cancel), cancel)
                    : await TestAsync(selection, choice, path, cancel);
                isGood &= result.Error is null;
                await output.WriteLineAsync(JsonSerializer.Serialize(result, EngineTestJson.Default.EngineTestLine));
                await output.FlushAsync(cancel);
            }

            return isGood ? ExitCode.Success : ExitCode.Failure;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Choices(ServerOptions options, RecognizerSelection selection, IReadOnlyList<InstalledModel> installed)
    {
        if (options.Recognizer.Recognizer is { } one)
            return [RecognizerChoice.NamesFile(one) ? Path.GetFullPath(one) : one];
        // A segmentation model is tested with the models of voices, if there are any.
        var hasVoices = installed.Any(model => model.Role == ModelRole.SpeakerEmbedding);
        var models = installed
            .Where(model => model.Role == ModelRole.SpeechRecognition || (model.Role != ModelRole.Other && VoiceSelection.CanLoad(model)))
            .Where(model => !(hasVoices && model.Role == ModelRole.SpeakerSegmentation))
            .OrderBy(model => model.Role).Select(model => model.Name);
        return selection.Current is { Kind: RecognizerKind.Command or RecognizerKind.Service } choice ? models.Append(choice.Value) : models;
    }

    private static async Task<EngineTestLine> TestAsync(RecognizerSelection selection, string text, string path, CancellationToken cancel)
    {
        var kind = "unknown";
        try
        {
            var choice = RecognizerChoice.Parse(text);
            kind = choice.Kind == RecognizerKind.Model ? "whisper" : choice.Kind.ToString().ToLowerInvariant();
            var engine = selection.Create(choice) ?? throw new RecordingException("There is no recognizer to test.");
            var watch = Stopwatch.StartNew();
            var words = await engine.TranscribeAsync(
                new EngineAudio(path, [new AudioPiece(TimeSpan.Zero, Length)]), new EngineOptions(SubmissionLanguage, []), null, cancel);
            var elapsed = watch.Elapsed.TotalSeconds - (words.LoadTime?.TotalSeconds ?? 0);
            var report = words.Report.Recognition;
            return Measured(new EngineTestLine(kind, text), report?.Version, words.LoadTime, elapsed, words.PeakMemory, report?.Sha256);
        }
        catch (ModelException e)
        {
            return new EngineTestLine(kind, text) { Error = $"{e.Message} {e.WayOut}".TrimEnd() };
        }
        catch (RecordingException e)
        {
            return new EngineTestLine(kind, text) { Error = e.Message };
        }
    }

    private static EngineTestLine TestVoices(VoiceSelection voices, InstalledModel model, string path, CancellationToken cancel)
    {
        var line = new EngineTestLine(model.Role == ModelRole.VoiceActivity ? VoiceSelection.Silero : VoiceSelection.Neural, model.Name);
        try
        {
            var audio = new TestRecording(path);
            var run = model.Role == ModelRole.VoiceActivity
                ? voices.CreateActivityOf(model.Name).Detect(audio, null, cancel).Report.Run
                : voices.CreateDiarizerOf(model.Name).Diarize(new DiarizationRequest(audio, new SpeakerCount(Exact: 1)), null, cancel).Report.Run;
            return run is null ? line : Measured(line, run.Version, run.LoadTime, run.WorkTime.TotalSeconds, run.PeakMemory, model.Sha256);
        }
        catch (ModelException e)
        {
            return line with { Error = $"{e.Message} {e.WayOut}".TrimEnd() };
        }
        catch (RecordingException e)
        {
            return line with { Error = e.Message };
        }
    }

    private static EngineTestLine Measured(EngineTestLine line, string? version, TimeSpan? load, double elapsed, long? memory, string? hash) => line with
    {
        Version = version,
        LoadSeconds = load is { } time ? Math.Round(time.TotalSeconds, 3) : null,
        AudioSeconds = Length.TotalSeconds,
        ElapsedSeconds = Math.Round(elapsed, 3),
        Speed = Math.Round(Length.TotalSeconds / Math.Max(1e-3, elapsed), 2),
        MemoryBytes = memory,
        Sha256 = hash,
    };

    private const string SubmissionLanguage = Domain.Jobs.SubmissionOptions.DefaultLanguage;
}

/// <summary>The audio of the test.</summary>
/// <param name="WavePath">Path of the WAV file.</param>
internal sealed record TestRecording(string WavePath) : IRecordingAudio
{
    public string StoredPath => WavePath;

    public int Channels => 1;

    public TimeSpan Duration => EngineTestProgram.Length;

    public IAudioSource OpenAudio() => WaveFile.Open(WavePath);
}

/// <summary>The result of the test of one engine.</summary>
/// <param name="Engine">Kind of the engine.</param>
/// <param name="Name">The model, the command file or the address.</param>
internal sealed record EngineTestLine(string Engine, string Name)
{
    public string? Version { get; init; }

    public double? LoadSeconds { get; init; }

    public double? AudioSeconds { get; init; }

    public double? ElapsedSeconds { get; init; }

    public double? Speed { get; init; }

    public long? MemoryBytes { get; init; }

    public string? Sha256 { get; init; }

    public string? Error { get; init; }
}

/// <summary>JSON of the tests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EngineTestLine))]
internal sealed partial class EngineTestJson : JsonSerializerContext;
