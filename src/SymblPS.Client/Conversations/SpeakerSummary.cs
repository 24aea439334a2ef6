namespace SymblPS.Client.Conversations;

/// <summary>Joins members, messages and analytics to one line a speaker.</summary>
public static class SpeakerSummary
{
    /// <summary>
    /// Computes one entry a speaker, in order of first speech; members who never speak come last, with zeros. Talk time is that of the
    /// analytics
    /// where they know the speaker, otherwise the sum of the lengths of the messages.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="members">Its members.</param>
    /// <param name="messages">Its messages, in any order.</param>
    /// <param name="analytics">Its talk time; <see langword="null"/> where the service has none.</param>
    public static IReadOnlyList<SymblSpeaker> Compute(
        string conversationId, IReadOnlyList<SymblMember> members, IEnumerable<SymblMessage> messages, SymblAnalytics? analytics)
    {
        var ordered = messages.ToList();
        var origin = ordered.Min(static message => message.StartTime);
        TimeSpan? OffsetOf(SymblMessage message) => message.Offset ?? (message.StartTime - origin);
        // Without a time for each there is no better order than the service's.
        if (ordered.TrueForAll(message => OffsetOf(message) is not null)) ordered = [.. ordered.OrderBy(message => OffsetOf(message))];

        var speakers = new SpeakerIndex(members);
        Tally? last = null;
        for (var place = 0; place < ordered.Count; place++)
        {
            var tally = speakers.Find(ordered[place].Speaker);
            tally.Add(ordered[place], OffsetOf(ordered[place]), place, newTurn: !ReferenceEquals(tally, last));
            last = tally;
        }

        foreach (var figures in analytics?.Members ?? [])
        {
            if (speakers.FindKnown(figures.Speaker) is not { } tally) continue;
            tally.MeasuredTalkTime = figures.TalkTime ?? tally.MeasuredTalkTime;
            tally.MeasuredPace = figures.WordsPerMinute ?? tally.MeasuredPace;
        }

        var all = speakers.All;
        var total = all.Sum(static tally => tally.TalkTime.Ticks);
        return [.. all.OrderBy(static tally => tally.Order).Select(tally => tally.ToSpeaker(conversationId, total))];
    }

    /// <summary>Finds the speaker a message or a figure means: by member id, then e-mail, then a name only one has.</summary>
    private sealed class SpeakerIndex
    {
        private readonly List<Tally> _all = [];

        public SpeakerIndex(IReadOnlyList<SymblMember> members)
        {
            foreach (var member in members)
                _all.Add(new Tally { Name = member.Name, MemberId = Some(member.MemberId), Email = Some(member.Email) });
        }

        public IReadOnlyList<Tally> All => _all;

        public Tally Find(SymblPerson person)
        {
            if (FindKnown(person) is { } known) return known;
            var tally = new Tally { Name = person.Name, PersonId = Some(person.Id), Email = Some(person.Email) };
            _all.Add(tally);
            return tally;
        }

        public Tally? FindKnown(SymblPerson person) =>
            (Some(person.Id) is { } id ? _all.Find(tally => tally.MemberId == id || tally.PersonId == id) : null)
            ?? (Some(person.Email) is { } email
                ? _all.Find(tally => string.Equals(tally.Email, email, StringComparison.OrdinalIgnoreCase))
                : null)
            // After an append two members may both be "Speaker 1": then a name alone says nothing, unless it is all there is.
            ?? (Some(person.Id) is null || _all.Count(tally => SameName(tally, person)) == 1
                ? _all.Find(tally => SameName(tally, person))
                : null);

        private static bool SameName(Tally tally, SymblPerson person) =>
            string.Equals(tally.Name, person.Name, StringComparison.OrdinalIgnoreCase);

        private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>What one speaker adds up to.</summary>
    private sealed class Tally
    {
        private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0'];
        private TimeSpan _spoken;
        private TimeSpan _longestTurn;
        private TimeSpan? _turnStart;
        private TimeSpan? _firstTurn;
        private int _messages;
        private int _turns;
        private int _words;

        public string Name { get; init; } = string.Empty;

        public string? MemberId { get; init; }

        public string? PersonId { get; init; }

        public string? Email { get; init; }

        public TimeSpan? MeasuredTalkTime { get; set; }

        public double? MeasuredPace { get; set; }

        public TimeSpan TalkTime => MeasuredTalkTime ?? _spoken;

        /// <summary>Place of the first message among all; after everybody else for who never speaks.</summary>
        public int Order { get; private set; } = int.MaxValue;

        public void Add(SymblMessage message, TimeSpan? offset, int place, bool newTurn)
        {
            var length = message.Duration ?? (message.EndTime - message.StartTime) ?? TimeSpan.Zero;
            if (_messages++ == 0) (_firstTurn, Order) = (offset, place);
            if (newTurn)
            {
                _turns++;
                _turnStart = offset;
            }

            _spoken += length;
            _words += message.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Length;
            var turn = (offset - _turnStart ?? TimeSpan.Zero) + length;
            if (turn > _longestTurn) _longestTurn = turn;
        }

        public SymblSpeaker ToSpeaker(string conversationId, long total) => new()
        {
            Name = Name,
            ConversationId = conversationId,
            MemberId = MemberId,
            Email = Email,
            Messages = _messages,
            Turns = _turns,
            TalkTime = TalkTime,
            Share = total == 0 ? 0 : (double)TalkTime.Ticks / total,
            WordsPerMinute = MeasuredPace ?? (_words > 0 && TalkTime > TimeSpan.Zero ? _words / TalkTime.TotalMinutes : null),
            FirstTurn = _firstTurn,
            LongestTurn = _turns == 0 ? null : _longestTurn,
        };
    }
}
