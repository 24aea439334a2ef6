using System.Globalization;
using Symbl.Speech.Audio;
using Symbl.Speech.Features;

namespace Symbl.Speech.Activity;

/// <summary>The pieces of a recording that a recognizer of words needs to hear.</summary>
/// <param name="Pieces">Start and end of each piece in seconds, in order, without overlap. Everything else is silence or no speech.</param>
/// <param name="LeftOut">Start and end in seconds of sound that resembles speech but is none: tones, music, noise.</param>
/// <param name="Duration">Length of the audio in seconds.</param>
public sealed record SpeechPieces(
    IReadOnlyList<(double Start, double End)> Pieces, IReadOnlyList<(double Start, double End)> LeftOut, double Duration)
{
    private const int MinutesHeld = 40;
    private const int MostListed = 5;
    private const int LeastLeftOut = FrameFeatures.Rate / 2;
    private const int LeftOutGap = 3 * FrameFeatures.Rate;

    /// <summary>Statements that a reader of the result needs, in full sentences; can be empty.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            if (LeftOut.Count == 0)
                return [];
            var listed = string.Join(", ", LeftOut.Take(MostListed).Select(part => $"{Clock(part.Start)}-{Clock(part.End)}"));
            return
            [
                string.Create(CultureInfo.InvariantCulture, $"{LeftOut.Count} {(LeftOut.Count == 1 ? "segment" : "segments")} without speech ")
                + $"(tones, music, noise) {(LeftOut.Count == 1 ? "was" : "were")} left out: {listed}{(LeftOut.Count > MostListed ? ", ..." : "")}.",
            ];
        }
    }

    /// <summary>Finds the pieces with speech. The cost grows linearly with the length of the audio.</summary>
    /// <param name="open">Opens the audio from its start, at the usual level. More than one channel is mixed.</param>
    /// <param name="longest">The longest piece in seconds, at least 1.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    /// <exception cref="AudioFormatException">The source ends early or cannot be decoded.</exception>
    public static SpeechPieces Find(Func<IAudioSource> open, double longest, CancellationToken cancel = default) =>
        Find(open, longest, MinutesHeld * 60, cancel);

    /// <summary>Finds the pieces, with the features of a portion of the given length in memory.</summary>
    internal static SpeechPieces Find(Func<IAudioSource> open, double longest, int portionSeconds, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        using var source = open();
        var portions = new AudioPortions(new MonoMix(source), portionSeconds);
        var (speech, found, levels) = (new List<Segment>(), new List<Segment>(), new List<float>());
        for (var more = true; more;)
        {
            var before = portions.FramesRead;
            var heard = Listen(portions.Next(), cancel);
            // The second condition ends the loop even if the source returns more audio than it states.
            more = !portions.AtEnd && portions.FramesRead > before;
            var lead = portions.Lead * FrameFeatures.Rate;
            var count = Math.Clamp(more ? portionSeconds * FrameFeatures.Rate : heard.Levels.Length - lead, 0, Math.Max(0, heard.Levels.Length - lead));
            Append(speech, heard.Speech, levels.Count - lead, levels.Count, levels.Count + count);
            Append(found, heard.Found, levels.Count - lead, levels.Count, levels.Count + count);
            levels.AddRange(heard.Levels.AsSpan(lead, count));
        }
        var duration = (double)portions.FramesRead / source.SampleRate;
        var pieces = PieceCutter.Cut(speech, levels, (int)Math.Min(int.MaxValue / 2, longest * FrameFeatures.Rate));
        var leftOut = Segment.Join(Without(found, speech), LeftOutGap).Where(part => part.Length >= LeastLeftOut);
        return new SpeechPieces([.. pieces.Select(Seconds)], [.. leftOut.Select(Seconds)], duration);

        (double, double) Seconds(Segment part) =>
            ((double)part.Start / FrameFeatures.Rate, Math.Min(duration, (double)part.End / FrameFeatures.Rate));
    }

    // A method of its own, so that the features of a portion are free before the next one is read.
    private static (List<Segment> Found, List<Segment> Speech, float[] Levels) Listen(IAudioSource portion, CancellationToken cancel)
    {
        var rate = FeatureExtractor.RateFor(portion.SampleRate);
        var lines = new LineTracker(rate);
        var features = FeatureExtractor.Extract(new ObservedSource(ResampledSource.AtRate(portion, rate), lines.Add), cancel);
        lines.Complete();
        var found = SpeechGate.Candidates(features, lines, SpeechDetector.Detect(features, cancel), cancel);
        return (found, SpeechGate.Pass(features, lines, found), FrameLevels.Of(features));
    }

    // The speech in a margin belongs to the neighbor. Speech that continues across a cut is one segment.
    private static void Append(List<Segment> all, List<Segment> part, int shift, int from, int to)
    {
        foreach (var segment in part)
        {
            var (start, end) = (Math.Max(from, segment.Start + shift), Math.Min(to, segment.End + shift));
            if (end <= start)
                continue;
            if (all.Count > 0 && all[^1].End == start)
                all[^1] = all[^1] with { End = end };
            else
                all.Add(new Segment(start, end));
        }
    }

    private static IEnumerable<Segment> Without(List<Segment> found, List<Segment> speech)
    {
        var next = 0;
        foreach (var segment in found)
        {
            var start = segment.Start;
            for (; next < speech.Count && speech[next].Start < segment.End; next++)
            {
                if (speech[next].Start > start)
                    yield return new Segment(start, speech[next].Start);
                start = speech[next].End;
            }
            if (segment.End > start)
                yield return new Segment(start, segment.End);
        }
    }

    private static string Clock(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 60)}:{(int)(seconds % 60):00}");
}
