using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Separation;

/// <summary>
/// Cuts speech where the voice could change: local maxima of the likelihood ratio between one and two Gaussians over the second and a half
/// before and after (as in BIC segmentation). Better a cut too many: what belongs together is joined again by clustering.
/// </summary>
internal static class ChangePoints
{
    /// <summary>Cells looked at on each side.</summary>
    private const int Reach = 15;

    /// <summary>Cells: nothing shorter is cut off.</summary>
    private const int ShortestPart = 5;

    /// <summary>Cells on each side that a maximum must exceed.</summary>
    private const int PeakReach = 8;

    private const int LeastRows = 15;
    private const double PriorStrength = 50;

    /// <summary>In standard deviations from the mean over the recording.</summary>
    private const double Threshold = -0.5;

    /// <summary>The parts, in cells; together they are all cells.</summary>
    public static List<Stretch> Find(SpeechRows speech, CancellationToken cancel)
    {
        var whole = new GaussianStatistics(speech.Cepstra.Dimension);
        for (var row = 0; row < speech.Count; row++)
        {
            if (speech.Loud[row])
                whole.Add(speech.Cepstra[row]);
        }
        if (whole.Count < LeastRows)
            return CellsOfStretches(speech);
        var prior = whole.Covariance();
        // One more than cells: a boundary has a place at the very end.
        var curve = new double[speech.Cells.Count + 1];
        var stretches = CellsOfStretches(speech);
        foreach (var stretch in stretches)
        {
            cancel.ThrowIfCancellationRequested();
            Measure(speech, stretch, prior, curve);
        }
        var level = Level(curve);
        return stretches.SelectMany(stretch => Cut(stretch, curve, level)).ToList();
    }

    private static List<Stretch> CellsOfStretches(SpeechRows speech)
    {
        var stretches = new List<Stretch>();
        var cell = 0;
        foreach (var stretch in speech.Stretches)
        {
            var count = (stretch.Length + SpeechRows.CellRows - 1) / SpeechRows.CellRows;
            stretches.Add(new Stretch(cell, cell + count));
            cell += count;
        }
        return stretches;
    }

    private static void Measure(SpeechRows speech, Stretch stretch, double[] prior, double[] curve)
    {
        var work = new double[prior.Length];
        var cells = new GaussianStatistics[stretch.Length];
        for (var index = 0; index < cells.Length; index++)
        {
            cells[index] = new GaussianStatistics(speech.Cepstra.Dimension);
            var rows = speech.Cells[stretch.Start + index];
            for (var row = rows.Start; row < rows.End; row++)
            {
                if (speech.Loud[row])
                    cells[index].Add(speech.Cepstra[row]);
            }
        }
        for (var at = ShortestPart; at <= cells.Length - ShortestPart; at++)
        {
            var before = Sum(cells, Math.Max(0, at - Reach), at);
            var after = Sum(cells, at, Math.Min(cells.Length, at + Reach));
            if (before.Count < LeastRows || after.Count < LeastRows)
                continue;
            var both = before.Count + after.Count;
            var ratio = (both * before.LogDeterminant(after, prior, PriorStrength, work))
                - (before.Count * before.LogDeterminant(null, prior, PriorStrength, work))
                - (after.Count * after.LogDeterminant(null, prior, PriorStrength, work));
            curve[stretch.Start + at] = 0.5 * ratio / Math.Sqrt(before.Count * after.Count / both);
        }
    }

    private static GaussianStatistics Sum(GaussianStatistics[] cells, int start, int end)
    {
        var sum = new GaussianStatistics(cells[0].Dimension);
        for (var index = start; index < end; index++)
            sum.Add(cells[index]);
        return sum;
    }

    private static double Level(double[] curve)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var value in curve)
        {
            if (value == 0)
                continue;
            count++;
            sum += value;
            squares += value * value;
        }
        if (count == 0)
            return double.PositiveInfinity;
        var mean = sum / count;
        return mean + (Threshold * Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }

    private static IEnumerable<Stretch> Cut(Stretch stretch, double[] curve, double level)
    {
        var start = stretch.Start;
        for (var cell = stretch.Start + ShortestPart; cell <= stretch.End - ShortestPart; cell++)
        {
            if (curve[cell] <= level || !IsPeak(stretch, curve, cell))
                continue;
            yield return new Stretch(start, cell);
            start = cell;
        }
        yield return stretch with { Start = start };
    }

    private static bool IsPeak(Stretch stretch, double[] curve, int cell)
    {
        for (var other = Math.Max(stretch.Start, cell - PeakReach); other < Math.Min(stretch.End, cell + PeakReach + 1); other++)
        {
            if (curve[other] > curve[cell] || (curve[other] == curve[cell] && other < cell))
                return false;
        }
        return true;
    }
}
