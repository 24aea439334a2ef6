using Symbl.Domain.Recordings;
using Symbl.Models.Store;
using Symbl.Recognition.Stages;
using Symbl.Recognition.Workers;

namespace Symbl.Recognition.Voices;

/// <summary>Finds speech with Silero in a worker process.</summary>
/// <param name="setup">The engines.</param>
/// <param name="model">The model.</param>
internal sealed class SileroActivity(VoiceSetup setup, InstalledModel model) : IVoiceActivity
{
    /// <inheritdoc/>
    public VoiceActivity Detect(IRecordingAudio audio, IProgress<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var work = new NeuralWork(setup, new EngineFailure($"The voice activity engine (Silero {model.Name})", "find speech in the recording"), model);
        List<float> odds = [];
        var frame = TimeSpan.Zero;
        var run = work.Run(audio, Request, odds.Clear, Receive, progress, cancel);
        return new VoiceActivity(SpeechRuns.Of(odds, frame, audio.Duration), new StageReport(work.Describe("Silero", run.Version), []) { Run = run })
        {
            Undecided = SpeechRuns.Undecided(odds),
        };

        static WorkerRequest Request(WorkerModel first, string path) => new()
        {
            Work = WorkerWork.Activity, Model = first.Name, ModelPath = first.Path, IsKnown = first.IsKnown, AudioPath = path, Pieces = [],
        };

        void Receive(WorkerEvent message)
        {
            if (message is not { SpeechOdds: { } more, FrameSeconds: { } seconds })
                return;
            odds.AddRange(more);
            frame = Offsets.OfSeconds(seconds);
        }
    }
}

/// <summary>Makes segments of the probabilities of frames.</summary>
internal static class SpeechRuns
{
    // Speech begins at the first probability and goes on down to the second one.
    private const float Begin = 0.4f;
    private const float GoOn = 0.25f;

    // Probabilities between these are no clear answer.
    private const float SurelyNone = 0.1f;
    private const float Surely = 0.9f;

    // A shorter pause is part of speech, and a shorter segment is chance.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestSpeech = TimeSpan.FromMilliseconds(100);

    // The probabilities rise a little after speech begins, and fall before it ends.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    /// <summary>Gets the share of the frames without a clear answer.</summary>
    /// <param name="odds">The probability of speech of each frame.</param>
    public static double Undecided(IReadOnlyCollection<float> odds) =>
        odds.Count == 0 ? 0 : (double)odds.Count(one => one is > SurelyNone and < Surely) / odds.Count;

    /// <summary>Gets the segments with speech, in order, without overlap.</summary>
    /// <param name="odds">The probability of speech of each frame.</param>
    /// <param name="frame">Length of a frame.</param>
    /// <param name="duration">Length of the audio.</param>
    public static IReadOnlyList<(TimeSpan Start, TimeSpan End)> Of(IReadOnlyList<float> odds, TimeSpan frame, TimeSpan duration)
    {
        List<(TimeSpan Start, TimeSpan End)> runs = [];
        for (var at = 0; at < odds.Count; at++)
        {
            if (odds[at] < Begin)
                continue;
            var start = at;
            while (at < odds.Count && odds[at] >= GoOn)
                at++;
            if (runs.Count > 0 && (start * frame) - runs[^1].End < ShortestPause)
                runs[^1] = (runs[^1].Start, at * frame);
            else
                runs.Add((start * frame, at * frame));
        }

        return
        [
            .. runs.Where(run => run.End - run.Start >= ShortestSpeech)
                .Select(run => (Offsets.Clamp(run.Start - Margin, duration), Offsets.Clamp(run.End + Margin, duration))),
        ];
    }
}
