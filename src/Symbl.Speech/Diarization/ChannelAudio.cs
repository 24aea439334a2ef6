using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Diarization;

/// <summary>The measurements by which the diarizer judges the channels of a recording.</summary>
/// <param name="Levels">Levels of every channel over time.</param>
/// <param name="Heard">Segments of audible speech per channel, in order.</param>
/// <param name="Own">Segments of speech per channel that crosstalk from other channels does not explain, in order.</param>
/// <param name="Duration">Length of the recording in seconds.</param>
internal sealed record ChannelAudio(ChannelLevels Levels, List<Segment>[] Heard, List<Segment>[] Own, double Duration)
{
    /// <summary>
    /// Length of the portion for which features of all channels are in memory at once, in minutes of one channel. The memory does not grow
    /// with the length of the recording, and a portion is long enough for the detector to learn from.
    /// </summary>
    private const int MinutesHeld = 40;

    private const int MostFramesAhead = 4 * 3600 * FrameFeatures.Rate;

    /// <summary>Reads a source to its end.</summary>
    public static ChannelAudio Read(IAudioSource audio, CancellationToken cancel) =>
        Read(audio, MinutesHeld * 60 / audio.Channels, cancel);

    /// <summary>Reads a source to its end in portions of the given length in seconds.</summary>
    internal static ChannelAudio Read(IAudioSource audio, int portionSeconds, CancellationToken cancel)
    {
        // The stated length only reserves memory. If a source states a wrong length, the cost is memory or a copy, nothing more.
        var expected = (int)Math.Clamp(audio.Frames / audio.SampleRate * FrameFeatures.Rate, 0, MostFramesAhead);
        var levels = new ChannelLevels(audio.Channels, expected + FrameFeatures.Rate);
        var (heard, own) = (Lists(audio.Channels), Lists(audio.Channels));
        var portions = new AudioPortions(audio, portionSeconds);
        for (var more = true; more;)
        {
            var before = portions.FramesRead;
            var features = FeatureExtractor.ExtractChannels(portions.Next(), cancel);
            // The second condition ends the loop even if the source returns more audio than it states.
            more = !portions.AtEnd && portions.FramesRead > before;
            var lead = portions.Lead * FrameFeatures.Rate;
            var count = Math.Max(0, more ? portionSeconds * FrameFeatures.Rate : features[0].Count - lead);
            var portion = Listen(features, cancel);
            for (var channel = 0; channel < features.Length; channel++)
            {
                Append(heard[channel], portion.Heard[channel], levels.Count - lead, levels.Count, levels.Count + count);
                Append(own[channel], portion.Own[channel], levels.Count - lead, levels.Count, levels.Count + count);
            }
            levels.Append(portion.Levels, lead, count);
        }
        return new ChannelAudio(levels, heard, own, (double)portions.FramesRead / audio.SampleRate);
    }

    private static ChannelAudio Listen(FrameFeatures[] features, CancellationToken cancel)
    {
        var heard = Array.ConvertAll(features, channel => SpeechDetector.Detect(channel, cancel));
        var portion = new ChannelAudio(ChannelLevels.Of(features), heard, heard, features[0].Duration);
        var analysis = CrosstalkAnalysis.Of(portion, cancel);
        if (analysis.Leaks.Count == 0)
            return portion;
        var own = new List<Segment>[features.Length];
        for (var channel = 0; channel < features.Length; channel++)
        {
            own[channel] = heard[channel];
            if (analysis.OwnLevels(channel) is not { } levels)
                continue;
            var clean = CrosstalkCleaning.Clean(features[channel], levels);
            own[channel] = SpeechDetector.Detect(clean, cancel);
        }
        return portion with { Own = own };
    }

    private static List<Segment>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<Segment>())];

    // The speech in a margin belongs to the neighbor. Speech that continues across a cut is one segment.
    private static void Append(List<Segment> speech, List<Segment> found, int shift, int from, int to)
    {
        foreach (var stretch in found)
        {
            var (start, end) = (Math.Max(from, stretch.Start + shift), Math.Min(to, stretch.End + shift));
            if (end <= start)
                continue;
            if (speech.Count > 0 && speech[^1].End == start)
                speech[^1] = speech[^1] with { End = end };
            else
                speech.Add(new Segment(start, end));
        }
    }
}
