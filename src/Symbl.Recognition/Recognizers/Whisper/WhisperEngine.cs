using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Models.Store;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Words;
using Symbl.Recognition.Workers;
using static System.FormattableString;

namespace Symbl.Recognition.Recognizers.Whisper;

/// <summary>
/// Recognizes words with Whisper in a worker process. If the process ends without a reason of its own, a second one continues with the pieces
/// that are left.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="store">The models, to verify the file before an engine loads it.</param>
/// <param name="command">How to start the worker process.</param>
/// <param name="limits">Limits of the worker process.</param>
internal sealed class WhisperEngine(InstalledModel model, ModelStore store, WorkerCommand command, WorkerLimits limits) : ISpeechEngine
{
    private const int MostAttempts = 2;
    private const int MostThreads = 8;
    private const int HashCharacters = 12;

    // The model reads half of its context of 448 tokens as a prompt. A character is a token at most.
    private const int LongestPrompt = 600;

    /// <inheritdoc/>
    public string Name => $"Whisper {model.Name}";

    /// <inheritdoc/>
    public TimeSpan LongestPiece { get; } = TimeSpan.FromSeconds(28);

    /// <inheritdoc/>
    public async Task<EngineTranscript> TranscribeAsync(
        EngineAudio audio, EngineOptions options, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(options);
        var failure = new EngineFailure($"The recognizer ({Name})", "recognize the recording");
        await Task.Run(() => failure.Verify(store, cancel, model), cancel).ConfigureAwait(false);
        var run = new WhisperTranscript(audio.Pieces, progress);
        var request = Request(audio, options, run);
        for (var attempt = 1; request.Pieces.Count > 0; attempt++)
        {
            try
            {
                var time = limits.TimeFor(new TimeSpan(audio.Pieces.Sum(piece => (piece.End - piece.Start).Ticks)));
                run.AddMemory(await new EngineWorker(command).RunAsync(request, time, run.Receive, cancel).ConfigureAwait(false));
                break;
            }
            catch (WorkerEndedException) when (attempt < MostAttempts)
            {
                request = request with { Pieces = [.. request.Pieces.Where(piece => !run.IsDone(piece.Index))] };
                run.AddNote("The recognizer ended once before its work was done; a second process did the rest.");
            }
            catch (WorkerEndedException e)
            {
                throw failure.Ended(e, model);
            }
            catch (WorkerFailedException e)
            {
                throw failure.Failed(e);
            }
        }

        return run.Finish(Describe(run), Report(run, request.Threads), DropUncertain);
    }

    private WorkerRequest Request(EngineAudio audio, EngineOptions options, WhisperTranscript run) => new()
    {
        Model = model.Name,
        ModelPath = model.Path,
        IsKnown = model.IsOfCatalog,
        AudioPath = audio.WavePath,
        Pieces = [.. audio.Pieces.Select((piece, index) => new WorkerPiece(index, piece.Start.TotalSeconds, piece.End.TotalSeconds))],
        Language = Languages.IsDetected(options.LanguageCode) ? null : ModelLanguage.CodeFor(options.LanguageCode) ?? Languages.Primary(options.LanguageCode),
        Prompt = Prompt(options.Vocabulary, run),
        Threads = Math.Clamp(Environment.ProcessorCount, 1, MostThreads),
        MemoryLimit = limits.MemoryFor(model.Bytes),
    };

    private static string? Prompt(IReadOnlyList<string> vocabulary, WhisperTranscript run)
    {
        List<string> phrases = [.. vocabulary.Select(phrase => phrase.Trim()).Where(phrase => phrase.Length > 0)];
        var (text, used) = ("", 0);
        for (; used < phrases.Count && text.Length + phrases[used].Length < LongestPrompt; used++)
            text = text.Length == 0 ? phrases[used] : $"{text}, {phrases[used]}";
        if (used < phrases.Count)
            run.AddNote(Invariant($"The vocabulary is too long for the model: {phrases.Count - used} of {phrases.Count} phrases were left out."));
        return text.Length == 0 ? null : text + ".";
    }

    private string Describe(WhisperTranscript run) =>
        $"{Name} (Whisper.net {run.Version}, SHA-256 {model.Sha256[..Math.Min(HashCharacters, model.Sha256.Length)]})";

    private RecognitionReport Report(WhisperTranscript run, int threads) => new("whisper", run.Version, model.Name, model.Sha256, run.Language)
    {
        Settings = Invariant($"greedy decoding, no context between pieces, {threads} threads"),
    };

    private static bool DropUncertain(WorkerSegment segment) => HallucinationGuard.IsDoubtful(segment.NoSpeech, segment.LogProbability);
}
