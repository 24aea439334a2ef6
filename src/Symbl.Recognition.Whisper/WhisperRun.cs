using System.Diagnostics;
using Symbl.Models.Errors;
using Symbl.Recognition.Workers;
using Whisper.net;

namespace Symbl.Recognition.Whisper;

/// <summary>Recognizes the pieces of one request with Whisper.</summary>
public static class WhisperRun
{
    internal const int SampleRate = 16_000;

    /// <summary>Whisper adds silence to shorter audio badly, so short pieces get silence here.</summary>
    private const int LeastSamples = SampleRate * 11 / 10;

    // The language of a recording is that of its longest early piece. A greeting of a second is little evidence.
    private const int PiecesForLanguage = 4;

    /// <summary>Runs the request.</summary>
    /// <param name="request">The work.</param>
    /// <param name="write">Writes a message to the server.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="WorkerFailedException">The request is impossible.</exception>
    /// <exception cref="ModelException">The model is damaged or is no speech recognition model.</exception>
    public static async Task RunAsync(WorkerRequest request, Action<WorkerEvent> write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(write);
        var watch = Stopwatch.StartNew();
        NativeLibraryCheck.Ensure();
        var model = CheckedModel.Open(request);
        if (request.Language is { } code && !WhisperFactory.GetSupportedLanguages().Contains(code))
            throw new WorkerFailedException($"Whisper does not know the language '{code}'");
        if (!model.IsMultilingual && request.Language is not (null or "en"))
            throw new WorkerFailedException(
                $"the model {request.Model} recognizes English only, and the recording is '{request.Language}'; run Install-SymblModel base "
                + "and Set-SymblRecognizer base for a model of many languages");

        using var factory = Load(request);
        var language = model.IsMultilingual ? request.Language : "en";
        await using var processor = Build(factory, request, language, write, out var progress);
        using var pieces = new PieceReader(request.AudioPath, SampleRate);
        if (language is null)
            processor.ChangeLanguage(language = Detect(processor, request));
        write(new WorkerEvent
        {
            Type = WorkerEvent.Ready,
            Version = typeof(WhisperFactory).Assembly.GetName().Version?.ToString(3),
            LoadSeconds = watch.Elapsed.TotalSeconds,
            Language = language,
        });
        foreach (var piece in request.Pieces)
        {
            progress.Piece = piece.Index;
            var samples = pieces.Read(piece.Start, piece.End, LeastSamples);
            List<WorkerSegment> segments = [];
            await foreach (var segment in processor.ProcessAsync(samples, cancel).ConfigureAwait(false))
                segments.Add(TokenWords.Segment(segment, model.Vocabulary, piece.Start, piece.End));
            write(new WorkerEvent { Type = WorkerEvent.Recognized, Piece = piece.Index, Segments = segments });
        }
    }

    private static WhisperFactory Load(WorkerRequest request)
    {
        try
        {
            return WhisperFactory.FromPath(request.ModelPath, new WhisperFactoryOptions { UseGpu = false });
        }
        catch (Exception e) when (e is WhisperModelLoadException or DllNotFoundException or FileNotFoundException or InvalidOperationException
            or BadImageFormatException)
        {
            throw new WorkerFailedException(e is WhisperModelLoadException
                ? $"Whisper cannot load the model {request.Model}; its content does not fit its header"
                : $"the native library of Whisper cannot be loaded: {e.Message}");
        }
    }

    private static WhisperProcessor Build(
        WhisperFactory factory, WorkerRequest request, string? language, Action<WorkerEvent> write, out PieceProgress progress)
    {
        var report = progress = new PieceProgress(write);
        // Each piece stands for itself: text of the piece before it would carry an error on.
        var builder = factory.CreateBuilder()
            .WithThreads(Math.Max(1, request.Threads))
            .WithNoContext()
            .WithTokenTimestamps()
            .WithProbabilities()
            .WithLanguage(language ?? "en")
            .WithProgressHandler(report.Report);
        if (request.Prompt is { Length: > 0 } prompt)
            builder = builder.WithPrompt(prompt);
        return builder.Build();
    }

    private static string Detect(WhisperProcessor processor, WorkerRequest request)
    {
        var longest = request.Pieces.Take(PiecesForLanguage).MaxBy(piece => piece.End - piece.Start);
        if (longest is null)
            return "en";
        // Reads forward only, so the search for the language has a reader of its own.
        using var reader = new PieceReader(request.AudioPath, SampleRate);
        return processor.DetectLanguage(reader.Read(longest.Start, longest.End, LeastSamples)) ?? "en";
    }
}

/// <summary>Reports the progress of the native code within a piece.</summary>
internal sealed class PieceProgress(Action<WorkerEvent> write)
{
    private const double Percent = 100;

    /// <summary>Number of the present piece.</summary>
    public int Piece { get; set; }

    public void Report(int percent) =>
        write(new WorkerEvent { Type = WorkerEvent.Progress, Piece = Piece, Fraction = Math.Clamp(percent / Percent, 0, 1) });
}
