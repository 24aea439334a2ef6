using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// Diarizes a recording with one speaker per channel. The diarizer first measures the crosstalk between channels. It judges each clean
/// channel on its own. If a channel carries crosstalk, speech above the level of the crosstalk belongs to the channel's own speaker. The
/// result lists the spans in which overlap is uncertain.
/// </summary>
public sealed class ChannelDiarizer
{
    private const string CleanMethod = "one speaker per channel (activity)";
    private const string LeakingMethod = "one speaker per channel (activity, level difference)";

    /// <summary>
    /// Returns the speech that another detector found on a channel, from 1; null for a channel without it. The diarizer calls it for each
    /// channel with speech, if there is no crosstalk. It joins the speech of both detectors as <see cref="AcousticDiarizer"/> does.
    /// </summary>
    public Func<int, OtherSpeech?>? OtherSpeech { get; init; }

    /// <summary>Diarizes a recording by channel.</summary>
    /// <param name="audio">Audio with at least one channel. The method reads it to its end and does not dispose it.</param>
    /// <param name="cancel">Cancels the operation with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public ChannelDiarizationResult Diarize(IAudioSource audio, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var sound = ChannelAudio.Read(audio, cancel);
        var analysis = CrosstalkAnalysis.Of(sound, cancel);
        var (used, leaks) = (analysis.Used, analysis.Leaks);
        var notes = analysis.Copies.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"Channels {pair.Original + 1} and {pair.Copy + 1} carry the same audio, so they do not distinguish speakers.")).ToList();
        if (notes.Count > 0 && used.Count == 1)
        {
            var same = new DiarizationResult([], sound.Duration, CleanMethod, notes, []);
            return new ChannelDiarizationResult(same, [], SameSound: true, LeakDecibels: null);
        }

        var judges = used.Select(channel =>
            new ChannelActivity(analysis.OwnLevels(channel)!, analysis.Model, sound.Levels.Count, channel)).ToArray();
        IReadOnlyList<IReadOnlyList<Segment>> speakers = judges.Zip(used, (judge, channel) =>
            leaks.Count > 0 ? judge.Of(sound.Own[channel]) : sound.Heard[channel]).ToList();
        IReadOnlyList<(double, double)> uncertain = [];
        if (leaks.Count > 0)
        {
            uncertain = UncertainOverlap.Find(speakers, judges, sound);
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The channels have crosstalk (up to {Math.Round(leaks[0].Decibels)} dB): " +
                $"levels decided who speaks{(uncertain.Count > 0 ? ", and overlap is uncertain in places" : "")}."));
        }
        var separate = ChannelPeople.AreSeparate(analysis, speakers, sound.Levels.Count);
        bool? agrees = null;
        if (leaks.Count == 0 && OtherSpeech is { } listen)
            speakers = used.Zip(speakers, (channel, own) => Join(own, listen(channel + 1), sound.Levels.Count, ref agrees)).ToList();
        var turns = TurnBuilder.Build(speakers, TurnBuilder.LongestPause, sound.Duration, out var numbers);
        for (var index = 0; index < turns.Count && leaks.Count > 0; index++)
            turns[index] = WithConfidence(turns[index], judges[Array.IndexOf(numbers, turns[index].Speaker)], sound.Levels.Count);
        if (turns.Count == 0)
            notes.Add("No speech was found in the recording.");
        var channels = Enumerable.Range(0, used.Count).Where(index => numbers[index] > 0)
            .OrderBy(index => numbers[index]).Select(index => used[index] + 1).ToList();
        var method = leaks.Count > 0 ? LeakingMethod : CleanMethod;
        return new ChannelDiarizationResult(
            new DiarizationResult(turns, sound.Duration, method, notes, uncertain) { OtherSpeechAgrees = agrees }, channels, SameSound: false,
            leaks.Count > 0 ? leaks[0].Decibels : null)
        { Leaks = leaks, OnePersonPerChannel = separate };
    }

    private static IReadOnlyList<Segment> Join(IReadOnlyList<Segment> own, OtherSpeech? other, int frames, ref bool? agrees)
    {
        if (other is null)
            return own;
        var joined = AgreedSpeech.Of(own, other, frames, out var isCommon);
        agrees = isCommon && agrees is not false;
        return joined;
    }

    private static Turn WithConfidence(Turn turn, ChannelActivity judge, int frames)
    {
        var first = (int)Math.Round(turn.Start * FrameFeatures.Rate);
        var last = Math.Min(frames, (int)Math.Round(turn.End * FrameFeatures.Rate));
        var sum = 0.0;
        for (var frame = first; frame < last; frame++)
            sum += judge.Confidence(frame);
        return last > first ? turn with { Confidence = sum / (last - first) } : turn;
    }
}
