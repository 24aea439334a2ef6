using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Separation;

/// <summary>
/// Tells voices apart by their sound alone: activity learned from the recording, cepstra and pitch of short pieces, bottom-up clustering
/// to the given count, then re-segmentation with a mixture per voice until it settles. No weights, no chance, one pass over the sound.
/// Good for two people on a call; where people talk over one another only one of them is found.
/// </summary>
public sealed class AcousticSeparator : ISpeakerSeparator
{
    /// <summary>The most speakers that can be asked for.</summary>
    public const int MaximumSpeakers = 32;

    /// <summary>Frames. People who mark turns by ear pass over pauses of this length; shorter ones are part of a turn.</summary>
    private const int LongestPause = FrameFeatures.Rate;

    /// <inheritdoc/>
    public string Method => "acoustic clustering (factor analysis within the recording, GMM-Viterbi)";

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above <see cref="MaximumSpeakers"/>.</exception>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public SeparationResult Separate(IAudioSource audio, int speakerCount, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentOutOfRangeException.ThrowIfLessThan(speakerCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speakerCount, MaximumSpeakers);
        var features = FeatureExtractor.Extract(audio, cancel);
        var speech = SpeechDetector.Detect(features, cancel);
        VoiceLabels? voices = null;
        IReadOnlyList<IReadOnlyList<Stretch>> speakers = [speech];
        if (speakerCount > 1 && speech.Count > 0)
        {
            voices = VoiceAssignment.Run(features, speech, speakerCount, cancel);
            speakers = ByVoice(voices.Labels, speakerCount);
        }
        var turns = TurnBuilder.Build(speakers, LongestPause, features.Duration, out var numbers);
        if (voices is { Count: > 1 })
            turns = turns.ConvertAll(turn => WithConfidence(turn, voices, Array.IndexOf(numbers, turn.Speaker)));
        return new SeparationResult(turns, features.Duration, Method, Notes(numbers.Max(), speakerCount), []);
    }

    private static List<IReadOnlyList<Stretch>> ByVoice(byte[] labels, int count) =>
        Enumerable.Range(0, count).Select(voice => (IReadOnlyList<Stretch>)Stretch.FromLabels(labels, (byte)voice)).ToList();

    private static Turn WithConfidence(Turn turn, VoiceLabels voices, int voice)
    {
        var (sum, count) = (0.0, 0);
        for (var frame = (int)Math.Round(turn.Start * FrameFeatures.Rate); frame < voices.Labels.Length; frame++)
        {
            if (frame >= turn.End * FrameFeatures.Rate)
                break;
            if (voices.Labels[frame] != voice)
                continue;
            sum += voices.Confidence[frame];
            count++;
        }
        return count > 0 ? turn with { Confidence = Math.Min(1, sum / count) } : turn;
    }

    private static List<string> Notes(int found, int asked)
    {
        if (found == 0)
            return ["No speech was found in the recording."];
        if (found == asked)
            return [];
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Only {found} {(found == 1 ? "voice" : "voices")} could be told apart in the recording; {asked} speakers were stated."),
        ];
    }
}
