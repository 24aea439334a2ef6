using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Tells voices apart by their sound alone: activity learned from the recording, cepstra and pitch of short pieces, bottom-up clustering
/// to the given count, then re-segmentation with a mixture per voice until it settles. No weights, no chance, one pass over the sound.
/// Good for two people on a call; where people talk over one another only one of them is found.
/// </summary>
public sealed class AcousticDiarizer
{
    /// <summary>The most speakers that can be asked for.</summary>
    public const int MaximumSpeakers = 32;

    /// <summary>Frames. People who mark turns by ear pass over pauses of this length; shorter ones are part of a turn.</summary>
    private const int LongestPause = FrameFeatures.Rate;

    /// <summary>The method in a few words, for provenance.</summary>
    public string Method => "acoustic clustering (factor analysis within the recording, GMM-Viterbi)";

    /// <summary>Diarizes a recording. The same samples and count always give the same turns.</summary>
    /// <param name="audio">The audio, read to its end. More than one channel is mixed.</param>
    /// <param name="speakerCount">Number of speakers, at least 1. The result has fewer if the audio holds fewer.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above <see cref="MaximumSpeakers"/>.</exception>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public DiarizationResult Diarize(IAudioSource audio, int speakerCount, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentOutOfRangeException.ThrowIfLessThan(speakerCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speakerCount, MaximumSpeakers);
        var (rows, speech, duration) = Hear(audio, cancel);
        VoiceLabels? voices = null;
        IReadOnlyList<IReadOnlyList<Segment>> speakers = [speech];
        if (speakerCount > 1 && speech.Count > 0)
        {
            voices = VoiceAssignment.Run(rows, speakerCount, cancel);
            speakers = Enumerable.Range(0, speakerCount).Select(voice => rows.FramesOf(voices.Voices, (byte)voice)).ToList();
        }
        var turns = TurnBuilder.Build(speakers, LongestPause, duration, out var numbers);
        if (voices is { Count: > 1 })
            AddConfidence(turns, rows, voices, numbers);
        return new DiarizationResult(turns, duration, Method, Notes(numbers.Max(), speakerCount), []);
    }

    // In a method of its own: what the whole recording takes is given back before the voices are told apart.
    private static (SpeechFrames Rows, List<Segment> Speech, double Duration) Hear(IAudioSource audio, CancellationToken cancel)
    {
        var features = FeatureExtractor.Extract(audio, cancel);
        var speech = SpeechDetector.Detect(features, cancel);
        return (SpeechFrames.From(features, speech), speech, features.Duration);
    }

    private static void AddConfidence(List<Turn> turns, SpeechFrames rows, VoiceLabels voices, int[] numbers)
    {
        for (var index = 0; index < turns.Count; index++)
        {
            var turn = turns[index];
            var voice = Array.IndexOf(numbers, turn.Speaker);
            var row = Array.BinarySearch(rows.Frames, (int)Math.Round(turn.Start * FrameFeatures.Rate));
            var (sum, count) = (0.0, 0);
            for (row = row < 0 ? ~row : row; row < rows.Count && rows.Frames[row] < turn.End * FrameFeatures.Rate; row++)
            {
                if (voices.Voices[row] != voice)
                    continue;
                sum += voices.Confidence[row];
                count++;
            }
            if (count > 0)
                turns[index] = turn with { Confidence = Math.Min(1, sum / count) };
        }
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
