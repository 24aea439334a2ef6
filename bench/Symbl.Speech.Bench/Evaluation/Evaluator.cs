using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>Separates recordings as the local server does, with own activity, and scores the result.</summary>
internal sealed class Evaluator
{
    private readonly ChannelDiarizer _channels = new();

    /// <summary>Distinguishes voices.</summary>
    public AcousticDiarizer Voices { get; init; } = new();

    /// <summary>How strictly; the first is the one of which tables show the parts.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = Condition.Usual;

    /// <summary>People stated for every recording; null for as many as its reference has.</summary>
    public int? Speakers { get; init; }

    /// <summary>Limits between which the number of people is estimated; null if it is stated.</summary>
    public SpeakerLimits? Limits { get; init; }

    /// <summary>What of each recording is scored, by its file name; null for all of it.</summary>
    public IReadOnlyList<UemRow>? Map { get; init; }

    /// <summary>Separates and scores one recording.</summary>
    /// <param name="recording">What.</param>
    /// <param name="path">By voice or by channel.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="AudioFormatException">The sound cannot be read.</exception>
    /// <exception cref="FormatException">The reference cannot be read.</exception>
    public ScoredRecording Score(ReferencedRecording recording, SeparationPath path, CancellationToken cancel)
    {
        var stretches = Map?.Where(row => row.File == recording.FileName).Select(row => (row.Start, row.End)).ToList();
        if (stretches is [])
            throw new FormatException($"The UEM file has no row of '{recording.FileName}': nothing of it is to be scored.");
        return Score(
            recording.Name, () => WaveFile.Open(recording.WavePath), recording.ReadReference(), path, stretches, cancel);
    }

    /// <summary>Separates and scores sound.</summary>
    /// <param name="name">What the result is called.</param>
    /// <param name="open">Gives the sound from its start; once more where its channels turn out to be one.</param>
    /// <param name="reference">Who speaks when.</param>
    /// <param name="path">By voice or by channel.</param>
    /// <param name="evaluated">The stretches that are scored, in seconds; null for the whole recording.</param>
    /// <param name="cancel">Ends the work.</param>
    public ScoredRecording Score(
        string name,
        Func<IAudioSource> open,
        IReadOnlyList<SpeakerSegment> reference,
        SeparationPath path,
        IReadOnlyList<(double Start, double End)>? evaluated,
        CancellationToken cancel)
    {
        var people = reference.Select(segment => segment.Speaker).Distinct(StringComparer.Ordinal).Count();
        var stated = Speakers ?? Math.Max(1, people);
        var before = Environment.CpuUsage.TotalTime;
        open = WaveRecording.Measure(open, cancel).Open;
        var result = path == SeparationPath.Voice ? ByVoice(open, stated, cancel) : ByChannel(open, stated, cancel);
        var time = Environment.CpuUsage.TotalTime - before;
        var hypothesis = result.Turns.Select(turn => new SpeakerSegment(NameOf(turn.Speaker), turn.Start, turn.End)).ToList();
        return new ScoredRecording
        {
            Name = name,
            Path = path,
            People = people,
            Stated = path == SeparationPath.Voice && Limits is null ? stated : null,
            Result = result,
            ProcessorTime = time,
            Scores = Conditions.Select(condition => DiarizationScorer.Score(reference, hypothesis, new ScoringOptions
            {
                Collar = condition.Collar,
                SkipOverlap = !condition.Overlap,
                Evaluated = evaluated ?? [(0, result.Duration)],
            })).ToList(),
        };
    }

    private DiarizationResult ByVoice(Func<IAudioSource> open, int stated, CancellationToken cancel)
    {
        using var audio = open();
        return Voices.Diarize(audio, Limits ?? SpeakerLimits.Exactly(stated), cancel);
    }

    private DiarizationResult ByChannel(Func<IAudioSource> open, int stated, CancellationToken cancel)
    {
        using var audio = open();
        var found = _channels.Diarize(audio, cancel);
        if (!found.SameSound)
            return found.Separation;
        var voices = ByVoice(open, stated, cancel);
        return voices with { Notes = [.. found.Separation.Notes, .. voices.Notes] };
    }

    /// <summary>The name of a speaker that was found, in scores.</summary>
    internal static string NameOf(int speaker) => FormattableString.Invariant($"Speaker_{speaker}");
}
