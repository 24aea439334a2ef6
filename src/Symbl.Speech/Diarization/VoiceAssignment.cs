using Symbl.Speech.Activity;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>The voice of each row of speech.</summary>
/// <param name="Voices">The voice of each row, from 0.</param>
/// <param name="Confidence">The confidence of each row's voice, 0 to 1.</param>
/// <param name="Count">Number of voices that the assignment distinguished.</param>
/// <param name="CountConfidence">Probability that the estimated count is right; null if the count was stated.</param>
internal sealed record VoiceLabels(byte[] Voices, float[] Confidence, int Count, double? CountConfidence = null);

/// <summary>
/// Assigns each row of speech to a voice. The assignment trusts a stated number unless the speech is clearly of one voice, or of far fewer
/// voices. Between limits it estimates the number.
/// </summary>
internal static class VoiceAssignment
{
    /// <summary>With fewer rows of speech there is too little evidence to overrule the requested number of speakers.</summary>
    private const int LeastRowsToJudge = 15 * FrameFeatures.Rate;

    /// <summary>Up to this number the assignment trusts a stated number without an estimate of its own.</summary>
    private const int Usual = 4;

    /// <summary>Number of stated speakers per estimated voice from which the estimate counts.</summary>
    private const int MostPerVoice = 3;

    /// <summary>Assigns voices.</summary>
    /// <param name="rows">The speech, not empty.</param>
    /// <param name="speakers">The number of voices or its limits; the maximum is 2 to 254.</param>
    /// <param name="cancel">Cancels the operation.</param>
    public static VoiceLabels Run(SpeechFrames rows, SpeakerLimits speakers, CancellationToken cancel)
    {
        var tree = VoiceTree.Start(rows, cancel);
        if (!speakers.IsExact)
            return Estimated(rows, tree, speakers, cancel);
        // Any number of stated speakers can be a mistake: a voicemail has one voice.
        var count = speakers.Maximum;
        if (count == 2 ? !tree.HasTwoVoices : !tree.HasSecondVoice)
            return OneVoice(rows.Count, null);
        if (count > Usual)
        {
            // Far more speakers than voices means that the number is not known. An estimate is often too low, so it needs a wide margin.
            var (estimate, _) = tree.Estimate(new SpeakerLimits(2, count), cancel);
            count = count > MostPerVoice * estimate ? estimate : count;
        }
        var (voices, vote) = count == 2 ? tree.Split : VoiceSplit.Run(rows, count, cancel);
        // The test of a second voice has decided about two voices: one decision, not two.
        return Label(rows, voices, vote, count == 2 ? [0, 1] : Names(rows, voices, vote), null);
    }

    private static VoiceLabels Estimated(SpeechFrames rows, VoiceTree tree, SpeakerLimits speakers, CancellationToken cancel)
    {
        var (count, confidence) = tree.Estimate(speakers, cancel);
        if (count == 1)
            return OneVoice(rows.Count, confidence);
        var (voices, vote) = count == 2 ? tree.Split : VoiceSplit.Run(rows, count, cancel);
        return Label(rows, voices, vote, [.. Enumerable.Range(0, count)], confidence);
    }

    private static VoiceLabels Label(SpeechFrames rows, byte[] voices, PartitionVote vote, int[] names, double? countConfidence)
    {
        var confidence = new float[rows.Count];
        for (var cell = 0; cell < rows.Cells.Count; cell++)
        {
            for (var row = rows.Cells[cell].Start; row < rows.Cells[cell].End; row++)
            {
                voices[row] = (byte)names[voices[row]];
                for (var voice = 0; voice < vote.Count; voice++)
                    confidence[row] += names[voice] == voices[row] ? vote.Shares[(cell * vote.Count) + voice] : 0;
            }
        }
        return new VoiceLabels(voices, confidence, voices.Distinct().Count(), countConfidence);
    }

    private static VoiceLabels OneVoice(int rows, double? countConfidence)
    {
        var confidence = new float[rows];
        Array.Fill(confidence, 1);
        return new VoiceLabels(new byte[rows], confidence, 1, countConfidence);
    }

    /// <summary>Returns for each voice its final voice: itself, or another voice from which it does not differ.</summary>
    private static int[] Names(SpeechFrames rows, byte[] voices, PartitionVote vote)
    {
        var names = Enumerable.Range(0, vote.Count).ToArray();
        if (rows.Count < LeastRowsToJudge)
            return names;
        var everything = new Segment(0, rows.Count);
        var found = names.Select(voice => VoiceStatistics.Of(rows, everything, row => voices[row] == voice && rows.Loud[row])).ToList();
        var heard = names.Where(voice => found[voice].Count > 0).ToList();
        var clustering = new VoiceClustering(VoiceStatistics.Sum(heard.Select(voice => found[voice]), rows.Cepstra.Dimension));
        foreach (var cluster in clustering.MergeSameVoices(heard.ConvertAll(voice => found[voice])))
        {
            foreach (var member in cluster.Members)
                names[heard[member]] = heard[cluster.Members[0]];
        }
        return names;
    }
}
