using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Separation;

/// <summary>
/// Tells who speaks when from a recording with one person per channel. The leak between channels is measured first: clean channels are
/// judged each on its own; where one is heard on another, what stands above the leak is own speech, and what cannot be told is said.
/// </summary>
public sealed class ChannelSeparator
{
    private const string CleanMethod = "one speaker per channel (activity)";
    private const string LeakingMethod = "one speaker per channel (activity, level difference)";

    /// <summary>Frames. Shorter than for voices in a mix: on a channel of one's own, a pause is certain.</summary>
    private const int LongestPause = FrameFeatures.Rate / 4;

    /// <summary>Separates a recording by channel.</summary>
    /// <param name="audio">At least one channel; read to its end, not disposed.</param>
    /// <param name="cancel">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public ChannelSeparationResult Separate(IAudioSource audio, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var sound = ChannelSound.Read(audio, cancel);
        var analysis = LeakAnalysis.Of(sound, cancel);
        var (used, leaks) = (analysis.Used, analysis.Leaks);
        var notes = analysis.Copies.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"Channels {pair.Original + 1} and {pair.Copy + 1} carry the same sound, so they do not tell speakers apart.")).ToList();
        if (notes.Count > 0 && used.Count == 1)
        {
            var same = new SeparationResult([], sound.Duration, CleanMethod, notes, []);
            return new ChannelSeparationResult(same, [], SameSound: true, LeakDecibels: null);
        }

        IReadOnlyList<IReadOnlyList<Stretch>> speakers = used.Select(channel => sound.Heard[channel]).ToList();
        var uncertain = new List<(double, double)>();
        if (leaks.Count > 0)
        {
            speakers = used.Select(channel =>
                new OwnSpeech(analysis.OwnLevels(channel)!, analysis.Model, sound.Levels.Count, channel).Of(sound.Own[channel])).ToList();
            uncertain = Overlaps(speakers, sound.Duration);
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The channels leak into one another (up to {Math.Round(leaks[0].Decibels)} dB): " +
                $"levels decided who speaks, and overlap is uncertain."));
        }
        var turns = TurnBuilder.Build(speakers, LongestPause, sound.Duration, out var numbers);
        if (turns.Count == 0)
            notes.Add("No speech was found in the recording.");
        var channels = Enumerable.Range(0, used.Count).Where(index => numbers[index] > 0)
            .OrderBy(index => numbers[index]).Select(index => used[index] + 1).ToList();
        var method = leaks.Count > 0 ? LeakingMethod : CleanMethod;
        return new ChannelSeparationResult(
            new SeparationResult(turns, sound.Duration, method, notes, uncertain), channels, SameSound: false,
            leaks.Count > 0 ? leaks[0].Decibels : null) { Leaks = leaks };
    }

    private static List<(double Start, double End)> Overlaps(IReadOnlyList<IReadOnlyList<Stretch>> speakers, double duration)
    {
        var changes = speakers.SelectMany(stretches => stretches)
            .SelectMany(stretch => new[] { (Frame: stretch.Start, Change: 1), (Frame: stretch.End, Change: -1) })
            .OrderBy(change => change.Frame).ThenBy(change => change.Change);
        var overlaps = new List<Stretch>();
        var (speaking, start) = (0, 0);
        foreach (var (frame, change) in changes)
        {
            if (speaking == 1 && change > 0)
                start = frame;
            if (speaking == 2 && change < 0 && frame > start)
                overlaps.Add(new Stretch(start, frame));
            speaking += change;
        }
        return Stretch.Join(overlaps, 1).ConvertAll(overlap =>
            ((double)overlap.Start / FrameFeatures.Rate, Math.Min(duration, (double)overlap.End / FrameFeatures.Rate)));
    }
}
