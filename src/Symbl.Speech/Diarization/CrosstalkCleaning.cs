using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Removes crosstalk from a channel's features, so that speech detection works as on a channel without crosstalk. If other speakers are
/// louder on a channel than its own speaker, the detector would otherwise learn the wrong voice.
/// </summary>
internal static class CrosstalkCleaning
{
    /// <summary>
    /// Factor by which to remove more than the estimated crosstalk, because its level at a given moment is not exactly known.
    /// </summary>
    private const float Over = 2;

    /// <summary>Returns the features of a channel without the parts that other channels explain.</summary>
    public static FrameFeatures Clean(FrameFeatures features, OwnLevels own)
    {
        var logMel = (float[])features.LogMel.Clone();
        var mfcc = (float[])features.Mfcc.Clone();
        var periodicity = (float[])features.Periodicity.Clone();
        // Only the cosine transform matters here. It does not depend on frequencies.
        var transform = new MelFilterBank(
            FeatureExtractor.WideRate, 512, features.Bands, features.Cepstra, 0, FeatureExtractor.WideRate / 2);
        var gains = new float[own.Bands];
        for (var frame = 0; frame < features.Count; frame++)
        {
            var share = own.Gains(frame, Over, gains);
            if (share == 1)
                continue;
            var mel = logMel.AsSpan(frame * features.Bands, features.Bands);
            for (var band = 0; band < mel.Length; band++)
                mel[band] += MathF.Log(gains[Math.Min(band / ChannelLevels.MelPerBand, gains.Length - 1)]);
            transform.ToCepstra(mel, mfcc.AsSpan(frame * features.Cepstra, features.Cepstra));
            periodicity[frame] *= share;
        }
        return features with { LogMel = logMel, Mfcc = mfcc, Periodicity = periodicity };
    }
}
