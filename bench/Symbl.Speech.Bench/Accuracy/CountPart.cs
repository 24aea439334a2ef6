using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>The estimate of the number of people where only its limits are stated.</summary>
internal static class CountPart
{
    private const int Most = 8;
    private const int MostShown = 6;

    public static string? Measure(AccuracyMaterial material, CancellationToken cancel)
    {
        var calls = material.Calls.Select(call => call.Mono()).ToList();
        (string, IReadOnlyList<Sound>)[] all =
        [
            ("one channel of a call", material.Singles), ("half of one channel", [.. material.Singles.SelectMany(Halves)]), ("call", calls),
            ("half of a call", [.. calls.SelectMany(Halves)]), ("mix of channels", material.Mixes), ("excerpt of a meeting", material.Meetings),
        ];
        var kinds = all.Where(kind => kind.Item2.Count > 0).ToList();
        return kinds.Count == 0 ? null : Report(kinds, cancel);
    }

    public static string Report(IReadOnlyList<(string Kind, IReadOnlyList<Sound> Sounds)> kinds, CancellationToken cancel)
    {
        var evaluator = new Evaluator { Limits = new SpeakerLimits(1, Most), Conditions = [new(0, true)] };
        var table = new MarkdownTable(
            ["recordings", "people", "number", .. Enumerable.Range(1, MostShown - 1).Select(Show.Count), $"{MostShown}+", "right", "mean confidence", "DER"]);
        var (right, claimed, number) = (0, 0.0, 0);
        foreach (var (kind, sounds) in kinds)
        {
            var scored = Work.Each(sounds, sound => Work.Score(evaluator, sound, SeparationPath.Voice, cancel), cancel);
            foreach (var group in scored.GroupBy(one => one.People).OrderBy(group => group.Key))
            {
                var found = group.Select(one => one.Result.SpeakersFound).ToList();
                var confidences = group.Select(one => one.Result.CountConfidence).OfType<double>().ToList();
                table.Add([
                    kind, Show.Count(group.Key), Show.Count(found.Count),
                    .. Enumerable.Range(1, MostShown).Select(count => found.Count(one => Math.Clamp(one, 1, MostShown) == count))
                        .Select(count => count == 0 ? "" : Show.Count(count)),
                    Show.Percent((double)found.Count(count => count == group.Key) / found.Count),
                    confidences.Count == 0 ? "-" : FormattableString.Invariant($"{confidences.Average():F2}"),
                    Show.Percent(DiarizationScore.Sum(group.Select(one => one.Scores[0])).ErrorRate)]);
                (right, number) = (right + found.Count(count => count == group.Key), number + found.Count);
                claimed += confidences.Sum();
            }
        }
        return FormattableString.Invariant(
            $"The number of people is estimated between 1 and {Most}. Columns 1 to {MostShown}+: how often this number was found. In total {right} of {number} are right; the sum of the confidences is {claimed:F1}.\n\n") + table;
    }

    private static IEnumerable<Sound> Halves(Sound sound) =>
        new[] { sound.Cut(0, sound.Seconds / 2), sound.Cut(sound.Seconds / 2, sound.Seconds) }
            .Where(half => half.Reference.Count > 0 && half.Reference.Select(part => part.Speaker).Distinct(StringComparer.Ordinal).Count() == sound.People.Count);
}
