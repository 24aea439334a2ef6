using System.Text;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>Real recordings as they are, and under conditions that make them harder.</summary>
internal static class ConditionsPart
{
    public static string? Measure(AccuracyMaterial material, TextWriter output, CancellationToken cancel)
    {
        if (material.Calls.Count == 0)
            return null;
        if (!Mp3.IsAvailable)
            output.WriteLine("calls: ffmpeg is not on the PATH; the conditions with MP3 are left out.");
        var mono = material.Calls.Select(call => call.Mono()).ToList();
        var plain = Report(mono, SeparationPath.Voice, cancel);
        var text = new StringBuilder($"{plain.Terms}\n\nBy voice:\n\n{plain.Table(SeparationPath.Voice, timed: false)}\n{plain.Totals(SeparationPath.Voice, timed: false)}");
        var stereo = material.Calls.Where(call => call.Channels.Count > 1).ToList();
        if (stereo.Count > 0)
        {
            var channels = Report(stereo, SeparationPath.Channel, cancel);
            text.Append($"\nOne person per channel:\n\n{channels.Table(SeparationPath.Channel, timed: false)}\n{channels.Totals(SeparationPath.Channel, timed: false)}");
        }
        text.Append("\nThe same calls under conditions, by voice:\n\n").Append(Table(mono, SeparationPath.Voice, cancel));
        if (stereo.Count > 0)
            text.Append("\nOne person per channel:\n\n").Append(Table(stereo, SeparationPath.Channel, cancel));
        if (material.Meetings.Count > 0)
            text.Append("\nThe excerpts of meetings under the same conditions:\n\n").Append(Table(material.Meetings, SeparationPath.Voice, cancel));
        return text.ToString();
    }

    /// <summary>Scores recordings under each condition.</summary>
    public static string Table(IReadOnlyList<Sound> sounds, SeparationPath path, CancellationToken cancel)
    {
        var evaluator = new Evaluator { Conditions = [new(0, true), new(0.25, true)] };
        var scored = Work.Each(
            SoundChange.Conditions.SelectMany(change => sounds.Select(sound => (change, sound))),
            work => work.change.Apply(work.sound, sounds, cancel) is { } changed ? Work.Score(evaluator, changed, path, cancel) : null, cancel);
        var table = new MarkdownTable("condition", "recordings", "DER", "missed", "false al.", "confusion", "collar 0.25", "wrong number found");
        for (var change = 0; change < SoundChange.Conditions.Count; change++)
        {
            var results = scored.Skip(change * sounds.Count).Take(sounds.Count).OfType<ScoredRecording>().ToList();
            if (results.Count == 0)
                continue;
            var sum = DiarizationScore.Sum(results.Select(result => result.Scores[0]));
            table.Add(
                SoundChange.Conditions[change].Name, Show.Count(results.Count), Show.Percent(sum.ErrorRate), Show.Percent(sum.MissedRate),
                Show.Percent(sum.FalseAlarmRate), Show.Percent(sum.ConfusionRate),
                Show.Percent(DiarizationScore.Sum(results.Select(result => result.Scores[1])).ErrorRate),
                Show.Count(results.Count(result => result.Result.SpeakersFound != result.People)));
        }
        return table.ToString();
    }

    private static EvaluationReport Report(IReadOnlyList<Sound> sounds, SeparationPath path, CancellationToken cancel)
    {
        var evaluator = new Evaluator();
        return new EvaluationReport(evaluator.Conditions, null, Work.Each(sounds, sound => Work.Score(evaluator, sound, path, cancel), cancel));
    }
}
