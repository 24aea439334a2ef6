using Symbl.Domain.Analysis;

namespace Symbl.Language.Analytics;

/// <summary>
/// Computes talk time from the turns of a conversation. A sweep over the starts and ends of turns adds integers only, so that the result is
/// exact to the tick.
/// </summary>
public static class AnalyticsCalculator
{
    /// <summary>Computes the talk time of a conversation and of each of its members.</summary>
    /// <param name="participants">The members of the result, each id once. A member without turns has zeros.</param>
    /// <param name="turns">
    /// The turns in any order. Parts outside 0 to <paramref name="duration"/> do not count. Overlapping turns of one member count once. A turn
    /// that does not end after its start does not count.
    /// </param>
    /// <param name="wordCounts">Number of words by member id. Missing members have no words.</param>
    /// <param name="duration">Length of the conversation.</param>
    /// <exception cref="ArgumentException">A participant occurs twice, or a turn belongs to no participant.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public static ConversationAnalytics Compute(
        IReadOnlyList<AnalyticsParticipant> participants,
        IEnumerable<AnalyticsTurn> turns,
        IReadOnlyDictionary<string, int> wordCounts,
        TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(wordCounts);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);

        var speech = UniteByMember(participants, turns, duration.Ticks);
        var sums = Sweep(speech);

        var members = new MemberAnalytics[participants.Count];
        for (var member = 0; member < members.Length; member++)
        {
            var talk = sums.Talk[member];
            members[member] = new MemberAnalytics(
                participants[member],
                Talk: new TimeSpan(talk),
                // The talk time of a member is part of the total, so the remainder is the time of the other members alone.
                Listen: new TimeSpan(sums.Spoken - talk),
                WordsPerMinute: Pace(wordCounts.GetValueOrDefault(participants[member].MemberId), talk),
                Overlap: new TimeSpan(sums.Overlap[member]),
                OverlapWith: [.. OthersWith(participants, sums.Shared, member)]);
        }

        return new ConversationAnalytics(
            duration,
            TotalTalk: new TimeSpan(sums.Spoken),
            TotalOverlap: new TimeSpan(sums.Crosstalk),
            TotalSilence: duration - new TimeSpan(sums.Spoken),
            members);
    }

    private static double Pace(int words, long talk) => talk == 0 ? 0 : words / new TimeSpan(talk).TotalMinutes;

    private static IEnumerable<(AnalyticsParticipant, TimeSpan)> OthersWith(
        IReadOnlyList<AnalyticsParticipant> participants, Dictionary<(int, int), long> shared, int member)
    {
        for (var other = 0; other < participants.Count; other++)
            if (shared.TryGetValue((Math.Min(member, other), Math.Max(member, other)), out var ticks))
                yield return (participants[other], new TimeSpan(ticks));
    }

    /// <summary>Gets disjoint segments of speech for each member in order, clipped to the conversation.</summary>
    private static List<(long Start, long End)>[] UniteByMember(
        IReadOnlyList<AnalyticsParticipant> participants, IEnumerable<AnalyticsTurn> turns, long duration)
    {
        var index = new Dictionary<string, int>(participants.Count, StringComparer.Ordinal);
        for (var member = 0; member < participants.Count; member++)
            if (!index.TryAdd(participants[member].MemberId, member))
                throw new ArgumentException($"Member {participants[member].MemberId} is listed twice.", nameof(participants));

        var clipped = new List<(long Start, long End)>[participants.Count];
        for (var member = 0; member < clipped.Length; member++)
            clipped[member] = [];
        foreach (var turn in turns)
        {
            if (!index.TryGetValue(turn.MemberId, out var member))
                throw new ArgumentException($"A turn belongs to member {turn.MemberId}, which is not a participant.", nameof(turns));
            var (start, end) = (Math.Max(0, turn.Start.Ticks), Math.Min(duration, turn.End.Ticks));
            if (start < end)
                clipped[member].Add((start, end));
        }

        return Array.ConvertAll(clipped, Unite);
    }

    private static List<(long Start, long End)> Unite(List<(long Start, long End)> segments)
    {
        segments.Sort();
        var united = new List<(long Start, long End)>(segments.Count);
        foreach (var (start, end) in segments)
            if (united.Count > 0 && start <= united[^1].End)
                united[^1] = (united[^1].Start, Math.Max(united[^1].End, end));
            else
                united.Add((start, end));
        return united;
    }

    private static Sums Sweep(List<(long Start, long End)>[] speech)
    {
        var changes = new List<(long At, int Member, bool Starts)>();
        for (var member = 0; member < speech.Length; member++)
            foreach (var (start, end) in speech[member])
            {
                changes.Add((start, member, true));
                changes.Add((end, member, false));
            }
        changes.Sort((left, right) => left.At.CompareTo(right.At));

        var sums = new Sums(new long[speech.Length], new long[speech.Length], []);
        var speaking = new SortedSet<int>();
        var since = 0L;
        foreach (var (at, member, starts) in changes)
        {
            sums.Add(speaking, at - since);
            since = at;
            if (starts)
                speaking.Add(member);
            else
                speaking.Remove(member);
        }

        return sums;
    }

    /// <summary>Ticks of talk and overlap for each member, and of common talk for each pair of members (lower index first).</summary>
    private sealed record Sums(long[] Talk, long[] Overlap, Dictionary<(int, int), long> Shared)
    {
        /// <summary>Ticks in which at least one member speaks.</summary>
        public long Spoken { get; private set; }

        /// <summary>Ticks in which several members speak.</summary>
        public long Crosstalk { get; private set; }

        /// <summary>Adds a segment in which exactly these members speak.</summary>
        public void Add(SortedSet<int> speaking, long ticks)
        {
            if (ticks == 0 || speaking.Count == 0)
                return;
            Spoken += ticks;
            if (speaking.Count > 1)
                Crosstalk += ticks;
            foreach (var member in speaking)
            {
                Talk[member] += ticks;
                if (speaking.Count == 1)
                    continue;
                Overlap[member] += ticks;
                foreach (var other in speaking)
                    if (member < other)
                        Shared[(member, other)] = Shared.GetValueOrDefault((member, other)) + ticks;
            }
        }
    }
}
