using Symbl.Speech.Modelling;

namespace Symbl.Speech.Voices;

/// <summary>The result of the comparison of two voice prints.</summary>
/// <param name="Probability">Probability that both are the same person, if either is as likely beforehand; null if they cannot be compared.</param>
/// <param name="Obstacle">The reason why they cannot be compared; null if they can.</param>
internal readonly record struct VoiceLikeness(double? Probability, VoiceObstacle? Obstacle);

/// <summary>A reason why two voices cannot be compared.</summary>
public enum VoiceObstacle
{
    /// <summary>One person speaks too little.</summary>
    TooLittleSpeech,

    /// <summary>The recordings have different bandwidths: one is telephone audio.</summary>
    DifferentBandwidth,
}

/// <summary>Compares voice prints.</summary>
internal static class VoiceComparison
{
    /// <summary>Seconds of speech, without quiet frames, from which on a voice can be compared.</summary>
    public const double LeastSeconds = 2.5;

    public const int LeastPitchFrames = 20;

    // Logistic regression over pairs of parts of telephone calls and meetings, with calls left out in turn (docs/diarization.md has the
    // results). Both classes and all conditions have the same weight.
    private const double Bias = 14.7;
    private const double MeanWeight = -22.4;
    private const double ShapeWeight = -18.7;
    private const double PitchWeight = -7.2;

    /// <summary>Difference of the logarithms of the pitch from which a larger one says no more.</summary>
    private const double MostPitchDifference = 0.7;

    /// <summary>Difference that is assumed if the pitch of a person is not known.</summary>
    private const double UsualPitchDifference = 0.1;

    // Neighboring frames carry nearly the same information, so this many count once.
    private const double FramesPerObservation = 5;

    /// <summary>Weight of the common covariance in the covariance of each print, in observations.</summary>
    private const double CommonWeight = 20;

    private const double LeastVariance = 1e-3;

    /// <summary>Compares two prints. The order does not matter.</summary>
    public static VoiceLikeness Compare(VoicePrint first, VoicePrint second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.SampleRate != second.SampleRate || first.Mean.Length != second.Mean.Length)
            return new VoiceLikeness(null, VoiceObstacle.DifferentBandwidth);
        if (Math.Min(first.Seconds, second.Seconds) < LeastSeconds)
            return new VoiceLikeness(null, VoiceObstacle.TooLittleSpeech);
        var (mean, shape) = SpectrumDifference(first, second);
        var pitch = Math.Min(first.PitchFrames, second.PitchFrames) < LeastPitchFrames
            ? UsualPitchDifference
            : Math.Min(MostPitchDifference, Math.Abs(first.LogPitch - second.LogPitch));
        var odds = Bias + (MeanWeight * mean) + (ShapeWeight * shape) + (PitchWeight * pitch);
        return new VoiceLikeness(1 / (1 + Math.Exp(-odds)), null);
    }

    /// <summary>
    /// Measures the distance of the means in units of the common covariance, and the distance of the covariances (Bhattacharyya), both per
    /// dimension.
    /// </summary>
    private static (double Mean, double Shape) SpectrumDifference(VoicePrint first, VoicePrint second)
    {
        var dimension = first.Mean.Length;
        var common = Combine(first.Covariance, 0.5, second.Covariance, 0.5);
        for (var (diagonal, step) = (0, 2); diagonal < common.Length; diagonal += step++)
            common[diagonal] += LeastVariance;
        var (one, other) = (Smooth(first), Smooth(second));
        var both = Combine(one, 0.5, other, 0.5);
        // The factor of the common covariance also solves for the distance of the means.
        var logDeterminant = PackedCholesky.Factor(both, dimension);
        var difference = new double[dimension];
        for (var index = 0; index < dimension; index++)
            difference[index] = first.Mean[index] - second.Mean[index];
        PackedCholesky.SolveLower(both, difference);
        var mean = Math.Sqrt(difference.Sum(value => value * value) / dimension);
        var shape = logDeterminant - (0.5 * (PackedCholesky.Factor(one, dimension) + PackedCholesky.Factor(other, dimension)));
        return (mean, Math.Sqrt(Math.Max(0, shape / dimension)));

        double[] Smooth(VoicePrint print)
        {
            var weight = print.Frames / FramesPerObservation;
            return Combine(print.Covariance, weight / (weight + CommonWeight), common, CommonWeight / (weight + CommonWeight));
        }
    }

    private static double[] Combine(double[] first, double firstWeight, double[] second, double secondWeight)
    {
        var sum = new double[first.Length];
        for (var index = 0; index < sum.Length; index++)
            sum[index] = (firstWeight * first[index]) + (secondWeight * second[index]);
        return sum;
    }
}
