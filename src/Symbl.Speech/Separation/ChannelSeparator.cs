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

    /// <summary>A leak that lifts a channel less than this over its noise, in decibels, is not heard.</summary>
    private const double LeastLift = 1.5;

    /// <summary>Separates a recording by channel.</summary>
    /// <param name="audio">At least one channel; read to its end, not disposed.</param>
    /// <param name="cancel">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public ChannelSeparationResult Separate(IAudioSource audio, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var sound = ChannelSound.Read(audio, cancel);
        var noise = new ChannelNoise(sound);
        var notes = new List<string>();
        var used = WithoutCopies(sound, noise, notes, out var copies);
        if (copies > 0 && used.Count == 1)
        {
            var same = new SeparationResult([], sound.Duration, CleanMethod, notes, []);
            return new ChannelSeparationResult(same, [], SameSound: true, LeakDecibels: null);
        }

        var model = new LeakModel(sound, noise, used, cancel);
        var leaks = Audible(model, used);
        IReadOnlyList<IReadOnlyList<Stretch>> speakers = used.ConvertAll(channel => sound.Speech[channel]);
        var uncertain = new List<(double, double)>();
        OwnSpeech[] judges = [];
        if (leaks.Count > 0)
        {
            judges = [.. used.Select(channel => new OwnSpeech(sound.Levels, noise, model, used, channel))];
            speakers = used.ConvertAll(channel => judges[used.IndexOf(channel)].Of(sound.Speech[channel]));
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

    /// <summary>The channels somebody speaks on, without those that repeat an earlier one.</summary>
    private static List<int> WithoutCopies(ChannelSound sound, ChannelNoise noise, List<string> notes, out int copies)
    {
        var used = new List<int>();
        copies = 0;
        for (var channel = 0; channel < sound.Speech.Length; channel++)
        {
            if (sound.Speech[channel].Count == 0)
                continue;
            var original = used.FindIndex(earlier => ChannelCopies.AreSame(sound.Levels, noise, earlier, channel));
            if (original < 0)
            {
                used.Add(channel);
                continue;
            }
            copies++;
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Channels {used[original] + 1} and {channel + 1} carry the same sound, so they do not tell speakers apart."));
        }
        return used;
    }

    /// <summary>The leaks that are heard above the noise, loudest first.</summary>
    private static List<ChannelLeak> Audible(LeakModel model, List<int> used)
    {
        var leaks =
            from origin in used
            from target in used
            where origin != target && model.Lift(origin, target) >= LeastLift
            let leak = new ChannelLeak(origin + 1, target + 1, model.Decibels(origin, target))
            orderby leak.Decibels descending
            select leak;
        return leaks.ToList();
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
