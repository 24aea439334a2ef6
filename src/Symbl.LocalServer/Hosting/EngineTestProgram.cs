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

namespace Symbl.LocalServer.Hosting;

/// <summary>Tests each speech recognizer with ten seconds of audio and prints a line of JSON for each.</summary>
internal static class EngineTestProgram
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <summary>Runs the tests.</summary>
    /// <returns>The exit code: success if all recognizers work.</returns>
    public static async Task<int> RunAsync(ServerOptions options, TextWriter output, CancellationToken cancel)
    {
        var selection = RecognizerServices.Create(options with { Recognizer = options.Recognizer with { Recognizer = null } });
        var path = Path.Combine(Path.GetTempPath(), $"symbl-engine-test-{Guid.NewGuid():N}.wav");
        TestSignal.Write(path, Length);
        try
        {
            var isGood = true;
            foreach (var choice in Choices(options, selection))
            {
                var result = await TestAsync(selection, choice, path, cancel);
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

    private static IEnumerable<string> Choices(ServerOptions options, RecognizerSelection selection)
    {
        if (options.Recognizer.Recognizer is { } one)
            return [RecognizerChoice.NamesFile(one) ? Path.GetFullPath(one) : one];
        var models = new ModelStore(options.ModelsPath).List().Where(model => model.Role == ModelRole.SpeechRecognition).Select(model => model.Name);
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
            return new EngineTestLine(kind, text)
            {
                Version = report?.Version,
                LoadSeconds = words.LoadTime is { } load ? Math.Round(load.TotalSeconds, 3) : null,
                AudioSeconds = Length.TotalSeconds,
                ElapsedSeconds = Math.Round(elapsed, 3),
                Speed = Math.Round(Length.TotalSeconds / Math.Max(1e-3, elapsed), 2),
                MemoryBytes = words.PeakMemory,
                Sha256 = report?.Sha256,
            };
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

    private const string SubmissionLanguage = Domain.Jobs.SubmissionOptions.DefaultLanguage;
}

/// <summary>The result of the test of one recognizer.</summary>
/// <param name="Engine">Kind of the recognizer.</param>
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
