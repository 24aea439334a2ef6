using Symbl.Speech.Activity;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Cuts speech at possible changes of voice: local maxima of the likelihood ratio between one and two Gaussians over about a second before
/// and after (as in BIC segmentation). Too many cuts are better than too few, because clustering joins the parts of one voice again.
/// </summary>
internal static class ChangePoints
{

    /// <summary>Shortest part to cut off, in cells.</summary>
    private const int ShortestPart = 5;

    private const int LeastRows = 15;
    private const double PriorStrength = 50;

    /// <summary>In standard deviations from the mean over the recording.</summary>
    private const double Threshold = -0.5;

    /// <summary>Finds the parts, in cells. Together they contain all cells.</summary>
    /// <param name="speech">The speech.</param>
    /// <param name="reach">Number of cells to compare on each side.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static List<Segment> Find(SpeechFrames speech, int reach, CancellationToken cancel)
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
        // One element more than there are cells, because a boundary can also lie at the very end.
        var curve = new double[speech.Cells.Count + 1];
        var stretches = CellsOfStretches(speech);
        foreach (var stretch in stretches)
        {
            cancel.ThrowIfCancellationRequested();
            Measure(speech, stretch, reach, prior, curve);
        }
        var level = Level(curve);
        return stretches.SelectMany(stretch => Cut(stretch, reach / 2, curve, level)).ToList();
    }

    private static List<Segment> CellsOfStretches(SpeechFrames speech)
    {
        var stretches = new List<Segment>();
        var cell = 0;
        foreach (var stretch in speech.Stretches)
        {
            var count = (stretch.Length + SpeechFrames.CellRows - 1) / SpeechFrames.CellRows;
            stretches.Add(new Segment(cell, cell + count));
            cell += count;
        }
        return stretches;
    }

    private static void Measure(SpeechFrames speech, Segment stretch, int reach, double[] prior, double[] curve)
    {
        var work = new double[prior.Length];
        // Of a segment that lasts an hour, hold only the cells in the current window.
        var held = new GaussianStatistics[2 * reach];
        var next = stretch.Start;
        for (var at = stretch.Start + ShortestPart; at <= stretch.End - ShortestPart; at++)
        {
            for (; next < Math.Min(stretch.End, at + reach); next++)
                held[next % held.Length] = Measure(speech, speech.Cells[next]);
            var before = Sum(held, Math.Max(stretch.Start, at - reach), at);
            var after = Sum(held, at, Math.Min(stretch.End, at + reach));
            if (before.Count < LeastRows || after.Count < LeastRows)
                continue;
            var both = before.Count + after.Count;
            var ratio = (both * before.LogDeterminant(after, prior, PriorStrength, work))
                - (before.Count * before.LogDeterminant(null, prior, PriorStrength, work))
                - (after.Count * after.LogDeterminant(null, prior, PriorStrength, work));
            curve[at] = 0.5 * ratio / Math.Sqrt(before.Count * after.Count / both);
        }
    }

    private static GaussianStatistics Measure(SpeechFrames speech, Segment rows)
    {
        var cell = new GaussianStatistics(speech.Cepstra.Dimension);
        for (var row = rows.Start; row < rows.End; row++)
        {
            if (speech.Loud[row])
                cell.Add(speech.Cepstra[row]);
        }
        return cell;
    }

    private static GaussianStatistics Sum(GaussianStatistics[] held, int start, int end)
    {
        var sum = new GaussianStatistics(held[start % held.Length].Dimension);
        for (var cell = start; cell < end; cell++)
            sum.Add(held[cell % held.Length]);
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

    private static IEnumerable<Segment> Cut(Segment stretch, int peakReach, double[] curve, double level)
    {
        var start = stretch.Start;
        for (var cell = stretch.Start + ShortestPart; cell <= stretch.End - ShortestPart; cell++)
        {
            if (curve[cell] <= level || !IsPeak(stretch, peakReach, curve, cell))
                continue;
            yield return new Segment(start, cell);
            start = cell;
        }
        yield return stretch with { Start = start };
    }

    private static bool IsPeak(Segment stretch, int reach, double[] curve, int cell)
    {
        for (var other = Math.Max(stretch.Start, cell - reach); other < Math.Min(stretch.End, cell + reach + 1); other++)
        {
            if (curve[other] > curve[cell] || (curve[other] == curve[cell] && other < cell))
                return false;
        }
        return true;
    }
}
