using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;

namespace Symbl.Recognition.Messages;

/// <summary>The words of all speakers in order, with a search by time.</summary>
internal sealed class WordTimeline
{
    /// <summary>A segment of at least this length without words is speech that was not recognized.</summary>
    public static readonly TimeSpan LongestNoise = TimeSpan.FromSeconds(1);

    private readonly TimeSpan[] _starts;
    private readonly TimeSpan[] _latestEnds;

    /// <summary>Creates the timeline from words in any order.</summary>
    public WordTimeline(IEnumerable<ProcessedWord> words)
    {
        ProcessedWord[] timeline = [.. words.OrderBy(word => word.Start)];
        _starts = Array.ConvertAll(timeline, word => word.Start);
        // A word without length counts as one tick long.
        _latestEnds = Array.ConvertAll(timeline, word => word.End > word.Start ? word.End : word.Start + new TimeSpan(1));
        for (var i = 1; i < timeline.Length; i++)
            if (_latestEnds[i] < _latestEnds[i - 1])
                _latestEnds[i] = _latestEnds[i - 1];
    }

    /// <summary>Whether there are no words.</summary>
    public bool IsEmpty => _starts.Length == 0;

    /// <summary>Tests whether any word lies in a segment, at least in part.</summary>
    public bool AnyWithin(TimeSpan start, TimeSpan end)
    {
        // One word is sufficient: it starts before the end of the segment and ends after the start of the segment.
        var before = Timeline.CountBefore(_starts, end);
        return before > 0 && _latestEnds[before - 1] > start;
    }
}
