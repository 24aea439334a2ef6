using System.Diagnostics;
using Symbl.Domain.Recordings;
using Symbl.Models.Store;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Voices;

/// <summary>The engines with models of a server.</summary>
public sealed record VoiceSetup
{
    /// <summary>The installed models.</summary>
    public required ModelStore Models { get; init; }

    /// <summary>How to start worker processes.</summary>
    public required WorkerCommand Worker { get; init; }

    /// <summary>Limits of worker processes.</summary>
    public WorkerLimits Limits { get; init; } = new();

    /// <summary>Folder for prepared audio.</summary>
    public required string WorkFolder { get; init; }
}

/// <summary>
/// Does a work of models on a whole recording, in a worker process. If the process ends without a reason of its own, a second one tries
/// again.
/// </summary>
/// <param name="setup">The engines.</param>
/// <param name="failure">The reasons of failures.</param>
/// <param name="models">The models of the work.</param>
internal sealed class NeuralWork(VoiceSetup setup, EngineFailure failure, params IReadOnlyList<InstalledModel> models)
{
    private const int MostAttempts = 2;
    private const int MostThreads = 8;
    private const int HashCharacters = 12;

    /// <summary>Number of threads of an engine.</summary>
    public static int Threads => Math.Clamp(Environment.ProcessorCount, 1, MostThreads);

    /// <summary>Describes a model by name and hash.</summary>
    public static string Describe(InstalledModel model) => $"{model.Name}, SHA-256 {model.Sha256[..Math.Min(HashCharacters, model.Sha256.Length)]}";

    /// <summary>Does the work.</summary>
    /// <param name="audio">The recording.</param>
    /// <param name="request">The work, without models, audio and limits.</param>
    /// <param name="start">Called before each attempt, to forget the messages of the one before.</param>
    /// <param name="receive">Receives the messages of the worker.</param>
    /// <param name="progress">Receives the finished part, 0 to 1.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>The run of the engine.</returns>
    /// <exception cref="RecordingException">The work is impossible.</exception>
    public EngineRun Run(
        IRecordingAudio audio,
        Func<WorkerModel, string, WorkerRequest> request,
        Action start,
        Action<WorkerEvent> receive,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        failure.Verify(setup.Models, cancel, models);
        var path = Path.Combine(setup.WorkFolder, $"voices-{Guid.NewGuid():N}.wav");
        try
        {
            Directory.CreateDirectory(setup.WorkFolder);
            using (var mono = RecognizerAudio.Of(audio.OpenAudio()))
                WaveWriter.Write(path, mono);
            var work = request(Of(models[0]), path) with
            {
                VoiceModel = models.Count > 1 ? Of(models[1]) : null,
                Threads = Threads,
                MemoryLimit = setup.Limits.MemoryFor(models.Sum(model => model.Bytes)),
            };
            return Run(work, setup.Limits.TimeFor(audio.Duration), start, receive, progress, cancel);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private EngineRun Run(
        WorkerRequest request, TimeSpan time, Action start, Action<WorkerEvent> receive, IProgress<double>? progress, CancellationToken cancel)
    {
        string? version = null;
        double? load = null;
        var watch = new Stopwatch();
        for (var attempt = 1; ; attempt++)
        {
            start();
            try
            {
                // The stages of a recording run on a thread of their own, which waits here.
                var memory = new EngineWorker(setup.Worker).RunAsync(request, time, Receive, cancel).GetAwaiter().GetResult();
                progress?.Report(1);
                // A process can end before its memory is measured.
                return new EngineRun(version, load is { } seconds ? Offsets.OfSeconds(seconds) : null, watch.Elapsed, memory > 0 ? memory : null);
            }
            catch (WorkerEndedException) when (attempt < MostAttempts)
            {
                // A second process tries again.
            }
            catch (WorkerEndedException e)
            {
                throw failure.Ended(e, models);
            }
            catch (WorkerFailedException e)
            {
                throw failure.Failed(e);
            }
        }

        void Receive(WorkerEvent message)
        {
            version = message.Version ?? version;
            load = message.LoadSeconds ?? load;
            if (message.Type == WorkerEvent.Ready)
                watch.Restart();
            if (message is { Type: WorkerEvent.Progress, Fraction: { } fraction })
                progress?.Report(fraction);
            receive(message);
        }
    }

    private static WorkerModel Of(InstalledModel model) => new(model.Name, model.Path, model.IsOfCatalog);

    /// <summary>Describes an engine of models.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="version">Version of ONNX Runtime.</param>
    public string Describe(string engine, string? version) =>
        Invariant($"{engine} (ONNX Runtime {version}; {string.Join("; ", models.Select(Describe))})");
}
