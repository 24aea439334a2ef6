using Symbl.Domain.Conversations;

namespace Symbl.Recognition.Transcripts;

/// <summary>
/// Assigns times to the messages of a text. Times that the submission states stay unchanged. The other times follow from the number of
/// words: messages follow one another at the pace of speech, or faster if the times around them leave less room. The messages keep their
/// order.
/// </summary>
/// <param name="StartTime">
/// Time from which the offsets count, in whole milliseconds; null if neither the messages nor the submission state a time.
/// </param>
/// <param name="Spans">Start and end of each message.</param>
/// <param name="WithoutStart">Number of messages with an estimated start.</param>
/// <param name="WithoutEnd">Number of messages with an estimated end.</param>
public sealed record TranscriptLayout(
    DateTimeOffset? StartTime, IReadOnlyList<(TimeSpan Start, TimeSpan End)> Spans, int WithoutStart, int WithoutEnd)
{
    /// <summary>Words per minute of messages without times.</summary>
    public const int WordsPerMinute = 150;

    private const long TicksPerWord = TimeSpan.TicksPerMinute / WordsPerMinute;

    /// <summary>Gives each message a start and an end.</summary>
    /// <param name="messages">The messages in order, at least one.</param>
    /// <param name="startTime">
    /// Start of the conversation, if the submission states it. A start after the first message has no effect.
    /// </param>
    public static TranscriptLayout Of(IReadOnlyList<ImportedMessage> messages, DateTimeOffset? startTime)
    {
        var lengths = messages.Select(message => Math.Max(1, WordSplitter.Text(message.Text).Length) * TicksPerWord).ToArray();
        var known = KnownStarts(messages, lengths);
        var ends = messages.Select(message => message.End?.UtcTicks).ToArray();
        var starts = Fill(known, ends, lengths, startTime?.UtcTicks);

        var anchored = startTime is not null || known.Any(start => start is not null);
        var origin = anchored ? Math.Min(startTime?.UtcTicks ?? long.MaxValue, starts.Min()) : 0;
        // Conversations start at whole milliseconds. The offsets contain the rest.
        origin -= origin % TimeSpan.TicksPerMillisecond;
        return new TranscriptLayout(
            anchored ? new DateTimeOffset(origin, TimeSpan.Zero) : null,
            [.. starts.Zip(ends, (start, end) => (new TimeSpan(start - origin), new TimeSpan(end!.Value - origin)))],
            messages.Count(message => message.Start is null),
            messages.Count(message => message.End is null));
    }

    // A message with an end but no start lasts as long as its words need. It starts no sooner than the known time before it, unless that
    // time is later than its end.
    private static long?[] KnownStarts(IReadOnlyList<ImportedMessage> messages, long[] lengths)
    {
        var starts = new long?[messages.Count];
        long? before = null;
        for (var i = 0; i < starts.Length; i++)
        {
            var end = messages[i].End?.UtcTicks;
            starts[i] = messages[i].Start?.UtcTicks;
            if (starts[i] is null && end is { } known)
                starts[i] = before is { } earlier && earlier <= known ? Math.Max(earlier, known - lengths[i]) : known - lengths[i];
            before = end ?? starts[i] ?? before;
        }

        return starts;
    }

    /// <summary>Fills in the missing ends and returns the starts.</summary>
    private static long[] Fill(long?[] known, long?[] ends, long[] lengths, long? startTime)
    {
        var starts = new long[known.Length];
        var limits = Limits(known);
        var first = Array.FindIndex(known, start => start is not null);
        var leading = first < 0 ? known.Length : first;
        if (leading > 0)
        {
            var anchor = first < 0 ? null : known[first];
            Lay(starts, ends, lengths, 0, leading, Begin(startTime, anchor, lengths.Take(leading).Sum()), anchor);
        }

        for (var i = leading; i < known.Length;)
        {
            var next = i + 1;
            while (next < known.Length && known[next] is null)
                next++;
            starts[i] = known[i]!.Value;
            if (ends[i] is { } end)
                Lay(starts, ends, lengths, i + 1, next, end, next < known.Length ? LimitAfter(end, known[next]!.Value, limits[next]) : null);
            else
                Lay(starts, ends, lengths, i, next, starts[i], limits[i]);
            i = next;
        }

        return starts;
    }

    // Messages before the first known time end at that time, unless the submission states an earlier start of the conversation.
    private static long Begin(long? startTime, long? anchor, long length) =>
        anchor is not { } end ? startTime ?? 0 : startTime < end ? startTime.Value : end - length;

    /// <summary>Places messages one after another, faster if they would otherwise end after the limit.</summary>
    private static void Lay(long[] starts, long?[] ends, long[] lengths, int from, int to, long begin, long? limit)
    {
        var total = 0L;
        for (var i = from; i < to; i++)
            total += lengths[i];
        var room = limit is { } most && most - begin < total ? most - begin : total;
        var passed = 0L;
        long At() => begin + (long)((Int128)passed * room / total);
        for (var i = from; i < to; i++)
        {
            starts[i] = At();
            passed += lengths[i];
            ends[i] = At();
        }
    }

    /// <summary>
    /// Gets the next later start for each known start. Clients often state times to the minute, so equal times are no limit.
    /// </summary>
    private static long?[] Limits(long?[] known)
    {
        var limits = new long?[known.Length];
        var next = -1;
        for (var i = known.Length - 1; i >= 0; i--)
        {
            if (known[i] is not { } start)
                continue;
            if (next >= 0)
                limits[i] = LimitAfter(start, known[next]!.Value, limits[next]);
            next = i;
        }

        return limits;
    }

    private static long? LimitAfter(long time, long next, long? beyond) => next > time ? next : next == time ? beyond : null;
}
