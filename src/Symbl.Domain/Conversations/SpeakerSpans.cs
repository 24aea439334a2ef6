namespace Symbl.Domain.Conversations;

/// <summary>The segments of speaker events, with a search by time.</summary>
public sealed class SpeakerSpans
{
    private readonly SpeakerSpan[] _spans;
    private readonly TimeSpan[] _starts;
    private readonly TimeSpan[] _latestEnds;

    private SpeakerSpans(IEnumerable<SpeakerSpan> spans)
    {
        _spans = [.. spans.Where(span => span.Start < span.End).OrderBy(span => span.Start)];
        _starts = Array.ConvertAll(_spans, span => span.Start);
        _latestEnds = Array.ConvertAll(_spans, span => span.End);
        for (var i = 1; i < _latestEnds.Length; i++)
            if (_latestEnds[i] < _latestEnds[i - 1])
                _latestEnds[i] = _latestEnds[i - 1];
    }

    /// <summary>
    /// Creates segments from events. A segment without a stop lasts until another person starts, or to the end of the conversation. A
    /// repeated start and a stop without a start are ignored.
    /// </summary>
    /// <param name="events">The events in any order.</param>
    /// <param name="end">End of the conversation.</param>
    public static SpeakerSpans Of(IEnumerable<SpeakerEvent> events, TimeSpan end)
    {
        var ordered = events.OrderBy(change => change.At).ToList();
        var spans = new List<SpeakerSpan>();
        var speaking = new Dictionary<int, int>();
        for (var i = 0; i < ordered.Count; i++)
        {
            var (person, starts, at) = ordered[i];
            if (starts)
                speaking.TryAdd(person, i);
            else if (speaking.Remove(person, out var start))
                spans.Add(new SpeakerSpan(person, ordered[start].At, at));
        }

        foreach (var (person, start) in speaking)
        {
            var next = ordered.Skip(start + 1).FirstOrDefault(change => change.Starts && change.Person != person);
            spans.Add(new SpeakerSpan(person, ordered[start].At, next?.At ?? end));
        }

        return new SpeakerSpans(spans);
    }

    /// <summary>Gets the segments that overlap a range, or contain it if it is a single moment; latest start first.</summary>
    /// <param name="start">Start of the range.</param>
    /// <param name="end">End of the range.</param>
    public IEnumerable<SpeakerSpan> Within(TimeSpan start, TimeSpan end)
    {
        for (var i = Timeline.CountBefore(_starts, start == end ? end + new TimeSpan(1) : end) - 1; i >= 0 && _latestEnds[i] > start; i--)
            if (_spans[i].End > start)
                yield return _spans[i];
    }

    /// <summary>
    /// Gets the person who speaks in the middle of a range; of several, the person with the longest overlap; otherwise null.
    /// </summary>
    /// <param name="start">Start of the range.</param>
    /// <param name="end">End of the range.</param>
    public int? Speaker(TimeSpan start, TimeSpan end)
    {
        var middle = start + (end - start) / 2;
        var there = Within(middle, middle).ToList();
        return there.Count == 0 ? null : there.MaxBy(span => (Min(span.End, end) - Max(span.Start, start), -span.Start)).Person;
    }

    /// <summary>
    /// Divides a segment of speech. Each part belongs to the people who speak in it. A part without a speaker belongs to the person who
    /// speaks in the middle of the segment. A null person means the previous speaker of the segment.
    /// </summary>
    /// <param name="start">Start of the segment.</param>
    /// <param name="end">End of the segment.</param>
    public IEnumerable<(int? Person, TimeSpan Start, TimeSpan End)> Cut(TimeSpan start, TimeSpan end)
    {
        var parts = Within(start, end).Select(span => (Person: (int?)span.Person, Start: Max(span.Start, start), End: Min(span.End, end)))
            .OrderBy(part => part.Start).ThenBy(part => part.End).ToList();
        var owner = Speaker(start, end);
        var reached = start;
        foreach (var part in parts.ToList())
        {
            if (part.Start > reached)
                parts.Add((owner, reached, part.Start));
            reached = Max(reached, part.End);
        }

        if (reached < end || start == end)
            parts.Add((owner, reached, end));
        return parts.GroupBy(part => part.Person).SelectMany(Join).OrderBy(part => part.Start).ThenBy(part => part.End);
    }

    // Joins the overlapping and adjacent parts of one person.
    private static IEnumerable<(int? Person, TimeSpan Start, TimeSpan End)> Join(IEnumerable<(int? Person, TimeSpan Start, TimeSpan End)> parts)
    {
        (int? Person, TimeSpan Start, TimeSpan End)? open = null;
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            if (open is { } joined && part.Start <= joined.End)
            {
                open = joined with { End = Max(joined.End, part.End) };
                continue;
            }

            if (open is { } whole)
                yield return whole;
            open = part;
        }

        if (open is { } last)
            yield return last;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
