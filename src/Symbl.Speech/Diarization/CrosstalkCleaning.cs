using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Takes the leaks out of a channel's features, so that activity is found as on a channel of one's own: on a channel where others are louder
/// than its own speaker a detector learns the wrong voice.
/// </summary>
internal static class CrosstalkCleaning
{
    /// <summary>The leak in a moment is not known exactly: this much more is taken away.</summary>
    private const float Over = 2;

    /// <summary>Features of a channel without what the others explain.</summary>
    public static FrameFeatures Clean(FrameFeatures features, OwnLevels own)
    {
        var logMel = (float[])features.LogMel.Clone();
        var mfcc = (float[])features.Mfcc.Clone();
        var periodicity = (float[])features.Periodicity.Clone();
        // Only the cosine transform is used, which knows nothing of frequencies.
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
