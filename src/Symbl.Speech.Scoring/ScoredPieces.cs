namespace Symbl.Speech.Scoring;

/// <summary>A piece of time with speech in which the set of speakers does not change.</summary>
/// <param name="Duration">Microseconds, greater than 0.</param>
/// <param name="Truth">Indices of the speakers of the reference, in order.</param>
/// <param name="Guess">Indices of the speakers of the hypothesis, in order.</param>
internal readonly record struct ScoredPiece(long Duration, int[] Truth, int[] Guess);

/// <summary>Cuts the scored time at every start and end of a segment.</summary>
internal static class ScoredPieces
{
    /// <summary>Returns the pieces in time order.</summary>
    /// <param name="truth">Reference.</param>
    /// <param name="guess">Hypothesis.</param>
    /// <param name="evaluated">The scored segments, in seconds; null scores everything. Overlapping segments are scored once.</param>
    /// <param name="collar">Seconds to exclude on each side of each boundary of the reference.</param>
    public static List<ScoredPiece> Cut(
        SpeakerTimeline truth, SpeakerTimeline guess, IReadOnlyList<(double Start, double End)>? evaluated, double collar)
    {
        var events = new List<(long Time, int Change, Layer Layer, int Speaker)>();
        void Add(long start, long end, Layer layer, int speaker)
        {
            if (end <= start)
                return;
            events.Add((start, 1, layer, speaker));
            events.Add((end, -1, layer, speaker));
        }
        foreach (var (speaker, start, end) in truth.Segments)
            Add(start, end, Layer.Truth, speaker);
        foreach (var (speaker, start, end) in guess.Segments)
            Add(start, end, Layer.Guess, speaker);
        foreach (var (start, end) in evaluated ?? [(double.NegativeInfinity, double.PositiveInfinity)])
        {
            if (end > start)
                Add(SpeakerTimeline.Microseconds(start), SpeakerTimeline.Microseconds(end), Layer.Evaluated, 0);
        }
        var margin = SpeakerTimeline.Microseconds(collar);
        foreach (var boundary in truth.Boundaries)
            Add(boundary - margin, boundary + margin, Layer.Excluded, 0);
        events.Sort((left, right) => left.Time.CompareTo(right.Time));

        var pieces = new List<ScoredPiece>();
        var (inside, outside) = (0, 0);
        var speaking = new SortedSet<int>();
        var found = new SortedSet<int>();
        for (var index = 0; index < events.Count; index++)
        {
            var (time, change, layer, speaker) = events[index];
            var duration = index > 0 ? time - events[index - 1].Time : 0;
            if (duration > 0 && inside > 0 && outside == 0 && (speaking.Count > 0 || found.Count > 0))
                pieces.Add(new ScoredPiece(duration, [.. speaking], [.. found]));
            switch (layer)
            {
                case Layer.Evaluated:
                    inside += change;
                    break;
                case Layer.Excluded:
                    outside += change;
                    break;
                default:
                    var who = layer == Layer.Truth ? speaking : found;
                    _ = change > 0 ? who.Add(speaker) : who.Remove(speaker);
                    break;
            }
        }
        return pieces;
    }

    private enum Layer
    {
        Truth,
        Guess,
        Evaluated,
        Excluded,
    }
}
