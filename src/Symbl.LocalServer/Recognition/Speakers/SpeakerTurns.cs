using Symbl.LocalServer.Recognition.Messages;

namespace Symbl.LocalServer.Recognition.Speakers;

/// <summary>The turns of one speaker, to be asked about a place without walking through all of them.</summary>
internal sealed class SpeakerTurns
{
    private readonly TimeSpan[] _starts;
    private readonly TimeSpan[] _ends;

    /// <summary>Takes turns in order; turns of one speaker do not overlap, so their ends are in order too.</summary>
    public SpeakerTurns(IEnumerable<ProcessedTurn> turns)
    {
        ProcessedTurn[] own = [.. turns];
        _starts = Array.ConvertAll(own, turn => turn.Start);
        _ends = Array.ConvertAll(own, turn => turn.End);
    }

    /// <summary>How much of a stretch lies in the turns.</summary>
    public TimeSpan Covered(TimeSpan start, TimeSpan end)
    {
        var covered = TimeSpan.Zero;
        for (var i = Timeline.CountBefore(_ends, start); i < _starts.Length && _starts[i] < end; i++)
            covered += Min(end, _ends[i]) - (start > _starts[i] ? start : _starts[i]);
        return covered;
    }

    /// <summary>Length of the shortest turn that a stretch touches; <see cref="TimeSpan.MaxValue"/> when it touches none.</summary>
    public TimeSpan Shortest(TimeSpan start, TimeSpan end)
    {
        var shortest = TimeSpan.MaxValue;
        for (var i = Timeline.CountBefore(_ends, start); i < _starts.Length && _starts[i] < end; i++)
            shortest = Min(shortest, _ends[i] - _starts[i]);
        return shortest;
    }

    /// <summary>How far a stretch lies from the nearest turn; zero inside one.</summary>
    public TimeSpan Distance(TimeSpan start, TimeSpan end)
    {
        var after = Timeline.CountBefore(_ends, start);
        var behind = after < _starts.Length ? _starts[after] - end : TimeSpan.MaxValue;
        var before = after > 0 ? start - _ends[after - 1] : TimeSpan.MaxValue;
        var nearest = Min(behind, before);
        return nearest > TimeSpan.Zero ? nearest : TimeSpan.Zero;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
