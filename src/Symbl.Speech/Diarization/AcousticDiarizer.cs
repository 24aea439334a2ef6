using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Distinguishes speakers by voice alone. The diarizer learns speech activity from the recording and measures cepstra and pitch of short
/// pieces. It clusters the pieces bottom-up to the given count, then resegments with one mixture per voice until the result is stable. It
/// uses no random numbers and reads the audio once. It suits two speakers on a call. If two speakers talk at once and the evidence is clear,
/// it finds both (<see cref="OverlapFinder"/>).
/// </summary>
public sealed class AcousticDiarizer
{
    /// <summary>The largest number of speakers that you can request.</summary>
    public const int MaximumSpeakers = 32;

    /// <summary>The longest pause within a turn, in frames.</summary>
    internal int LongestPause { get; init; } = TurnBuilder.LongestPause;

    /// <summary>The constants of speech detection.</summary>
    internal ActivityTuning Activity { get; init; } = ActivityTuning.Default;

    /// <summary>A short description of the method, for provenance.</summary>
    public string Method => "acoustic clustering (factor analysis within the recording, GMM-Viterbi)";

    /// <summary>
    /// Speech that another detector found in the same recording; null without another detector. The diarizer adds the speech that only the
    /// other detector found. If both agree on most of the speech, it also removes the speech that the other one did not find.
    /// </summary>
    public OtherSpeech? OtherSpeech { get; init; }

    /// <summary>Diarizes a recording. The same samples and count always give the same turns.</summary>
    /// <param name="audio">The audio, read to its end. More than one channel is mixed.</param>
    /// <param name="speakerCount">Number of speakers, at least 1. The result has fewer if the audio holds fewer.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or above <see cref="MaximumSpeakers"/>.</exception>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public DiarizationResult Diarize(IAudioSource audio, int speakerCount, CancellationToken cancel = default) =>
        Diarize(audio, SpeakerLimits.Exactly(speakerCount), cancel);

    /// <summary>Diarizes a recording. The same samples and limits always give the same turns.</summary>
    /// <param name="audio">The audio, read to its end. More than one channel is mixed.</param>
    /// <param name="speakers">The number of speakers, or its limits. Between the limits the diarizer estimates the number.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The minimum is below 1, the maximum above <see cref="MaximumSpeakers"/>, or the minimum above the maximum.
    /// </exception>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public DiarizationResult Diarize(IAudioSource audio, SpeakerLimits speakers, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentOutOfRangeException.ThrowIfLessThan(speakers.Minimum, 1, nameof(speakers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speakers.Maximum, MaximumSpeakers, nameof(speakers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(speakers.Minimum, speakers.Maximum, nameof(speakers));
        var (rows, sound, speech, duration, agrees) = Hear(audio, speakers.Maximum > 1, cancel);
        VoiceLabels? voices = null;
        var overlap = OverlapLabels.None;
        IReadOnlyList<IReadOnlyList<Segment>> spoken = [speech];
        if (sound is not null && speech.Count > 0)
        {
            voices = VoiceAssignment.Run(rows, speakers, cancel);
            overlap = OverlapFinder.Find(rows, sound, voices, speakers.Maximum, cancel);
            spoken = Enumerable.Range(0, speakers.Maximum)
                .Select(voice => rows.FramesOf(overlap.RowsOf(voices.Voices, (byte)voice), OverlapLabels.Speaks)).ToList();
        }
        var turns = TurnBuilder.Build(spoken, LongestPause, duration, out var numbers);
        IReadOnlyList<TurnEvidence> evidence = voices is null ? [] : TurnConfidence.Add(turns, rows, voices, overlap, numbers);
        return new DiarizationResult(turns, duration, Method, Notes(numbers.Max(), speakers), [])
        {
            Evidence = evidence,
            OtherSpeechAgrees = agrees,
            // A number that the limits forced is no estimate.
            CountConfidence = numbers.Max() < speakers.Minimum ? null : voices?.CountConfidence,
        };
    }

    // A method of its own, so that the memory of the whole recording is free before the voices are distinguished.
    private (SpeechFrames Rows, OverlapSound? Sound, List<Segment> Speech, double Duration, bool? Agrees) Hear(
        IAudioSource audio, bool distinguish, CancellationToken cancel)
    {
        var features = FeatureExtractor.Extract(audio, cancel);
        var speech = SpeechDetector.Detect(features, Activity, cancel);
        bool? agrees = null;
        if (OtherSpeech is { } other)
        {
            speech = AgreedSpeech.Of(speech, other, features.Count, out var isCommon);
            agrees = isCommon;
        }
        var rows = SpeechFrames.From(features, speech);
        return (rows, distinguish ? OverlapSound.From(features, rows.Frames) : null, speech, features.Duration, agrees);
    }

    private static List<string> Notes(int found, SpeakerLimits asked)
    {
        if (found == 0)
            return ["No speech was found in the recording."];
        if (found >= asked.Minimum)
            return [];
        var stated = asked.IsExact ? $"{asked.Minimum} speakers were stated" : $"at least {asked.Minimum} speakers were stated";
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Only {found} {(found == 1 ? "voice" : "voices")} could be distinguished in the recording; {stated}."),
        ];
    }
}
