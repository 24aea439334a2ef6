namespace SymblPS.Client.Conversations;

/// <summary>Combines members, messages and analytics into one entry per speaker.</summary>
public static class SpeakerSummary
{
    /// <summary>
    /// Computes one entry per speaker, in order of first speech. Members without messages come last, with zeros. The talk time is the one
    /// of <see cref="SpeakerMeasure"/>.
    /// </summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="members">Members of the conversation.</param>
    /// <param name="messages">Messages of the conversation, in any order.</param>
    /// <param name="analytics">Talk time of the conversation; <see langword="null"/> if the service has none.</param>
    public static IReadOnlyList<SymblSpeaker> Compute(
        string conversationId, IReadOnlyList<SymblMember> members, IEnumerable<SymblMessage> messages, SymblAnalytics? analytics)
    {
        var ordered = messages.ToList();
        var origin = ordered.Min(static message => message.StartTime);
        TimeSpan? OffsetOf(SymblMessage message) => message.Offset ?? (message.StartTime - origin);
        // Unless all messages have a time, keep the order of the service.
        if (ordered.TrueForAll(message => OffsetOf(message) is not null)) ordered = [.. ordered.OrderBy(message => OffsetOf(message))];

        var speakers = new SpeakerIndex(members);
        Tally? last = null;
        for (var place = 0; place < ordered.Count; place++)
        {
            var tally = speakers.Find(ordered[place].Speaker);
            tally.Add(ordered[place], OffsetOf(ordered[place]), place, newTurn: !ReferenceEquals(tally, last));
            last = tally;
        }

        var measure = SpeakerMeasure.Compute(conversationId, ordered, analytics);
        foreach (var speaker in measure.Speakers)
        {
            var tally = speakers.Find(new SymblPerson(speaker.Name, speaker.MemberId, speaker.Email));
            // Messages can name one person in several ways, by address and by name.
            tally.SpokenTime += speaker.TalkTime ?? TimeSpan.Zero;
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

    /// <summary>Finds the speaker of a message or an analytics entry: by member ID, then by email address, then by a unique name.</summary>
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
            // After an append, two members can both be "Speaker 1". Use an ambiguous name only if nothing else is known.
            ?? (Some(person.Id) is null || _all.Count(tally => SameName(tally, person)) == 1
                ? _all.Find(tally => SameName(tally, person))
                : null);

        private static bool SameName(Tally tally, SymblPerson person) =>
            string.Equals(tally.Name, person.Name, StringComparison.OrdinalIgnoreCase);

        private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Running totals of a speaker.</summary>
    private sealed class Tally
    {
        private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0'];
        private TimeSpan _longestTurn;
        private TimeSpan? _turnStart;
        private TimeSpan? _turnEnd;
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

        /// <summary>Talk time from the messages.</summary>
        public TimeSpan SpokenTime { get; set; }

        public TimeSpan TalkTime => MeasuredTalkTime ?? SpokenTime;

        /// <summary>Position of the first message; the maximum for speakers without messages.</summary>
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
            else if (offset - _turnEnd > SpeakerMeasure.LongestPause) _turnStart = offset;

            _turnEnd = newTurn || offset + length > _turnEnd ? offset + length : _turnEnd;

            // The measure has no talk time for a message without a start.
            if (offset is null) SpokenTime += length;
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
