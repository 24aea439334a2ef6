using System.Globalization;
using System.Text;
using Symbl.Speech.Diarization;

namespace Symbl.Speech.Bench.Calibration;

/// <summary>Fits the map from evidence to confidence, and measures how far confidences keep their word.</summary>
internal sealed class ConfidenceCalibration
{
    // More votes and more length never make a speaker less probable. A single voice, although more were stated, can do either.
    private static readonly HashSet<int> Free = [TurnEvidence.MeasureNames.Count - 1];

    private readonly IReadOnlyList<TurnGroup> _groups;
    private readonly List<(JudgedTurn Turn, double[] Measures, double Importance)> _examples;

    /// <param name="groups">Turns found by voice.</param>
    public ConfidenceCalibration(IReadOnlyList<TurnGroup> groups)
    {
        _groups = groups;
        _examples = [.. groups.SelectMany(group => group.Turns.Where(turn => turn.Evidence is not null)
            .Select(turn => (turn, turn.Evidence!.Value.Measures(), group.Importance)))];
    }

    /// <summary>The fit to all turns.</summary>
    public LogisticFit Fit() => Fit(_ => true);

    /// <summary>Confidences of turns from fits without the recordings of each turn.</summary>
    public IReadOnlyList<(double Confidence, JudgedTurn Turn)> LeftOut() =>
    [
        .. _examples.GroupBy(example => string.Join('|', example.Turn.Origins.Order(StringComparer.Ordinal)), StringComparer.Ordinal).SelectMany(left =>
        {
            var origins = left.First().Turn.Origins;
            var fit = Fit(example => !example.Turn.Origins.Intersect(origins, StringComparer.Ordinal).Any());
            return left.Select(example => (fit.Probability(example.Measures), example.Turn));
        }),
    ];

    /// <summary>All tables.</summary>
    public string Report()
    {
        var released = new Reliability([.. _examples.Select(example => (example.Turn.Confidence, example.Turn))]);
        var leftOut = new Reliability(LeftOut());
        var votes = new Reliability([.. _examples.Select(example => (example.Turn.Evidence!.Value.Share, example.Turn))]);
        var summary = Reliability.Summary("confidence");
        summary.Add(votes.Row("share of votes alone"));
        summary.Add(released.Row("as released, with weights fit to these recordings"));
        summary.Add(leftOut.Row("with weights fit without the recordings of the turn"));
        var kinds = Reliability.Summary("recordings, as released");
        foreach (var group in _groups)
        {
            var turns = group.Turns.Where(turn => turn.Evidence is not null).ToList();
            if (turns.Count > 0)
                kinds.Add(new Reliability([.. turns.Select(turn => (turn.Confidence, turn))]).Row(group.Kind));
        }
        return $"{summary}\nBy confidence, with weights fit without the recordings of the turn:\n\n{leftOut.Table()}\n{kinds}";
    }

    /// <summary>Reliability of confidences that are used as they are.</summary>
    public static string Plain(IReadOnlyList<TurnGroup> groups)
    {
        var summary = Reliability.Summary("condition");
        foreach (var group in groups)
            summary.Add(new Reliability([.. group.Turns.Select(turn => (turn.Confidence, turn))]).Row(group.Kind));
        var all = new Reliability([.. groups.SelectMany(group => group.Turns).Select(turn => (turn.Confidence, turn))]);
        return $"{summary}\n{all.Table()}";
    }

    /// <summary>All turns with their evidence, separated by tabs, for other fits.</summary>
    public static string Examples(IReadOnlyList<TurnGroup> groups)
    {
        var text = new StringBuilder("kind\torigins\tright\twrong\tsilence\tconfidence\tshare\tseconds\tvoices\n");
        foreach (var (group, turn) in groups.SelectMany(group => group.Turns.Select(turn => (group, turn))))
        {
            if (turn.Evidence is not { } evidence)
                continue;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{group.Kind}\t{string.Join('|', turn.Origins)}\t{turn.RightSeconds:F3}\t{turn.WrongSeconds:F3}\t{turn.Silence:F3}\t{turn.Confidence:F4}\t");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{evidence.Share:F4}\t{evidence.Seconds:F2}\t{evidence.Voices}\n");
        }
        return text.ToString();
    }

    /// <summary>The fit as the lines of <c>TurnConfidence.cs</c> that hold it.</summary>
    public static string Code(LogisticFit fit)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"    private const double Bias = {fit.Bias:0.##};\n");
        var weights = fit.Weights.Select(weight => weight.ToString("0.##", CultureInfo.InvariantCulture));
        text.Append(CultureInfo.InvariantCulture, $"    private static readonly double[] Weights = [{string.Join(", ", weights)}];\n");
        return text.ToString();
    }

    private LogisticFit Fit(Func<(JudgedTurn Turn, double[] Measures, double Importance), bool> chosen)
    {
        var examples = _examples.Where(chosen).ToList();
        if (examples.Count == 0)
            throw new FormatException("No turn is left to fit the confidence to: the recordings all share voices.");
        return LogisticFit.Of(
            examples.ConvertAll(example => example.Measures), examples.ConvertAll(example => example.Turn.IsRight),
            examples.ConvertAll(example => example.Importance), Free);
    }
}
