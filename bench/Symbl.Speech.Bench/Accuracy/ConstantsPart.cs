using Symbl.Speech.Activity;
using Symbl.Speech.Bench.Evaluation;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Bench.Tuning;
using Symbl.Speech.Diarization;

namespace Symbl.Speech.Bench.Accuracy;

/// <summary>How far each constant moves the error, and the error with constants chosen without the recording that is scored.</summary>
internal static class ConstantsPart
{
    private static readonly double[] Factors = [0.5, 0.75, 1.25, 1.5];

    public static string? Measure(AccuracyMaterial material, CancellationToken cancel)
    {
        var sets = new (string Name, IReadOnlyList<Sound> Sounds)[]
        {
            ("calls, mono", [.. material.Calls.Select(call => call.Mono())]), ("excerpts of meetings", material.Meetings),
        }.Where(set => set.Sounds.Count > 1).ToList();
        return sets.Count == 0 ? null : Report(sets, Setting<Constants>.Around(new Constants(), Factors), Voices, cancel);
    }

    /// <summary>Scores every setting on every recording.</summary>
    /// <param name="sets">Recordings by kind.</param>
    /// <param name="settings">The released constants first.</param>
    /// <param name="diarizer">The diarizer with some constants.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static string Report<T>(
        IReadOnlyList<(string Name, IReadOnlyList<Sound> Sounds)> sets, IReadOnlyList<Setting<T>> settings, Func<T, AcousticDiarizer> diarizer,
        CancellationToken cancel)
    {
        var sounds = sets.SelectMany(set => set.Sounds).ToList();
        var scored = Work.Each(
            settings.SelectMany(setting => sounds.Select(sound => (setting, sound))),
            work => Work.Score(
                new Evaluator { Voices = diarizer(work.setting.Tuning), Conditions = [new(0, true), new(0.25, true)] }, work.sound,
                SeparationPath.Voice, cancel).Scores, cancel);
        var tables = new List<(string Name, LeaveOneOut Exact, LeaveOneOut Collar)>();
        var first = 0;
        foreach (var (name, part) in sets)
        {
            LeaveOneOut At(int condition) => new([.. settings.Select((_, setting) => part.Select((_, index) =>
                scored[(setting * sounds.Count) + first + index][condition]).ToList())]);
            tables.Add((name, At(0), At(1)));
            first += part.Count;
        }
        return $"{Summary(tables)}\n{Moves(settings, tables)}";
    }

    private static MarkdownTable Summary(List<(string Name, LeaveOneOut Exact, LeaveOneOut Collar)> tables)
    {
        var table = new MarkdownTable("recordings", "collar", "as released", "best constant of all recordings", "chosen without the recording", "different choices");
        foreach (var (name, exact, collar) in tables)
        {
            foreach (var (size, chosen) in new[] { ("0 s", exact), ("0.25 s", collar) })
            {
                table.Add(
                    name, size, Show.Percent(chosen.Of(0).ErrorRate), Show.Percent(chosen.Of(chosen.BestOfAll).ErrorRate),
                    Show.Percent(chosen.Score.ErrorRate), Show.Count(chosen.Chosen.Distinct().Count()));
            }
        }
        return table;
    }

    private static MarkdownTable Moves<T>(IReadOnlyList<Setting<T>> settings, List<(string Name, LeaveOneOut Exact, LeaveOneOut Collar)> tables)
    {
        var table = new MarkdownTable(
            ["constant", "value", .. tables.SelectMany(set => new[] { $"{set.Name}: DER", "collar 0.25", "times chosen" })]);
        for (var setting = 0; setting < settings.Count; setting++)
        {
            var at = setting;
            table.Add([
                settings[at].Constant, settings[at].Value,
                .. tables.SelectMany(set => new[]
                {
                    Show.Percent(set.Exact.Of(at).ErrorRate), Show.Percent(set.Collar.Of(at).ErrorRate), Show.Count(set.Exact.Chosen.Count(chosen => chosen == at)),
                })]);
        }
        return table;
    }

    private static AcousticDiarizer Voices(Constants constants) => new() { LongestPause = constants.LongestPause, Activity = constants.Activity };

    /// <summary>The constants that the diarizer lets its caller vary.</summary>
    private sealed record Constants
    {
        /// <summary>In frames.</summary>
        public int LongestPause { get; init; } = new AcousticDiarizer().LongestPause;

        /// <summary>The constants of speech detection.</summary>
        public ActivityTuning Activity { get; init; } = ActivityTuning.Default;
    }
}
