using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Voices;

/// <summary>Measures the voice prints of the speakers of a recording, from the turns of any diarizer.</summary>
public static class VoicePrints
{
    /// <summary>Seconds of speech per speaker that are read. More does not make a print better.</summary>
    private const double MostSeconds = 60;

    /// <summary>In seconds. A shorter piece of a turn has more of its edges than of the voice.</summary>
    private const double ShortestPiece = 0.4;

    /// <summary>Share of the frames that are quiet: pauses, breath and noise.</summary>
    private const double QuietShare = 0.25;

    private const float VoicedPeriodicity = 0.75f;
    private const int BlockFrames = 4096;

    /// <summary>
    /// Measures one print per speaker. Speech counts only if no other speaker talks at the same time. The most certain turns come first,
    /// then the longest.
    /// </summary>
    /// <param name="audio">The audio. The method reads it to the last piece and does not dispose it.</param>
    /// <param name="turns">Who speaks when.</param>
    /// <param name="channels">The channel of each speaker, from 1: <c>channels[speaker - 1]</c>; empty if all speakers share one channel.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <returns>The print of each speaker, <c>prints[speaker - 1]</c>; null for a speaker with too little speech.</returns>
    public static IReadOnlyList<VoicePrint?> Measure(
        IAudioSource audio, IReadOnlyList<Turn> turns, IReadOnlyList<int> channels, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(channels);
        var speakers = turns.Count == 0 ? 0 : turns.Max(turn => turn.Speaker);
        var rate = audio.SampleRate;
        var pieces = Enumerable.Range(1, speakers)
            .SelectMany(speaker => Choose(turns, speaker).Select(piece => (
                Speaker: speaker, Start: (long)Math.Round(piece.Start * rate), End: (long)Math.Round(piece.End * rate))))
            .OrderBy(piece => piece.Start).ToList();
        var sound = Enumerable.Range(0, speakers).Select(_ => new List<float>()).ToArray();
        var mix = channels.Count == 0 ? new MonoMix(audio) : audio;
        var block = new float[BlockFrames * mix.Channels];
        var (position, first) = (0L, 0);
        while (first < pieces.Count && mix.Read(block) is var read and > 0)
        {
            cancel.ThrowIfCancellationRequested();
            while (first < pieces.Count && pieces[first].End <= position)
                first++;
            for (var index = first; index < pieces.Count && pieces[index].Start < position + read; index++)
            {
                var piece = pieces[index];
                var channel = channels.Count == 0 ? 0 : channels[piece.Speaker - 1] - 1;
                // The diarizer can be an engine of the user, which names a channel that the audio does not have.
                if (channel < 0 || channel >= mix.Channels)
                    continue;
                var (from, to) = (Math.Max(0, piece.Start - position), Math.Min(read, piece.End - position));
                for (var frame = from; frame < to; frame++)
                    sound[piece.Speaker - 1].Add(block[(frame * mix.Channels) + channel]);
            }
            position += read;
        }
        return Array.ConvertAll(sound, samples => Of(new AudioBuffer(rate, 1, samples.ToArray()), cancel));
    }

    /// <summary>Chooses the parts of a speaker's turns in which no one else talks.</summary>
    private static IEnumerable<(double Start, double End)> Choose(IReadOnlyList<Turn> turns, int speaker)
    {
        var others = turns.Where(turn => turn.Speaker != speaker).OrderBy(turn => turn.Start).ToList();
        var pieces = turns.Where(turn => turn.Speaker == speaker)
            .SelectMany(turn => Alone(turn, others).Select(piece => (piece.Start, piece.End, turn.Confidence)))
            .Where(piece => piece.End - piece.Start >= ShortestPiece)
            .OrderByDescending(piece => Math.Round(piece.Confidence, 1)).ThenByDescending(piece => piece.End - piece.Start);
        var left = MostSeconds;
        foreach (var (start, end, _) in pieces)
        {
            if (left <= 0)
                yield break;
            var length = Math.Min(left, end - start);
            left -= length;
            yield return (start, start + length);
        }
    }

    private static IEnumerable<(double Start, double End)> Alone(Turn turn, List<Turn> others)
    {
        var start = turn.Start;
        foreach (var other in others)
        {
            if (other.End <= start || other.Start >= turn.End)
                continue;
            if (other.Start > start)
                yield return (start, other.Start);
            start = Math.Max(start, other.End);
        }
        if (start < turn.End)
            yield return (start, turn.End);
    }

    private static VoicePrint? Of(AudioBuffer sound, CancellationToken cancel)
    {
        if (sound.Frames < VoiceComparison.LeastSeconds * sound.SampleRate)
            return null;
        var features = FeatureExtractor.Extract(sound, cancel);
        var levels = new float[features.Count];
        for (var frame = 0; frame < levels.Length; frame++)
        {
            foreach (var band in features.MelAt(frame))
                levels[frame] += band;
        }
        var quiet = Quantile.Of((float[])levels.Clone(), QuietShare);
        var spectrum = new GaussianStatistics(features.Cepstra);
        var pitch = new List<float>();
        for (var frame = 0; frame < levels.Length; frame++)
        {
            if (levels[frame] <= quiet)
                continue;
            spectrum.Add(features.MfccAt(frame));
            if (features.Periodicity[frame] > VoicedPeriodicity)
                pitch.Add(MathF.Log(features.Pitch[frame]));
        }
        if (spectrum.Count < VoiceComparison.LeastSeconds * FrameFeatures.Rate)
            return null;
        return new VoicePrint(
            FeatureExtractor.RateFor(sound.SampleRate), (int)spectrum.Count, pitch.Count,
            Quantile.Of(pitch.ToArray(), 0.5), spectrum.Mean(), spectrum.Covariance());
    }
}
