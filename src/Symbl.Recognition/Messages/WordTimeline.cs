using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Messages;

/// <summary>The words of everybody in order, to be asked where there are any.</summary>
internal sealed class WordTimeline
{
    private readonly TimeSpan[] _starts;
    private readonly TimeSpan[] _latestEnds;

    /// <summary>Takes words in any order.</summary>
    public WordTimeline(IEnumerable<ProcessedWord> words)
    {
        ProcessedWord[] timeline = [.. words.OrderBy(word => word.Start)];
        _starts = Array.ConvertAll(timeline, word => word.Start);
        // A point in time is there for a moment too.
        _latestEnds = Array.ConvertAll(timeline, word => word.End > word.Start ? word.End : word.Start + new TimeSpan(1));
        for (var i = 1; i < timeline.Length; i++)
            if (_latestEnds[i] < _latestEnds[i - 1])
                _latestEnds[i] = _latestEnds[i - 1];
    }

    /// <summary>Whether there are words at all.</summary>
    public bool IsEmpty => _starts.Length == 0;

    /// <summary>Whether any word lies in a stretch, with a part of it at least.</summary>
    public bool AnyWithin(TimeSpan start, TimeSpan end)
    {
        // Of the words that start before the stretch ends, one that lasts into it is enough.
        var before = Timeline.CountBefore(_starts, end);
        return before > 0 && _latestEnds[before - 1] > start;
    }
}
