namespace Symbl.Speech.Diarization;

/// <summary>
/// Splits speech in two, and each part in two again while a part holds a second voice. The parts that hold one voice are the estimate of the
/// number of voices. Each level reads all speech once, so the cost grows linearly.
/// </summary>
internal sealed class VoiceTree
{
    // Logistic regression of the evidence for a second voice, for all speech and for a part of it. A part of a recording is less often
    // more than one voice than all of it.
    private const double WholeSlope = 1;
    private const double PartSlope = 1.2;
    private const double PartBias = -0.7;

    // Logistic regression of right estimates on the logarithm of the product of the probabilities of all decisions. The decisions depend on
    // each other, so the product alone is too low for many voices.
    private const double ProductSlope = 1.8;
    private const double EstimateBias = 2.2;
    private const double ManyBias = 0.8;
    private const double OneBias = 0.4;
    private const double LeastProduct = 0.02;

    /// <summary>A part with fewer rows is not split: too little speech to judge.</summary>
    private const int LeastRows = 200;

    /// <summary>Evidence beyond this number says no more, so that no decision is certain.</summary>
    private const double MostEvidence = 4;

    private readonly SpeechFrames _rows;
    private readonly double _evidence;
    private readonly bool _isWhole;
    private readonly (byte[] Voices, PartitionVote Vote)? _split;

    private VoiceTree(SpeechFrames rows, bool isWhole, CancellationToken cancel)
    {
        _rows = rows;
        _isWhole = isWhole;
        _evidence = double.NegativeInfinity;
        if (!isWhole && rows.Count < LeastRows)
            return;
        _split = VoiceSplit.Run(rows, 2, cancel);
        _evidence = SecondVoice.Evidence(rows, _split.Value.Voices, _split.Value.Vote);
    }

    /// <summary>The speech in two parts.</summary>
    public (byte[] Voices, PartitionVote Vote) Split => _split!.Value;

    /// <summary>Whether the speech holds more than one voice.</summary>
    public bool HasSecondVoice => _evidence > SecondVoice.Likely;

    /// <summary>
    /// Whether the two parts are two voices. Of three voices or more, the first split can separate a small part that is no voice.
    /// </summary>
    public bool HasTwoVoices => HasSecondVoice && !SecondVoice.IsOnlyTone(_rows, Split.Voices);

    private double Probability
    {
        get
        {
            var evidence = Math.Clamp(_evidence, -MostEvidence, MostEvidence);
            return 1 / (1 + Math.Exp(-(_isWhole ? WholeSlope * evidence : (PartSlope * evidence) + PartBias)));
        }
    }

    /// <summary>Splits all speech in two.</summary>
    /// <param name="rows">The speech, not empty.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static VoiceTree Start(SpeechFrames rows, CancellationToken cancel) => new(rows, true, cancel);

    /// <summary>Estimates the number of voices, and the probability that the estimate is right.</summary>
    /// <param name="limits">The smallest and the largest number.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public (int Count, double Confidence) Estimate(SpeakerLimits limits, CancellationToken cancel)
    {
        var leaves = new List<VoiceTree> { this };
        var confidence = 1.0;
        while (leaves.Count < limits.Maximum)
        {
            var next = leaves.MaxBy(leaf => leaf.Probability)!;
            var known = leaves.Count < limits.Minimum;
            if (!known && next.Probability <= 0.5)
                break;
            confidence *= known ? 1 : next.Probability;
            if (next._split is null)
                return (limits.Minimum, Calibrated(confidence * Remaining(leaves), limits.Minimum));
            leaves.Remove(next);
            leaves.AddRange(next.Parts(cancel));
        }
        var product = leaves.Count < limits.Maximum ? confidence * Remaining(leaves) : confidence;
        return (leaves.Count, Calibrated(product, leaves.Count));
    }

    private static double Calibrated(double product, int count)
    {
        var evidence = EstimateBias + (ProductSlope * Math.Log(Math.Max(LeastProduct, product)))
            + (count switch { 1 => OneBias, 2 => 0, _ => ManyBias });
        return 1 / (1 + Math.Exp(-evidence));
    }

    private static double Remaining(List<VoiceTree> leaves) => leaves.Aggregate(1.0, (product, leaf) => product * (1 - leaf.Probability));

    private IEnumerable<VoiceTree> Parts(CancellationToken cancel) =>
        Enumerable.Range(0, 2).Select(voice => new VoiceTree(_rows.Only(Split.Voices, (byte)voice), false, cancel));
}
