using Symbl.Speech.Activity;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Splits speech into a given number of voices. Many clusterings view the audio in different ways, and a vote combines them. Mixtures and
/// Viterbi decoding then run until the result is stable.
/// </summary>
internal static class VoiceSplit
{
    /// <summary>In cells: long enough to average over the words, short enough to hold one voice.</summary>
    private const int PieceCells = 15;

    private static readonly int[] Sounds = [2, 4, 8];
    private static readonly int[] ChangeReaches = [10, 15];
    private static readonly int[] WindowCells = [8, 15];
    private static readonly double[] PitchWeights = [0, 1.5];

    /// <summary>Splits speech into voices.</summary>
    /// <param name="rows">The speech, not empty.</param>
    /// <param name="count">Number of voices, 2 to 254.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static (byte[] Voices, PartitionVote Vote) Run(SpeechFrames rows, int count, CancellationToken cancel)
    {
        var vote = PartitionVote.Of(Partitions(rows, count, cancel), count);
        var voices = new byte[rows.Count];
        for (var cell = 0; cell < rows.Cells.Count; cell++)
            voices.AsSpan(rows.Cells[cell].Start, rows.Cells[cell].Length).Fill(vote.Labels[cell]);
        return (ViterbiResegmentation.Run(rows, voices, count, cancel), vote);
    }

    private static List<byte[]> Partitions(SpeechFrames rows, int count, CancellationToken cancel)
    {
        var partitions = new List<byte[]> { Pieces(rows, count, cancel) };
        var windows = ChangeReaches.Select(reach => ChangePoints.Find(rows, reach, cancel))
            .SelectMany(parts => WindowCells.Select(length => VoiceWindows.Cut(parts, length))).ToList();
        foreach (var loudOnly in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var sounds in Sounds)
            {
                var vectors = VoiceSupervectors.Measure(rows, sounds, loudOnly, cancel);
                foreach (var cut in windows.Where(cut => cut.Spans.Count > count))
                {
                    foreach (var pitchWeight in PitchWeights)
                    {
                        cancel.ThrowIfCancellationRequested();
                        partitions.Add(Partition(rows, cut, vectors, pitchWeight, count));
                    }
                }
            }
        }
        return partitions;
    }

    private static byte[] Partition(SpeechFrames rows, VoiceWindows windows, VoiceSupervectors vectors, double pitchWeight, int count)
    {
        var training = windows.Training();
        var seen = training.ConvertAll(index => vectors.Of(windows.Spans[index], pitchWeight)).ToArray();
        var pairs = new List<(int, int)>();
        for (var first = 0; first < training.Count; first++)
        {
            // Find the next window without overlap, if it belongs to the same part.
            var second = first + 1;
            while (second < training.Count && windows.Spans[training[second]].Start < windows.Spans[training[first]].End)
                second++;
            if (second < training.Count && windows.Parts[training[second]] == windows.Parts[training[first]])
                pairs.Add((first, second));
        }
        var factors = VoiceFactors.Learn(seen, pairs, count + 1);
        var points = new double[windows.Spans.Count][];
        for (var window = 0; window < points.Length; window++)
            points[window] = factors.Of(vectors.Of(windows.Spans[window], pitchWeight));
        return ToCells(rows, windows, WindowClusters.Find(points, training, count), count);
    }

    /// <summary>
    /// Assigns cells to clusters. Windows overlap, so a cell goes to the cluster with windows most nearly centered on it.
    /// </summary>
    private static byte[] ToCells(SpeechFrames rows, VoiceWindows windows, int[] clusters, int count)
    {
        var votes = new float[rows.Cells.Count * count];
        for (var window = 0; window < clusters.Length; window++)
        {
            var span = windows.Spans[window];
            var (middle, half) = ((span.Start + span.End - 1) / 2f, span.Length / 2f);
            for (var cell = span.Start; cell < span.End; cell++)
                votes[(cell * count) + clusters[window]] += 1.05f - (Math.Abs(cell - middle) / half);
        }
        var labels = new byte[rows.Cells.Count];
        for (var cell = 0; cell < labels.Length; cell++)
        {
            for (var cluster = 1; cluster < count; cluster++)
            {
                if (votes[(cell * count) + cluster] > votes[(cell * count) + labels[cell]])
                    labels[cell] = (byte)cluster;
            }
        }
        return labels;
    }

    /// <summary>Creates a partition of another kind: clusters pieces by the likelihood that a merge loses.</summary>
    private static byte[] Pieces(SpeechFrames rows, int count, CancellationToken cancel)
    {
        var pieces = PieceSpans(rows);
        var voices = pieces.ConvertAll(piece => VoiceStatistics.Of(rows, piece, _ => true));
        var clusters = new VoiceClustering(VoiceStatistics.Sum(voices, rows.Cepstra.Dimension)).Merge(voices, count, cancel);
        var byRow = new byte[rows.Count];
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var member in clusters[cluster].Members)
                byRow.AsSpan(pieces[member].Start, pieces[member].Length).Fill((byte)cluster);
        }
        return rows.Cells.Select(cell => byRow[(cell.Start + cell.End - 1) / 2]).ToArray();
    }

    private static List<Segment> PieceSpans(SpeechFrames rows)
    {
        var pieces = new List<Segment>();
        foreach (var stretch in rows.Stretches)
        {
            var parts = Math.Max(1, (int)Math.Round((double)stretch.Length / (PieceCells * SpeechFrames.CellRows)));
            for (var part = 0; part < parts; part++)
            {
                pieces.Add(new Segment(
                    stretch.Start + (stretch.Length * part / parts), stretch.Start + (stretch.Length * (part + 1) / parts)));
            }
        }
        return pieces;
    }
}
