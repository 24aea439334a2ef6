using System.Diagnostics;
using System.Globalization;
using Symbl.Models.Store;
using Symbl.Recognition.Recognizers;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Whisper.net;

namespace Symbl.Recognition.Bench;

/// <summary>Measures the start of a worker, the pipeline against the bare engine, memory, and the end after a cancellation.</summary>
/// <param name="store">The models.</param>
/// <param name="model">The model.</param>
/// <param name="folder">Folder for temporary files.</param>
internal sealed class RecognitionBench(ModelStore store, InstalledModel model, string folder)
{
    private const int MemoryRuns = 20;
    private const double LongestPiece = 28;

    private static readonly WorkerCommand Worker = new(
        Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "Symbl.LocalServer.dll"), "--engine-worker"]);

    public async IAsyncEnumerable<(string What, string Value, string Target)> MeasureAsync(SampleAudio audio, int rounds)
    {
        var starts = new List<double>();
        for (var round = 0; round < rounds; round++)
            starts.Add(await StartAsync(audio));
        yield return ("start of a worker until its model is loaded, median", Text(Median(starts), "s"), "0.5 s without the load of a large model");

        var (ratios, speeds) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var bare = await BareAsync(audio);
            var whole = await PipelineAsync(audio);
            ratios.Add(whole / bare);
            speeds.Add(audio.Duration.TotalSeconds / whole);
        }

        yield return ("pipeline against the bare engine, median of the ratios", Text(Median(ratios), "times"), "1.10 times");
        yield return ("speed of the pipeline", Text(Median(speeds), "times real time"), "");

        var before = Memory();
        var first = 0L;
        var brief = SampleAudio.Write(Path.Combine(folder, "short.wav"), audio.WavePath, 5);
        for (var run = 0; run < MemoryRuns; run++)
        {
            await PipelineAsync(brief);
            first = run == 0 ? Memory() : first;
        }

        yield return ($"memory of the server after 1 and {MemoryRuns} recordings", $"{(first - before) >> 20} MB, {(Memory() - before) >> 20} MB more than before", "flat");
        yield return ("end of the worker after a cancellation", Text(await CancelAsync(audio), "s"), "1 s");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} {unit}");

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private RecognizerSelection Selection() => new(new RecognizerSetup { Models = store, Worker = Worker });

    private WorkerRequest Request(SampleAudio audio) => new()
    {
        Model = model.Name,
        ModelPath = model.Path,
        AudioPath = audio.WavePath,
        Pieces = [new WorkerPiece(0, 0, Math.Min(LongestPiece, audio.Duration.TotalSeconds))],
        Language = "en",
        Threads = Environment.ProcessorCount,
    };

    /// <returns>Seconds from the start of the process until the engine is ready.</returns>
    private async Task<double> StartAsync(SampleAudio audio)
    {
        var watch = Stopwatch.StartNew();
        var ready = 0.0;
        using var cancel = new CancellationTokenSource();
        void Receive(WorkerEvent message)
        {
            if (message.Type != WorkerEvent.Ready)
                return;
            ready = watch.Elapsed.TotalSeconds;
            cancel.Cancel();
        }

        try
        {
            await new EngineWorker(Worker).RunAsync(Request(audio), TimeSpan.FromMinutes(5), Receive, cancel.Token);
        }
        catch (OperationCanceledException)
        {
            // The engine was ready.
        }

        return ready;
    }

    /// <returns>Seconds from the cancellation of a busy worker until its process tree has ended.</returns>
    private async Task<double> CancelAsync(SampleAudio audio)
    {
        using var cancel = new CancellationTokenSource();
        var watch = new Stopwatch();
        void Receive(WorkerEvent message)
        {
            if (message.Type != WorkerEvent.Ready)
                return;
            // The native code is in the middle of its work then.
            cancel.CancelAfter(TimeSpan.FromMilliseconds(300));
            cancel.Token.Register(watch.Start);
        }

        try
        {
            await new EngineWorker(Worker).RunAsync(Request(audio), TimeSpan.FromMinutes(5), Receive, cancel.Token);
        }
        catch (OperationCanceledException)
        {
            return watch.Elapsed.TotalSeconds;
        }

        return double.NaN;
    }

    /// <returns>Seconds of the engine alone: load, and the same pieces.</returns>
    private async Task<double> BareAsync(SampleAudio audio)
    {
        var pieces = SpeechPieces.Find(audio.OpenAudio, LongestPiece).Pieces;
        var watch = Stopwatch.StartNew();
        using var factory = WhisperFactory.FromPath(model.Path, new WhisperFactoryOptions { UseGpu = false });
        await using var processor = factory.CreateBuilder().WithThreads(Environment.ProcessorCount).WithLanguage("en").WithNoContext()
            .WithTokenTimestamps().WithProbabilities().Build();
        using var source = audio.OpenAudio();
        var samples = new float[source.Frames];
        for (var (done, read) = (0, -1); done < samples.Length && read != 0; done += read)
            read = source.Read(samples.AsSpan(done));
        foreach (var (start, end) in pieces)
        {
            var piece = samples.AsMemory((int)(start * RecognizerAudio.SampleRate)..Math.Min(samples.Length, (int)(end * RecognizerAudio.SampleRate)));
            await foreach (var segment in processor.ProcessAsync(piece, CancellationToken.None))
                _ = segment.Text;
        }

        return watch.Elapsed.TotalSeconds;
    }

    /// <returns>Seconds of the whole recognition: pieces, worker process, engine, words.</returns>
    private async Task<double> PipelineAsync(SampleAudio audio)
    {
        var selection = Selection();
        selection.Choose(model.Name);
        var watch = Stopwatch.StartNew();
        var words = await selection.CreateRecognizer(folder).RecognizeAsync(new RecognitionRequest(audio, "en-US"), null, CancellationToken.None);
        return words is { Words.Count: > 0 } ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException("The recording has no words.");
    }
}
