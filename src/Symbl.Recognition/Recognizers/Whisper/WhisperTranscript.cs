using Symbl.Domain.Recordings;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using static System.FormattableString;

namespace Symbl.Recognition.Recognizers.Whisper;

/// <summary>Collects the messages of the worker processes of one recording.</summary>
/// <param name="pieces">The pieces of the audio.</param>
/// <param name="progress">Receives the finished part of all pieces.</param>
internal sealed class WhisperTranscript(IReadOnlyList<AudioPiece> pieces, IProgress<double>? progress)
{
    private readonly Dictionary<int, IReadOnlyList<WorkerSegment>> _done = [];
    private readonly List<string> _notes = [];
    private readonly double _total = Math.Max(1e-9, pieces.Sum(piece => (piece.End - piece.Start).TotalSeconds));
    private double _finished;

    /// <summary>Version of the engine.</summary>
    public string Version { get; private set; } = "?";

    /// <summary>Code of the language that the engine used.</summary>
    public string? Language { get; private set; }

    /// <summary>Time that the engine needed to load the model.</summary>
    public TimeSpan? LoadTime { get; private set; }

    private long? PeakMemory { get; set; }

    /// <summary>Records the memory of a worker.</summary>
    public void AddMemory(long bytes) => PeakMemory = Math.Max(PeakMemory ?? 0, bytes);

    /// <summary>Tests whether a piece is done.</summary>
    public bool IsDone(int piece) => _done.ContainsKey(piece);

    /// <summary>Adds a statement for the user.</summary>
    public void AddNote(string note) => _notes.Add(note);

    /// <summary>Receives a message.</summary>
    public void Receive(WorkerEvent message)
    {
        switch (message.Type)
        {
            case WorkerEvent.Ready:
                (Version, Language) = (message.Version ?? Version, message.Language ?? Language);
                LoadTime = message.LoadSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : LoadTime;
                break;
            case WorkerEvent.Progress when message is { Piece: { } index, Fraction: { } fraction } && Holds(index):
                progress?.Report((_finished + (fraction * Seconds(index))) / _total);
                break;
            case WorkerEvent.Recognized when message is { Piece: { } index, Segments: { } segments } && Holds(index) && _done.TryAdd(index, segments):
                _finished += Seconds(index);
                progress?.Report(_finished / _total);
                break;
        }
    }

    /// <summary>Creates the transcript without doubtful segments and repetitions.</summary>
    public EngineTranscript Finish(string method, RecognitionReport report, Func<WorkerSegment, bool> isDoubtful)
    {
        List<ProcessedWord> words = [];
        var left = 0;
        foreach (var segments in _done.OrderBy(done => done.Key).Select(done => done.Value))
        {
            var kept = segments.Where(segment => segment.Words.Count > 0 && !isDoubtful(segment)).ToList();
            kept.RemoveAll(segment => HallucinationGuard.IsRemark([.. segment.Words.Select(word => word.Text)]));
            IReadOnlyList<WorkerWord> said = [.. kept.SelectMany(segment => segment.Words)];
            if (HallucinationGuard.Repeats([.. said.Select(word => word.Text)]))
                said = [];
            if (said.Count == 0 && segments.Any(segment => segment.Words.Count > 0))
                left++;
            words.AddRange(said.Select(word => new ProcessedWord(
                word.Text, Offsets.OfSeconds(word.Start), Offsets.OfSeconds(word.End), word.Probability)));
        }

        if (left > 0)
            _notes.Add(Invariant($"Pieces in which the recognizer found only repetitions or doubtful words were left out: {left}."));
        return new EngineTranscript(words, new StageReport(method, _notes) { Recognition = report })
        {
            Language = report.Language,
            LoadTime = LoadTime,
            PeakMemory = PeakMemory,
        };
    }

    private bool Holds(int index) => index >= 0 && index < pieces.Count;

    private double Seconds(int index) => (pieces[index].End - pieces[index].Start).TotalSeconds;
}
