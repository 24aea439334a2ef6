namespace Symbl.Transcripts.Content;

/// <summary>
/// Repairs single odd times. The times of the entries before and behind tell which of the start and the end is the odd one.
/// </summary>
internal static class OddTimes
{
    // Text at this pace tells about how long somebody spoke.
    private const double SecondsPerWord = 0.4;

    // Nobody says so little in so long a time while others speak.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private const double FewestWordsPerMinute = 1;

    /// <summary>Repairs entries that end before they start, and entries whose end lies far behind the next start.</summary>
    /// <param name="entries">The entries, in the order of the transcript.</param>
    /// <param name="source">Receives the notes.</param>
    public static IReadOnlyList<TranscriptEntry> Repair(IReadOnlyList<TranscriptEntry> entries, TranscriptText source)
    {
        var spans = entries.Select(Span.Of).ToArray();
        TranscriptEntry[]? repaired = null;
        (int Line, Fix Fix)? before = null;
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i] is not { End: { } end } span) continue;
            var previous = Neighbor(spans, i, -1);
            var next = Neighbor(spans, i, 1);
            var problem = entries[i].Reversed;
            Fix? fix = null;
            if (end < span.Start)
            {
                // Several speakers can share the times of one cue.
                fix = problem is { Line: >= 0 } && before?.Line == problem?.Line ? before!.Value.Fix : OfReversed(span, end, previous, next);
            }
            else if (end - span.Start >= Long.Ticks && span.Words < new TimeSpan(end - span.Start).TotalMinutes * FewestWordsPerMinute && next?.Start >= span.Start && end > next?.Start)
            {
                var shorter = WithOtherHours(end, next.Value.Start);
                fix = new Fix(span.Start, shorter > span.Start ? shorter : Math.Min(next.Value.Start, span.Start + span.Estimate));
                problem = (-1, $"'{Shorten(entries[i].Text)}' ends at {Shown(end, entries[i])}, long after the next text starts");
            }

            if (fix is not { } found) continue;
            repaired ??= [.. entries];
            repaired[i] = found.Apply(entries[i], span.Start, end);
            if (before?.Line != problem?.Line || problem is not { Line: >= 0 })
            {
                var (line, what) = problem ?? (-1, $"it ends ({Shown(end, entries[i])}) before it starts ({Shown(span.Start, entries[i])})");
                source.Repair(line, what, found.Remedy(span.Start, end, entries[i]));
            }

            before = (problem?.Line ?? -1, found);
            spans[i] = null;
        }

        return repaired ?? entries;
    }

    // Both can fit, as in a cue that ends a moment before its start. Then the start is right.
    private static Fix OfReversed(Span span, long end, Span? previous, Span? next)
    {
        var latest = next is { } behind ? behind.Start + TimeSpan.TicksPerSecond : (previous?.End ?? previous?.Start ?? 0) + Long.Ticks;
        bool Fits(long at) => at >= (previous?.Start ?? 0) && at <= latest;
        if (Fits(span.Start) || !Fits(end)) return new Fix(span.Start, span.Start);
        var floor = Math.Min(previous?.End ?? previous?.Start ?? 0, end);
        var start = WithOtherHours(span.Start, end);
        return new Fix(start >= floor ? start : Math.Max(floor, end - span.Estimate), end);
    }

    // A wrong number of hours is the usual error. This is the latest time with other hours that is not after the limit.
    private static long WithOtherHours(long time, long limit) => time - ((time - limit + TimeSpan.TicksPerHour - 1) / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour);

    private static Span? Neighbor(Span?[] spans, int index, int step)
    {
        for (var i = index + step; i >= 0 && i < spans.Length; i += step)
        {
            if (spans[i] is { } span && !(span.End < span.Start)) return span;
        }

        return null;
    }

    private static string Shown(long ticks, TranscriptEntry entry) =>
        entry.StartOffset is not null ? CueTime.VttTime(new TimeSpan(ticks)) : ExactTime.Format(new DateTimeOffset(ticks, TimeSpan.Zero));

    private static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 39) + "…";

    /// <summary>The times of an entry in ticks, by the offset or by the clock.</summary>
    private readonly record struct Span(long Start, long? End, int Words)
    {
        public long Estimate => (long)(Math.Max(Words, 1) * SecondsPerWord * TimeSpan.TicksPerSecond);

        public static Span? Of(TranscriptEntry entry)
        {
            var words = entry.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            return entry.StartOffset is { } start ? new Span(start.Ticks, entry.EndOffset?.Ticks, words)
                : entry.StartTime is { } clock ? new Span(clock.UtcTicks, entry.EndTime?.UtcTicks, words)
                : null;
        }
    }

    private readonly record struct Fix(long Start, long End)
    {
        public TranscriptEntry Apply(TranscriptEntry entry, long start, long end)
        {
            var (later, longer) = (new TimeSpan(Start - start), new TimeSpan(End - end));
            return entry with
            {
                StartOffset = entry.StartOffset + later,
                EndOffset = entry.EndOffset + longer,
                StartTime = entry.StartTime + later,
                EndTime = entry.EndTime + longer,
                Reversed = null,
            };
        }

        public string Remedy(long start, long end, TranscriptEntry entry) =>
            Start != start ? $"it was taken to start at {Shown(Start, entry)}"
            : End == start && end < start ? "it was taken to end at its start"
            : $"it was taken to end at {Shown(End, entry)}";
    }
}
