using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>How far harmless changes of a recording move its result. A flip is a change of the number of voices found.</summary>
internal static class VariationsPart
{
    public static string? Measure(AccuracyMaterial material, CancellationToken cancel) => material.Calls.Count == 0
        ? null
        : Report([.. material.Calls.Select(call => call.Mono())], SoundChange.Harmless, cancel);

    public static string Report(IReadOnlyList<Sound> sounds, IReadOnlyList<SoundChange> changes, CancellationToken cancel)
    {
        var evaluator = new Evaluator { Conditions = [new(0, true)] };
        ScoredRecording Score(Sound sound) => Work.Score(evaluator, sound, SeparationPath.Voice, cancel);
        var plain = Work.Each(sounds, Score, cancel);
        var all = Work.Each(
            Enumerable.Range(0, sounds.Count).SelectMany(sound => changes.Select(change => (sound, change))),
            work => work.change.Apply(sounds[work.sound], sounds, cancel) is { } changed
                ? new Variation(work.change.Kind, plain[work.sound], Score(changed))
                : null, cancel).OfType<Variation>().ToList();
        var flips = all.Count(one => one.Flips);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{all.Count} variations, {flips} {(flips == 1 ? "flip" : "flips")}.\n\n") +
            $"{Table("recording", all, one => one.Plain.Name)}\n{Table("variation", all, one => one.Kind)}";
    }

    private static MarkdownTable Table(string head, List<Variation> all, Func<Variation, string> key)
    {
        var table = new MarkdownTable(head, "variations", "flips", "least DER", "plain DER", "greatest DER", "mean change", "greatest change");
        foreach (var group in all.GroupBy(key).Select(group => (group.Key, List: group.ToList())).Append((Key: "all", List: all)))
        {
            var rates = group.List.ConvertAll(one => one.Rate);
            var plain = group.List.Select(one => one.Plain.Scores[0].ErrorRate).Distinct().ToList();
            table.Add(
                group.Key, Show.Count(rates.Count), Show.Count(group.List.Count(one => one.Flips)), Show.Percent(rates.Min()),
                plain.Count == 1 ? Show.Percent(plain[0]) : "", Show.Percent(rates.Max()),
                Show.Percent(group.List.Average(one => one.Change)), Show.Percent(group.List.Max(one => one.Change)));
        }
        return table;
    }

    private sealed record Variation(string Kind, ScoredRecording Plain, ScoredRecording Changed)
    {
        public bool Flips => Plain.Result.SpeakersFound != Changed.Result.SpeakersFound;

        public double Rate => Changed.Scores[0].ErrorRate;

        public double Change => Math.Abs(Rate - Plain.Scores[0].ErrorRate);
    }
}
