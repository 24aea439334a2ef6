using Symbl.Speech.Modelling;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Clusters pieces bottom-up by the likelihood that a merge loses (generalized likelihood ratio of full-covariance Gaussians, as in BIC
/// clustering). The cost is quadratic only within blocks of limited size. The class reduces each block to fewer clusters and then joins the
/// blocks, so the total cost grows linearly.
/// </summary>
internal sealed class VoiceClustering
{
    private const int BlockPieces = 160;
    private const int BlockClusters = 24;

    /// <summary>Weight of the prior covariance in frames. Pieces of a second or two are too short for 19 dimensions.</summary>
    private const double PriorStrength = 50;

    /// <summary>Pitch is one number among many, but it hardly depends on the words.</summary>
    private const double PitchWeight = 0.5;
    private const double PitchPriorStrength = 20;
    private const double PitchPriorVariance = 0.01;
    private const double LeastPitchFrames = 5;

    /// <summary>Factor on the BIC penalty that a second voice must exceed.</summary>
    private const double PenaltyFactor = 1.2;

    private readonly double[] _prior;
    private readonly double[] _pitchPrior = [PitchPriorVariance];
    private readonly double[] _work;
    private readonly double[] _pitchWork = new double[1];

    /// <param name="whole">Statistics of all speech in the recording.</param>
    public VoiceClustering(VoiceStatistics whole)
    {
        _prior = whole.Spectrum.Covariance();
        _work = new double[_prior.Length];
    }

    /// <summary>Returns the likelihood in nats that is lost if two voices are taken as one.</summary>
    public double Loss(VoiceStatistics left, VoiceStatistics right)
    {
        var voices = Clusters([left, right]);
        return Loss(voices[0], voices[1]);
    }

    /// <summary>Returns the likelihood in nats that a second voice must explain to be worth its parameters (BIC).</summary>
    public static double Penalty(VoiceStatistics left, VoiceStatistics right)
    {
        var dimension = left.Spectrum.Dimension;
        var parameters = dimension + (0.5 * dimension * (dimension + 1));
        return PenaltyFactor * 0.5 * parameters * Math.Log(left.Count + right.Count);
    }

    /// <summary>Merges pieces until <paramref name="count"/> clusters remain.</summary>
    public List<VoiceCluster> Merge(IReadOnlyList<VoiceStatistics> pieces, int count, CancellationToken cancel)
    {
        var clusters = Clusters(pieces);
        var kept = Math.Max(BlockClusters, count);
        while (clusters.Count > Math.Max(BlockPieces, 2 * kept))
        {
            var block = Math.Max(BlockPieces, 2 * kept);
            clusters = clusters.Chunk(block).SelectMany(part => MergeBlock(part, kept, cancel)).ToList();
        }
        return MergeBlock([.. clusters], count, cancel);
    }

    /// <summary>Merges voices while a voice explains no more than its parameters do by chance.</summary>
    public List<VoiceCluster> MergeSameVoices(IReadOnlyList<VoiceStatistics> voices)
    {
        var live = Clusters(voices);
        while (live.Count > 1)
        {
            var (keep, drop, least) = (0, 0, 0.0);
            for (var i = 1; i < live.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var excess = Loss(live[i], live[j]) - Penalty(live[i].Voice, live[j].Voice);
                    if (excess < least)
                        (keep, drop, least) = (j, i, excess);
                }
            }
            if (drop == 0)
                break;
            live[keep] = Join(live[keep], live[drop]);
            live.RemoveAt(drop);
        }
        return live;
    }

    private List<VoiceCluster> Clusters(IReadOnlyList<VoiceStatistics> voices) =>
        voices.Select((voice, index) => new VoiceCluster([index], voice, OwnLogDeterminant(voice))).ToList();

    private double Loss(VoiceCluster left, VoiceCluster right)
    {
        var (a, b) = (left.Voice.Spectrum, right.Voice.Spectrum);
        var spectrum = ((a.Count + b.Count) * a.LogDeterminant(b, _prior, PriorStrength, _work))
            - (a.Count * left.LogDeterminant) - (b.Count * right.LogDeterminant);
        return 0.5 * (spectrum + (PitchWeight * PitchLoss(left.Voice.Pitch, right.Voice.Pitch)));
    }

    private double PitchLoss(GaussianStatistics left, GaussianStatistics right)
    {
        if (left.Count < LeastPitchFrames || right.Count < LeastPitchFrames)
            return 0;
        double Log(GaussianStatistics one, GaussianStatistics? other) =>
            one.LogDeterminant(other, _pitchPrior, PitchPriorStrength, _pitchWork);
        return ((left.Count + right.Count) * Log(left, right)) - (left.Count * Log(left, null)) - (right.Count * Log(right, null));
    }

    private List<VoiceCluster> MergeBlock(VoiceCluster[] live, int count, CancellationToken cancel)
    {
        var losses = new double[live.Length, live.Length];
        for (var i = 0; i < live.Length; i++)
        {
            for (var j = 0; j < i; j++)
                losses[i, j] = losses[j, i] = Loss(live[i], live[j]);
        }
        var alive = Enumerable.Range(0, live.Length).ToList();
        while (alive.Count > count)
        {
            cancel.ThrowIfCancellationRequested();
            var (keep, drop, least) = (-1, -1, double.PositiveInfinity);
            for (var first = 1; first < alive.Count; first++)
            {
                for (var second = 0; second < first; second++)
                {
                    var loss = losses[alive[first], alive[second]];
                    if (loss < least)
                        (keep, drop, least) = (alive[second], alive[first], loss);
                }
            }
            live[keep] = Join(live[keep], live[drop]);
            alive.Remove(drop);
            foreach (var other in alive)
            {
                if (other != keep)
                    losses[keep, other] = losses[other, keep] = Loss(live[keep], live[other]);
            }
        }
        return alive.ConvertAll(index => live[index]);
    }

    private VoiceCluster Join(VoiceCluster left, VoiceCluster right)
    {
        var voice = VoiceStatistics.Sum([left.Voice, right.Voice], left.Voice.Spectrum.Dimension);
        return new VoiceCluster([.. left.Members, .. right.Members], voice, OwnLogDeterminant(voice));
    }

    private double OwnLogDeterminant(VoiceStatistics voice) => voice.Spectrum.LogDeterminant(null, _prior, PriorStrength, _work);
}

/// <summary>Pieces that the clustering assigns to one voice.</summary>
/// <param name="Members">Indexes of the pieces.</param>
/// <param name="Voice">Statistics of all members together.</param>
/// <param name="LogDeterminant">Log determinant of the covariance of the voice's spectrum.</param>
internal sealed record VoiceCluster(IReadOnlyList<int> Members, VoiceStatistics Voice, double LogDeterminant);
