using Symbl.Speech.Bench.Evaluation;

namespace Symbl.Speech.Bench.Calibration;

/// <summary>How far confidences keep their word.</summary>
internal sealed class Reliability
{
    /// <summary>Confidence below which a user looks at a turn.</summary>
    private const double Doubtful = 0.8;

    private static readonly double[] Edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    private readonly IReadOnlyList<(double Confidence, JudgedTurn Turn)> _turns;

    /// <param name="turns">Confidences of turns, 0 to 1.</param>
    public Reliability(IReadOnlyList<(double Confidence, JudgedTurn Turn)> turns) => _turns = turns;

    /// <summary>
    /// Expected calibration error: the mean distance between the confidence and the share of right turns over the bins, weighted by turns.
    /// </summary>
    public double CalibrationError => _turns.Count == 0
        ? double.NaN
        : Bins().Sum(bin => bin.Turns.Count * Math.Abs(bin.Turns.Average(one => one.Confidence) - RightShare(bin.Turns))) / _turns.Count;

    /// <summary>Probability that a right turn has more confidence than a wrong one; equal ones count half.</summary>
    public double AreaUnderCurve
    {
        get
        {
            var right = _turns.Where(one => one.Turn.IsRight).Select(one => one.Confidence).ToList();
            var wrong = _turns.Where(one => !one.Turn.IsRight).Select(one => one.Confidence).ToList();
            return right.Count == 0 || wrong.Count == 0
                ? double.NaN
                : wrong.Average(low => right.Average(high => high > low ? 1.0 : high == low ? 0.5 : 0));
        }
    }

    /// <summary>Mean squared distance of the confidence from the truth.</summary>
    public double BrierScore => _turns.Average(one => Math.Pow(one.Confidence - (one.Turn.IsRight ? 1 : 0), 2));

    /// <summary>Share of the wrong turns that a user who looks at doubtful turns finds.</summary>
    public double WrongFound => DoubtfulShare(right: false);

    /// <summary>Share of the right turns that this user looks at in vain.</summary>
    public double RightDoubted => DoubtfulShare(right: true);

    /// <summary>The heads of <see cref="Row"/>.</summary>
    public static MarkdownTable Summary(string head) =>
        new(head, "turns", "right", "calibration error", "AUC", "Brier", "wrong below 0.8", "right below 0.8");

    /// <summary>One row of a summary.</summary>
    public IReadOnlyList<string> Row(string name) =>
    [
        name, Show.Count(_turns.Count), Show.Percent(RightShare(_turns)), FormattableString.Invariant($"{CalibrationError:F3}"),
        double.IsNaN(AreaUnderCurve) ? "-" : FormattableString.Invariant($"{AreaUnderCurve:F2}"), FormattableString.Invariant($"{BrierScore:F3}"),
        Show.Percent(WrongFound), Show.Percent(RightDoubted),
    ];

    /// <summary>Turns by confidence.</summary>
    public MarkdownTable Table()
    {
        var table = new MarkdownTable("confidence", "turns", "mean confidence", "turns right", "time right");
        foreach (var (name, turns) in Bins())
        {
            var (right, wrong) = (turns.Sum(one => one.Turn.RightSeconds), turns.Sum(one => one.Turn.WrongSeconds));
            table.Add(
                name, Show.Count(turns.Count), FormattableString.Invariant($"{turns.Average(one => one.Confidence):F2}"),
                Show.Percent(RightShare(turns)), right + wrong > 0 ? Show.Percent(right / (right + wrong)) : "-");
        }
        return table;
    }

    private IEnumerable<(string Name, List<(double Confidence, JudgedTurn Turn)> Turns)> Bins()
    {
        for (var bin = 0; bin < Edges.Length; bin++)
        {
            var (low, high) = (Edges[bin], bin + 1 < Edges.Length ? Edges[bin + 1] : 1);
            var last = bin + 1 == Edges.Length;
            var turns = _turns.Where(one => one.Confidence >= low && (one.Confidence < high || last)).ToList();
            if (turns.Count > 0)
                yield return (FormattableString.Invariant($"{low:0.0#} to {high:0.0#}"), turns);
        }
    }

    private double DoubtfulShare(bool right)
    {
        var turns = _turns.Where(one => one.Turn.IsRight == right).ToList();
        return turns.Count == 0 ? double.NaN : (double)turns.Count(one => one.Confidence < Doubtful) / turns.Count;
    }

    private static double RightShare(IReadOnlyList<(double Confidence, JudgedTurn Turn)> turns) =>
        (double)turns.Count(one => one.Turn.IsRight) / turns.Count;
}
