using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>The voice of each row of speech.</summary>
/// <param name="Voices">The voice of each row, from 0.</param>
/// <param name="Confidence">The confidence of each row's voice, 0 to 1.</param>
/// <param name="Count">Number of voices that the assignment distinguished.</param>
internal sealed record VoiceLabels(byte[] Voices, float[] Confidence, int Count);

/// <summary>
/// Assigns each row of speech to one of a number of voices. Many clusterings view the audio in different ways, and a vote combines them.
/// Mixtures and Viterbi decoding then run until the result is stable. The assignment first decides whether there is more than one voice, and
/// at the end joins voices if they differ no more than one voice differs from itself.
/// </summary>
internal static class VoiceAssignment
{
    /// <summary>With fewer rows of speech there is too little evidence to overrule the requested number of speakers.</summary>
    private const int LeastRowsToJudge = 15 * FrameFeatures.Rate;

    // If the partitions hardly agree, they probably distinguish the sounds of one voice, not different voices. Distances are in nats per
    // frame.
    private const double LeastAgreement = 0.27;
    private const double DoubtfulDistance = 2.5;
    private const double ClearDistance = 0.75;

    /// <summary>In cells: long enough to average over the words, short enough to hold one voice.</summary>
    private const int PieceCells = 15;

    private static readonly int[] Sounds = [2, 4, 8];
    private static readonly int[] ChangeReaches = [10, 15];
    private static readonly int[] WindowCells = [8, 15];
    private static readonly double[] PitchWeights = [0, 1.5];

    /// <summary>Assigns voices.</summary>
    /// <param name="rows">The speech, not empty.</param>
    /// <param name="count">Number of voices, 2 to 254. The result has fewer if the audio holds fewer.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static VoiceLabels Run(SpeechFrames rows, int count, CancellationToken cancel)
    {
        // Any number of stated speakers can be a mistake: a voicemail has one voice.
        var (voices, vote) = Split(rows, 2, cancel);
        if (SecondVoice.Evidence(rows, voices, vote) <= (count == 2 ? SecondVoice.Likely : SecondVoice.Possible))
            return OneVoice(rows.Count);
        if (count > 2)
            (voices, vote) = Split(rows, count, cancel);
        var names = Names(rows, voices, vote);

        var confidence = new float[rows.Count];
        for (var cell = 0; cell < rows.Cells.Count; cell++)
        {
            for (var row = rows.Cells[cell].Start; row < rows.Cells[cell].End; row++)
            {
                voices[row] = (byte)names[voices[row]];
                for (var voice = 0; voice < count; voice++)
                    confidence[row] += names[voice] == voices[row] ? vote.Shares[(cell * count) + voice] : 0;
            }
        }
        return new VoiceLabels(voices, confidence, voices.Distinct().Count());
    }

    private static VoiceLabels OneVoice(int rows)
    {
        var confidence = new float[rows];
        Array.Fill(confidence, 1);
        return new VoiceLabels(new byte[rows], confidence, 1);
    }

    private static (byte[] Voices, PartitionVote Vote) Split(SpeechFrames rows, int count, CancellationToken cancel)
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

    /// <summary>Returns for each voice its final voice: itself, or another voice from which it does not differ.</summary>
    private static int[] Names(SpeechFrames rows, byte[] voices, PartitionVote vote)
    {
        var names = Enumerable.Range(0, vote.Count).ToArray();
        if (rows.Count < LeastRowsToJudge)
            return names;
        var leastDistance = vote.Agreement < LeastAgreement ? DoubtfulDistance : ClearDistance;
        var everything = new Segment(0, rows.Count);
        var found = names.Select(voice => VoiceStatistics.Of(rows, everything, row => voices[row] == voice && rows.Loud[row])).ToList();
        var heard = names.Where(voice => found[voice].Count > 0).ToList();
        var clustering = new VoiceClustering(VoiceStatistics.Sum(heard.Select(voice => found[voice]), rows.Cepstra.Dimension));
        foreach (var cluster in clustering.MergeSameVoices(heard.ConvertAll(voice => found[voice]), leastDistance))
        {
            foreach (var member in cluster.Members)
                names[heard[member]] = heard[cluster.Members[0]];
        }
        return names;
    }
}
