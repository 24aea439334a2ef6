using System.Globalization;
using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>
/// The portions of each channel that carry only the speech of other channels. Without them each channel can be recognized alone, and no
/// word is recognized twice.
/// </summary>
/// <param name="Muted">Start and end in seconds of the portions to mute, for each channel, in order, without overlap.</param>
/// <param name="CopyOf">For each channel the number of the earlier channel with the same audio, from 1; 0 if there is none.</param>
/// <param name="SameAudio">Whether all channels with speech carry the same audio.</param>
/// <param name="Notes">Statements that a reader of the result needs, in full sentences.</param>
public sealed record ChannelCrosstalkMask(
    IReadOnlyList<IReadOnlyList<(double Start, double End)>> Muted, IReadOnlyList<int> CopyOf, bool SameAudio, IReadOnlyList<string> Notes)
{
    // Frames around own speech that stay, and around the speech of the other channel that are muted: the room answers later.
    private const int Kept = 3 * FrameFeatures.Rate / 10;
    private const int Before = FrameFeatures.Rate / 20;
    private const int After = 3 * FrameFeatures.Rate / 10;

    /// <summary>Finds crosstalk.</summary>
    /// <param name="audio">The audio at the usual level, at least one channel. The method reads it to its end and does not dispose it.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public static ChannelCrosstalkMask Find(IAudioSource audio, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        var sound = ChannelAudio.Read(audio, cancel);
        var analysis = CrosstalkAnalysis.Of(sound, cancel);
        var copyOf = new int[audio.Channels];
        foreach (var (original, copy) in analysis.Copies)
            copyOf[copy] = original + 1;
        var own = analysis.Used.ToDictionary(channel => channel, channel => analysis.Leaks.Count > 0
            ? new ChannelActivity(analysis.OwnLevels(channel)!, analysis.Model, sound.Levels.Count, channel).Of(sound.Own[channel])
            : sound.Heard[channel]);
        var muted = Enumerable.Range(0, audio.Channels).Select(channel => Mute(channel, own, analysis.Leaks, sound.Levels.Count)).ToList();
        List<string> notes =
        [
            .. analysis.Copies.Select(pair => Text($"Channels {pair.Original + 1} and {pair.Copy + 1} carry the same audio.")),
            .. analysis.Leaks.Take(1).Select(leak =>
                Text($"The channels have crosstalk (up to {Math.Round(leak.Decibels)} dB); portions with only the other speaker are muted.")),
        ];
        return new ChannelCrosstalkMask(muted, copyOf, analysis.Copies.Count > 0 && analysis.Used.Count == 1, notes);
    }

    /// <summary>Opens one channel as mono audio without its crosstalk.</summary>
    /// <param name="audio">The recording from its start. The result disposes it.</param>
    /// <param name="channel">Number of the channel, from 1.</param>
    public IAudioSource Open(IAudioSource audio, int channel)
    {
        ArgumentNullException.ThrowIfNull(audio);
        ArgumentOutOfRangeException.ThrowIfLessThan(channel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, Muted.Count);
        return new MutedChannel(audio, channel, Muted[channel - 1]);
    }

    private static List<(double, double)> Mute(
        int channel, Dictionary<int, List<Segment>> own, IReadOnlyList<ChannelCrosstalk> leaks, int count)
    {
        var labels = new byte[count];
        foreach (var leak in leaks.Where(leak => leak.To == channel + 1))
            Mark(labels, own[leak.From - 1], Before, After, 1);
        if (own.TryGetValue(channel, out var kept))
            Mark(labels, kept, Kept, Kept, 0);
        return
        [
            .. Segment.FromLabels(labels, 1).Select(part =>
                ((double)part.Start / FrameFeatures.Rate, (double)part.End / FrameFeatures.Rate)),
        ];
    }

    private static void Mark(byte[] labels, List<Segment> segments, int before, int after, byte label)
    {
        foreach (var segment in segments)
        {
            var start = Math.Clamp(segment.Start - before, 0, labels.Length);
            labels.AsSpan(start, Math.Clamp(segment.End + after, start, labels.Length) - start).Fill(label);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
