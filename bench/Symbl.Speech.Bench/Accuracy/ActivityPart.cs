using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>Speech against silence alone, whoever speaks.</summary>
internal static class ActivityPart
{
    private static readonly double[] Collars = [0, 0.25];

    public static string? Measure(AccuracyMaterial material, CancellationToken cancel)
    {
        var all = new (string Kind, IReadOnlyList<Sound> Sounds, SeparationPath Path)[]
        {
            ("calls, mono", [.. material.Calls.Select(call => call.Mono())], SeparationPath.Voice),
            ("calls, by channel", [.. material.Calls.Where(call => call.Channels.Count > 1)], SeparationPath.Channel),
            ("single channels, as mono", material.Singles, SeparationPath.Voice),
            ("excerpts of meetings", material.Meetings, SeparationPath.Voice),
        }.Where(kind => kind.Sounds.Count > 0).ToList();
        return all.Count == 0 ? null : Report(all, cancel);
    }

    public static string Report(IReadOnlyList<(string Kind, IReadOnlyList<Sound> Sounds, SeparationPath Path)> kinds, CancellationToken cancel)
    {
        var evaluator = new Evaluator { Conditions = [new(0, true)] };
        var changes = new[] { "plain", "white noise, 15 dB", "-60 dB, float" }.Select(name => SoundChange.Conditions.Single(change => change.Name == name)).ToList();
        var table = new MarkdownTable(
            ["recordings", "condition", "number", .. Collars.SelectMany(collar => new[]
            {
                FormattableString.Invariant($"missed, {collar:0.##} s"), FormattableString.Invariant($"false al., {collar:0.##} s"),
                FormattableString.Invariant($"both, {collar:0.##} s"),
            })]);
        foreach (var (kind, sounds, path) in kinds)
        {
            foreach (var change in changes)
            {
                var scored = Work.Each(sounds, sound =>
                {
                    var changed = change.Apply(sound, sounds, cancel)!;
                    return Score(changed, Work.Score(evaluator, changed, path, cancel).Result);
                }, cancel);
                var sums = Collars.Select((_, collar) => DiarizationScore.Sum(scored.Select(one => one[collar])));
                table.Add([
                    kind, change.Name, Show.Count(scored.Count),
                    .. sums.SelectMany(sum => new[] { sum.MissedRate, sum.FalseAlarmRate, sum.ErrorRate }).Select(Show.Percent)]);
            }
        }
        return "Missed speech and false alarms as shares of the time in which anybody speaks; a collar lies on each side of the boundaries of that time.\n\n" + table;
    }

    /// <summary>Scores all speech as that of one person, at each collar.</summary>
    public static IReadOnlyList<DiarizationScore> Score(Sound sound, DiarizationResult result)
    {
        const string anybody = "anybody";
        var truth = sound.Reference.Select(part => part with { Speaker = anybody }).ToList();
        var found = result.Turns.Select(turn => new SpeakerSegment(anybody, turn.Start, turn.End)).ToList();
        return [.. Collars.Select(collar => DiarizationScorer.Score(truth, found, new ScoringOptions { Collar = collar, Evaluated = [(0, result.Duration)] }))];
    }
}
