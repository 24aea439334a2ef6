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

    /// <summary>What the numbers hold for, in one paragraph.</summary>
    public string Terms
    {
        get
        {
            var count = Speakers is { } stated
                ? FormattableString.Invariant($"{stated} people stated")
                : "the number of people given from the reference";
            var warning = Synthetic ? SyntheticWarning + "\n\n" : "";
            return $"{warning}Whole recordings; speech found by the separation itself; {count}; a collar lies on each side of a boundary. " +
                $"DER and its parts (missed speech, false alarm, confusion): {Conditions[0]}; JER always of everything" +
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
            var score = recording.Scores[0];
            table.Add([
                recording.Name, Show.Length(recording.Result.Duration), Show.Count(recording.People),
                Show.Count(recording.Result.SpeakersFound), Show.Percent(score.ErrorRate), Part(score, score.Missed),
                Part(score, score.FalseAlarm), Part(score, score.Confusion), Show.Percent(score.JaccardErrorRate),
                .. recording.Scores.Skip(1).Select(other => Show.Percent(other.ErrorRate)),
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
                total.Name, Show.Length(total.Seconds), FormattableString.Invariant($"{total.Count} rec."), "",
                Show.Percent(total.ErrorRate(0)), Show.Percent(total.Missed(0)), Show.Percent(total.FalseAlarm(0)),
                Show.Percent(total.Confusion(0)), Show.Percent(total.JaccardErrorRate(0)),
                .. Enumerable.Range(1, Conditions.Count - 1).Select(condition => Show.Percent(total.ErrorRate(condition))),
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

    private static string Part(DiarizationScore score, double seconds) => Show.Percent(score.Total > 0 ? seconds / score.Total : double.NaN);

    private static string[] Times(bool timed, TimeSpan processor, double seconds) => timed
        ? [Show.Seconds(processor.TotalSeconds), FormattableString.Invariant($"{100 * processor.TotalSeconds / seconds:F2}%")]
        : [];
}
