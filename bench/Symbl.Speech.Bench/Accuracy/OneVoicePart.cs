using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>Recordings of one voice for which too many people are stated.</summary>
internal static class OneVoicePart
{
    private const int TooMany = 32;

    public static string? Measure(AccuracyMaterial material, CancellationToken cancel) =>
        material.Singles.Count == 0 ? null : Report(material.Singles, cancel);

    public static string Report(IReadOnlyList<Sound> singles, CancellationToken cancel)
    {
        var parts = new (string Name, Func<Sound, Sound> Cut)[]
        {
            ("whole", sound => sound), ("first half", sound => sound.Cut(0, sound.Seconds / 2)),
            ("second half", sound => sound.Cut(sound.Seconds / 2, sound.Seconds)),
        };
        var table = new MarkdownTable("recordings", "people stated", "number", "one voice found", "two", "more", "largest number", "DER");
        foreach (var (name, cut) in parts)
        {
            foreach (var stated in new[] { 2, TooMany })
            {
                var evaluator = new Evaluator { Speakers = stated, Conditions = [new(0, true)] };
                var scored = Work.Each(
                    singles.Select(cut).Where(sound => sound.Reference.Count > 0),
                    sound => Work.Score(evaluator, sound, SeparationPath.Voice, cancel), cancel);
                var found = scored.Select(one => one.Result.SpeakersFound).ToList();
                table.Add(
                    name, Show.Count(stated), Show.Count(found.Count), Show.Count(found.Count(count => count == 1)),
                    Show.Count(found.Count(count => count == 2)), Show.Count(found.Count(count => count > 2)), Show.Count(found.Max()),
                    Show.Percent(Scoring.DiarizationScore.Sum(scored.Select(one => one.Scores[0])).ErrorRate));
            }
        }
        return table.ToString();
    }
}
