using Symbl.Speech.Activity;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Separation;

/// <summary>
/// Gives each frame of speech to one of a number of voices: pieces, clustering, then mixtures and Viterbi until it settles.
/// </summary>
internal sealed class VoiceAssignment
{
    /// <summary>Long enough to average over what is said, short enough to hold one voice.</summary>
    private const int PieceFrames = 150;

    /// <summary>Below this much speech there is too little to overrule the number of speakers that was given.</summary>
    private const int LeastFramesToJudge = 20 * FrameFeatures.Rate;

    private const float VoicedPeriodicity = 0.8f;
    private const int Components = 8;
    private const int ShortestTurn = 50;
    private const int MostRounds = 8;
    private const int MostTrainingRows = 20_000;
    private const int LeastTrainingRows = 20;

    // Neighbouring frames say nearly the same; the likelihoods are toned down so that a change of voice costs in proportion.
    private const float LikelihoodWeight = 0.2f;
    private const double SwitchCost = 3;
    private const float NoModel = -1000;

    private readonly FrameFeatures _features;
    private readonly List<Stretch> _speech;
    private readonly int[] _frames;
    private readonly RowMatrix _rows;

    private VoiceAssignment(FrameFeatures features, List<Stretch> speech)
    {
        _features = features;
        _speech = speech;
        _frames = new int[speech.Sum(stretch => stretch.Length)];
        _rows = new RowMatrix(_frames.Length, features.Cepstra);
        var row = 0;
        foreach (var stretch in speech)
        {
            for (var frame = stretch.Start; frame < stretch.End; frame++, row++)
            {
                _frames[row] = frame;
                features.MfccAt(frame).CopyTo(_rows[row]);
            }
        }
        _rows.Standardize();
    }

    /// <summary>Assigns voices.</summary>
    /// <param name="features">The recording.</param>
    /// <param name="speech">Where somebody speaks; in order, not touching.</param>
    /// <param name="count">Number of voices, 2 to 254; fewer are used when the sound holds fewer.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>For each frame of the recording its voice from 0, or 255 where nobody speaks.</returns>
    public static byte[] Run(FrameFeatures features, List<Stretch> speech, int count, CancellationToken cancel)
    {
        var assignment = new VoiceAssignment(features, speech);
        var voices = assignment.Cluster(count, cancel, out var found);
        voices = found > 1 ? assignment.Settle(voices, found, cancel) : voices;
        var labels = new byte[features.Count];
        Array.Fill(labels, byte.MaxValue);
        for (var row = 0; row < voices.Length; row++)
            labels[assignment._frames[row]] = voices[row];
        return labels;
    }

    private byte[] Cluster(int count, CancellationToken cancel, out int found)
    {
        var pieces = CutPieces();
        var dimension = _rows.Dimension;
        var voices = pieces.ConvertAll(Measure);
        var clustering = new VoiceClustering(VoiceStatistics.Sum(voices, dimension));
        var clusters = clustering.Merge(voices, count, cancel);
        if (_rows.Count >= LeastFramesToJudge)
            clusters = clustering.MergeSameVoices(clusters);
        found = clusters.Count;
        var labels = new byte[_rows.Count];
        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var member in clusters[cluster].Members)
                labels.AsSpan(pieces[member].Start, pieces[member].Length).Fill((byte)cluster);
        }
        return labels;
    }

    /// <summary>Stretches of speech cut evenly, in rows: a piece never reaches over a pause, where voices change.</summary>
    private List<Stretch> CutPieces()
    {
        var pieces = new List<Stretch>();
        var row = 0;
        foreach (var stretch in _speech)
        {
            var parts = Math.Max(1, (int)Math.Round((double)stretch.Length / PieceFrames));
            for (var part = 0; part < parts; part++)
                pieces.Add(new Stretch(row + (stretch.Length * part / parts), row + (stretch.Length * (part + 1) / parts)));
            row += stretch.Length;
        }
        return pieces;
    }

    private VoiceStatistics Measure(Stretch piece)
    {
        var voice = new VoiceStatistics(_rows.Dimension);
        for (var row = piece.Start; row < piece.End; row++)
        {
            voice.Spectrum.Add(_rows[row]);
            if (_features.Periodicity[_frames[row]] > VoicedPeriodicity)
                voice.Pitch.Add([MathF.Log(_features.Pitch[_frames[row]])]);
        }
        return voice;
    }

    private byte[] Settle(byte[] voices, int count, CancellationToken cancel)
    {
        var minimums = Enumerable.Repeat(ShortestTurn, count).ToArray();
        var scores = new float[_rows.Count * count];
        for (var round = 0; round < MostRounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var voice = 0; voice < count; voice++)
                Score(voices, voice, count, scores);
            var next = new byte[_rows.Count];
            var row = 0;
            foreach (var stretch in _speech)
            {
                DurationViterbi.Decode(
                    scores.AsSpan(row * count, stretch.Length * count), count, minimums, SwitchCost, next.AsSpan(row, stretch.Length));
                row += stretch.Length;
            }
            if (next.AsSpan().SequenceEqual(voices))
                break;
            voices = next;
        }
        return voices;
    }

    private void Score(byte[] voices, int voice, int count, float[] scores)
    {
        var own = _rows.Select(voices, (byte)voice, MostTrainingRows);
        var model = own.Count < LeastTrainingRows ? null : DiagonalMixture.Fit(own, Components);
        for (var row = 0; row < _rows.Count; row++)
            scores[(row * count) + voice] = model is null ? NoModel : LikelihoodWeight * model.LogLikelihood(_rows[row]);
    }
}
