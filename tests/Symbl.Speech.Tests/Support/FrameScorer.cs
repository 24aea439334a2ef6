using Symbl.Speech.Scoring;

namespace Symbl.Speech.Tests.Support;

/// <summary>
/// The definitions of the error rates word for word, for milliseconds looked at one by one and every mapping tried: slow, and nothing in common with
/// the scorer it checks.
/// </summary>
internal static class FrameScorer
{
    public static (double Total, double Missed, double FalseAlarm, double Confusion, double Identity, double Jaccard) Score(
        IReadOnlyList<SpeakerSegment> reference, IReadOnlyList<SpeakerSegment> hypothesis, ScoringOptions options)
    {
        string[] truth = [.. reference.Select(segment => segment.Speaker).Distinct()];
        string[] guess = [.. hypothesis.Select(segment => segment.Speaker).Distinct()];
        var length = Frame(reference.Concat(hypothesis).Max(segment => segment.End)) + 1;
        var speaks = truth.Select(name => Frames(reference, name, length)).ToArray();
        var found = guess.Select(name => Frames(hypothesis, name, length)).ToArray();
        var collar = Frame(options.Collar);
        var boundaries = speaks.SelectMany(frames => Enumerable.Range(0, length).Where(at => frames[at] != (at > 0 && frames[at - 1]))).ToHashSet();

        var evaluated = Enumerable.Range(0, length)
            .Where(at => options.Evaluated is null || options.Evaluated.Any(stretch => at >= Frame(stretch.Start) && at < Frame(stretch.End))).ToArray();
        var scored = evaluated.Where(at => !boundaries.Any(boundary => at >= boundary - collar && at < boundary + collar)
            && !(options.SkipOverlap && speaks.Count(frames => frames[at]) > 1)).ToArray();

        var (total, missed, falseAlarm, identity) = (0, 0, 0, 0);
        foreach (var at in scored)
        {
            var (there, here) = (speaks.Count(frames => frames[at]), found.Count(frames => frames[at]));
            total += there;
            missed += Math.Max(0, there - here);
            falseAlarm += Math.Max(0, here - there);
            var same = truth.Where((name, speaker) => speaks[speaker][at] && guess.Contains(name) && found[Array.IndexOf(guess, name)][at]);
            identity += Math.Min(there, here) - same.Count();
        }
        var confusion = Mappings(truth.Length, guess.Length).Min(mapping => scored.Sum(at =>
            Math.Min(speaks.Count(frames => frames[at]), found.Count(frames => frames[at]))
            - Enumerable.Range(0, truth.Length).Count(speaker => speaks[speaker][at] && mapping[speaker] >= 0 && found[mapping[speaker]][at])));

        int[] present = [.. Enumerable.Range(0, truth.Length).Where(speaker => evaluated.Any(at => speaks[speaker][at]))];
        double Error(int speaker, int other)
        {
            if (other < 0)
                return 1;
            var both = evaluated.Count(at => speaks[speaker][at] && found[other][at]);
            return 1 - (both / (double)evaluated.Count(at => speaks[speaker][at] || found[other][at]));
        }
        var errors = present.Select(speaker => Enumerable.Range(-1, guess.Length + 1).Select(other => Error(speaker, other)).ToArray()).ToArray();
        var jaccard = present.Length == 0
            ? found.Any(frames => evaluated.Any(at => frames[at])) ? 1 : 0
            : Mappings(present.Length, guess.Length).Min(mapping => errors.Select((row, index) => row[mapping[index] + 1]).Average());
        return (total / 1000.0, missed / 1000.0, falseAlarm / 1000.0, confusion / 1000.0, identity / 1000.0, jaccard);
    }

    private static int Frame(double seconds) => (int)Math.Round(seconds * 1000);

    private static bool[] Frames(IEnumerable<SpeakerSegment> segments, string name, int length)
    {
        var frames = new bool[length];
        foreach (var segment in segments.Where(segment => segment.Speaker == name))
        {
            for (var at = Frame(segment.Start); at < Frame(segment.End); at++)
                frames[at] = true;
        }
        return frames;
    }

    /// <summary>Each way to give different others, or nobody (-1), to the speakers.</summary>
    private static IEnumerable<int[]> Mappings(int speakers, int others)
    {
        if (speakers == 0)
            return [[]];
        return Mappings(speakers - 1, others).SelectMany(before =>
            Enumerable.Range(-1, others + 1).Where(other => other < 0 || !before.Contains(other)).Select(other => (int[])[.. before, other]));
    }
}
