using Symbl.Domain.Recordings;
using Symbl.Models.Store;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;
using static System.FormattableString;

namespace Symbl.Recognition.Voices;

/// <summary>
/// Distinguishes speakers with a segmentation model and a model of voices in a worker process. Two speakers can talk at once.
/// </summary>
/// <param name="setup">The engines.</param>
/// <param name="segmentation">The segmentation model.</param>
/// <param name="voices">The model of voices.</param>
internal sealed class NeuralDiarizer(VoiceSetup setup, InstalledModel segmentation, InstalledModel voices) : IDiarizer
{
    /// <summary>The models.</summary>
    public string Description => $"neural segmentation and voices ({NeuralWork.Describe(segmentation)}; {NeuralWork.Describe(voices)})";

    /// <inheritdoc/>
    public int MaximumSpeakers => 100;

    /// <inheritdoc/>
    public Diarization Diarize(DiarizationRequest request, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var failure = new EngineFailure($"The diarizer (neural, {segmentation.Name} and {voices.Name})", "distinguish the speakers");
        var work = new NeuralWork(setup, failure, segmentation, voices);
        IReadOnlyList<WorkerTurn> turns = [];
        var (exact, minimum, maximum) = request.Speakers;
        var run = work.Run(
            request.Audio,
            (model, path) => new WorkerRequest
            {
                Work = WorkerWork.Speakers, Model = model.Name, ModelPath = model.Path, IsKnown = model.IsKnown, AudioPath = path, Pieces = [],
                Speakers = new WorkerSpeakers(exact, minimum, maximum),
            },
            () => turns = [], message => turns = message.Turns ?? turns, progress, cancel);
        var found = SpokenTurns.Number(
            turns.Select(turn => ((object)turn.Speaker, Offsets.OfSeconds(turn.Start), Offsets.OfSeconds(turn.End), turn.Agreement)), request.Audio.Duration);
        var settings = exact is null ? "clusters up to a cosine distance of 0.5" : "clusters to the stated count";
        return new Diarization(
            found,
            new StageReport(
                Invariant($"{work.Describe("neural segmentation and voices", run.Version)}, {settings}, {NeuralWork.Threads} threads"),
                SpokenTurns.Notes(found, exact))
            {
                Run = run,
            });
    }
}

/// <summary>Turns of an engine, with numbers for speakers.</summary>
internal static class SpokenTurns
{
    /// <summary>Numbers the speakers in order of first speech, and limits the turns to the recording.</summary>
    /// <param name="turns">Turns with any names of speakers.</param>
    /// <param name="duration">Length of the recording.</param>
    public static IReadOnlyList<SpeakerTurn> Number(
        IEnumerable<(object Speaker, TimeSpan Start, TimeSpan End, double Confidence)> turns, TimeSpan duration)
    {
        Dictionary<object, int> numbers = [];
        List<SpeakerTurn> result = [];
        foreach (var (speaker, start, end, confidence) in turns.OrderBy(turn => turn.Start).ThenBy(turn => turn.End))
        {
            var (from, to) = (Offsets.Clamp(start, duration), Offsets.Clamp(end, duration));
            if (to <= from)
                continue;
            if (!numbers.TryGetValue(speaker, out var number))
                numbers[speaker] = number = numbers.Count + 1;
            result.Add(new SpeakerTurn(number, from, to, Math.Clamp(confidence, 0, 1)));
        }

        return [.. result.OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker)];
    }

    /// <summary>States the number of speakers if it is not the stated one.</summary>
    /// <param name="turns">The turns.</param>
    /// <param name="stated">The stated number; null if it is not stated.</param>
    public static IReadOnlyList<string> Notes(IReadOnlyList<SpeakerTurn> turns, int? stated)
    {
        var found = turns.Count == 0 ? 0 : turns.Max(turn => turn.Speaker);
        if (found == 0)
            return ["No speech was found in the recording."];
        return stated is { } count && found != count
            ? [Invariant($"{found} {(found == 1 ? "voice was" : "voices were")} found in the recording; {count} speakers were stated.")]
            : [];
    }
}
