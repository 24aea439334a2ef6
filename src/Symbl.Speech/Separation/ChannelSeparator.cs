using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;

namespace Symbl.Speech.Separation;

/// <summary>
/// Tells who speaks when from a recording with one person per channel. The leak between channels is measured first: clean channels are
/// judged each on its own; where one is heard on another, the level decides and overlap is marked as uncertain.
/// </summary>
public sealed class ChannelSeparator
{
    private const string CleanMethod = "one speaker per channel (activity)";
    private const string LeakingMethod = "one speaker per channel (activity, level difference)";

    /// <summary>Frames. Shorter than for voices in a mix: on a channel of one's own, a pause is certain.</summary>
    private const int LongestPause = FrameFeatures.Rate / 4;

    /// <summary>
    /// What a channel must hold over the leak from another, in decibels, before somebody speaks on it. A strong leak leaves less room: the
    /// middle between somebody speaking here only (twice the leak above) and there only (level with it).
    /// </summary>
    private const double MostLeakMargin = 8;

    private const double MostEvidence = 8;
    private const double EvidenceWeight = 0.15;
    private const double SwitchCost = 4;
    private const int ShortestStay = 15;

    /// <summary>Separates a recording by channel.</summary>
    /// <param name="audio">At least one channel; read to its end, not disposed.</param>
    /// <param name="cancel">Ends the work early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public ChannelSeparationResult Separate(IAudioSource audio, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var features = FeatureExtractor.ExtractChannels(audio, cancel);
        var duration = features[0].Duration;
        var speech = Array.ConvertAll(features, channel => SpeechDetector.Detect(channel, cancel));
        var levels = new ChannelLevels(features);
        var notes = new List<string>();
        var used = WithoutCopies(speech, levels, notes, out var copies);
        if (copies > 0 && used.Count == 1)
        {
            var same = new SeparationResult([], duration, CleanMethod, notes, []);
            return new ChannelSeparationResult(same, [], SameSound: true, LeakDecibels: null);
        }

        var leaks = MeasureLeaks(used, levels);
        var loudest = leaks.Values.DefaultIfEmpty(double.NegativeInfinity).Max();
        IReadOnlyList<IReadOnlyList<Stretch>> speakers = used.ConvertAll(channel => speech[channel]);
        var uncertain = new List<(double, double)>();
        if (leaks.Count > 0)
        {
            speakers = used.ConvertAll(channel => OwnSpeech(channel, used, speech[channel], levels, leaks));
            uncertain = Overlaps(speakers, duration);
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"The channels leak into one another (up to {Math.Round(loudest)} dB): " +
                $"levels decided who speaks, and overlap is uncertain."));
        }
        var turns = TurnBuilder.Build(speakers, LongestPause, duration, out var numbers);
        if (turns.Count == 0)
            notes.Add("No speech was found in the recording.");
        var channels = Enumerable.Range(0, used.Count).Where(index => numbers[index] > 0)
            .OrderBy(index => numbers[index]).Select(index => used[index] + 1).ToList();
        var method = leaks.Count > 0 ? LeakingMethod : CleanMethod;
        return new ChannelSeparationResult(
            new SeparationResult(turns, duration, method, notes, uncertain), channels, SameSound: false, leaks.Count > 0 ? loudest : null);
    }

    /// <summary>The channels somebody speaks on, without those that repeat an earlier one.</summary>
    private static List<int> WithoutCopies(List<Stretch>[] speech, ChannelLevels levels, List<string> notes, out int copies)
    {
        var used = new List<int>();
        copies = 0;
        for (var channel = 0; channel < speech.Length; channel++)
        {
            if (speech[channel].Count == 0)
                continue;
            var original = used.FindIndex(earlier => levels.AreSame(earlier, channel));
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

    private static Dictionary<(int From, int To), double> MeasureLeaks(List<int> used, ChannelLevels levels)
    {
        var leaks = new Dictionary<(int, int), double>();
        foreach (var from in used)
        {
            foreach (var to in used)
            {
                if (from != to && levels.Leak(from, to) is { } leak)
                    leaks[(from, to)] = leak;
            }
        }
        return leaks;
    }

    /// <summary>What of a channel's activity its own level explains better than the leak from the others.</summary>
    private static List<Stretch> OwnSpeech(
        int channel, List<int> used, List<Stretch> speech, ChannelLevels levels, Dictionary<(int From, int To), double> leaks)
    {
        var own = new List<Stretch>();
        foreach (var stretch in speech)
        {
            var scores = new float[2 * stretch.Length];
            for (var frame = 0; frame < stretch.Length; frame++)
            {
                var evidence = MostEvidence;
                foreach (var other in used)
                {
                    if (!leaks.TryGetValue((other, channel), out var leak))
                        continue;
                    var leaked = levels[other, stretch.Start + frame] + leak;
                    evidence = Math.Min(evidence, levels[channel, stretch.Start + frame] - leaked - Math.Min(MostLeakMargin, -leak));
                }
                scores[(2 * frame) + 1] = (float)(EvidenceWeight * Math.Max(evidence, -MostEvidence));
            }
            var path = new byte[stretch.Length];
            DurationViterbi.Decode(scores, 2, [ShortestStay, ShortestStay], SwitchCost, path);
            own.AddRange(Stretch.FromLabels(path, 1).Select(part => new Stretch(stretch.Start + part.Start, stretch.Start + part.End)));
        }
        return own;
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
