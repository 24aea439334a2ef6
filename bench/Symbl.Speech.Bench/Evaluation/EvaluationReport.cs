using System.Text;
using Symbl.Speech.Scoring;

namespace Symbl.Speech.Bench.Evaluation;

/// <summary>What an evaluation came to, as text.</summary>
/// <param name="Conditions">How strictly; the first is the one whose parts are shown.</param>
/// <param name="Speakers">People stated for every recording; null for as many as the reference has.</param>
/// <param name="Scored">What was scored.</param>
internal sealed record EvaluationReport(
    IReadOnlyList<Condition> Conditions, int? Speakers, IReadOnlyList<ScoredRecording> Scored)
{
    /// <summary>What is said above every table that has synthetic recordings in it.</summary>
    public const string SyntheticWarning = "SYNTHETIC CALLS: these numbers are no accuracy on real calls.";

    /// <summary>Whether any of the recordings is a synthetic call.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Whether an evaluation map says what of the recordings is scored.</summary>
    public bool Map { get; init; }

    /// <summary>What the numbers hold for, in one paragraph.</summary>
    public string Terms
    {
        get
        {
            var count = Speakers is { } stated
                ? FormattableString.Invariant($"{stated} people stated")
                : "the number of people given from the reference";
            var warning = Synthetic ? SyntheticWarning + "\n\n" : "";
            var scope = Map ? "Stretches of the evaluation map" : "Whole recordings";
            return $"{warning}{scope}; speech found by the separation itself; {count}; a collar lies on each side of a " +
                $"boundary. DER and its parts (missed speech, false alarm, confusion): {Conditions[0]}; JER always of everything" +
                (Conditions.Count > 1 ? "; then DER under other conditions." : ".");
        }
    }

    /// <summary>Each recording, a row.</summary>
    /// <param name="path">By voice or by channel.</param>
    /// <param name="timed">Whether processor time is shown, which no two runs have the same.</param>
    public string Table(SeparationPath path, bool timed)
    {
        var table = Headed("recording", timed);
        foreach (var recording in Of(path))
        {
            table.Add([
                recording.Name, Show.Length(recording.Result.Duration), Show.Count(recording.People),
                Show.Count(recording.Result.SpeakersFound), .. Rates(recording.Scores),
                .. Times(timed, recording.ProcessorTime, recording.Result.Duration)]);
        }
        return table.ToString();
    }

    /// <summary>Totals by number of people and of all.</summary>
    /// <param name="path">By voice or by channel.</param>
    /// <param name="timed">Whether processor time is shown.</param>
    public string Totals(SeparationPath path, bool timed)
    {
        var table = Headed("in total", timed);
        foreach (var total in Total.ByPeople(Of(path)))
        {
            table.Add([
                total.Name, Show.Length(total.Seconds), FormattableString.Invariant($"{total.Count} rec."), "", .. Rates(total.Scores),
                .. Times(timed, total.ProcessorTime, total.Seconds)]);
        }
        return table.ToString();
    }

    /// <summary>All tables with their terms.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append(Terms).Append('\n');
        foreach (var path in Enum.GetValues<SeparationPath>().Where(path => Of(path).Count > 0))
        {
            var heading = path == SeparationPath.Voice ? "By voice, from the mix of all channels" : "One person per channel";
            text.Append('\n').Append("## ").Append(heading).Append("\n\n").Append(Table(path, timed: true))
                .Append('\n').Append(Totals(path, timed: true));
        }
        return text.ToString();
    }

    private List<ScoredRecording> Of(SeparationPath path) => Scored.Where(recording => recording.Path == path).ToList();

    private MarkdownTable Headed(string first, bool timed) => new([
        first, "length", "people", "found", "DER", "missed", "false al.", "confusion", "JER",
        .. Conditions.Skip(1).Select(condition => condition.Heading),
        .. timed ? ["processor", "of length"] : Array.Empty<string>()]);

    private static IEnumerable<string> Rates(IReadOnlyList<DiarizationScore> scores)
    {
        var first = scores[0];
        return new[] { first.ErrorRate, first.MissedRate, first.FalseAlarmRate, first.ConfusionRate, first.JaccardErrorRate }
            .Concat(scores.Skip(1).Select(score => score.ErrorRate)).Select(Show.Percent);
    }

    private static string[] Times(bool timed, TimeSpan processor, double seconds) => timed
        ? [Show.Seconds(processor.TotalSeconds), FormattableString.Invariant($"{100 * processor.TotalSeconds / seconds:F2}%")]
        : [];
}
