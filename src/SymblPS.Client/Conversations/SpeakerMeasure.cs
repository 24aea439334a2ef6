using System.Text.RegularExpressions;

namespace SymblPS.Client.Conversations;

/// <summary>Measures the participation of speakers from the messages of a conversation.</summary>
/// <remarks>
/// All times are sums of ticks, so that the parts add up to the whole exactly. Talk time, overlap and silence come from the analytics of
/// the service, which measures turns. Without analytics, they are measured from the messages. Longest monologue, patience and interruptions
/// are metrics of sales coaching: the longest turn, the mean pause before an answer, and the turns that begin while another speaker talks.
/// </remarks>
public static class SpeakerMeasure
{
    private static readonly Regex Question = new("[?？؟]+(?=[\"'”’»)\\]]*(?:\\s|$))", RegexOptions.CultureInvariant);
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\u00A0'];

    /// <summary>Longest pause within a monologue.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Measures a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="messages">
    /// Messages of the conversation, in any order. Messages without times count for words and questions only.
    /// </param>
    /// <param name="analytics">Analytics of the conversation; <see langword="null"/> if the service has none.</param>
    public static SymblConversationMeasure Compute(string conversationId, IEnumerable<SymblMessage> messages, SymblAnalytics? analytics = null)
    {
        var spoken = Spoken(messages);
        var people = new Dictionary<string, Tally>(StringComparer.OrdinalIgnoreCase);
        var tallies = new List<Tally>();
        foreach (var message in spoken)
        {
            if (!people.TryGetValue(Key(message.Speaker), out var tally))
            {
                people[Key(message.Speaker)] = tally = new Tally(message.Speaker);
                tallies.Add(tally);
            }

            tally.Messages++;
            tally.Words += message.Text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Length;
            tally.Questions += Question.Matches(message.Text).Count;
            message.Tally = tally;
        }

        CountTurns(spoken);
        var timed = spoken.Where(static message => message.End > message.Start).ToList();
        if (timed.Count == 0) return Result(conversationId, tallies, null);
        var (from, to) = (timed.Min(static message => message.Start!.Value), timed.Max(static message => message.End!.Value));
        var speech = Sweep(timed, tallies);
        return Result(conversationId, tallies, Apply(TalkTimes.Of(analytics), tallies) ?? new Span(to - from, speech.Anybody, speech.Several));
    }

    /// <summary>Replaces the times of the messages by the times of the turns; <see langword="null"/> if a speaker has no turns.</summary>
    private static Span? Apply(TalkTimes? turns, List<Tally> tallies)
    {
        if (turns is null) return null;
        var found = tallies.ConvertAll(tally => turns.Find(tally.Person));
        if (found.Contains(null)) return null;
        for (var i = 0; i < tallies.Count; i++)
        {
            tallies[i].Talk = Math.Min(found[i]!.TalkTime!.Value.Ticks, turns.Speech.Ticks);
            tallies[i].Listen = turns.Speech.Ticks - tallies[i].Talk;
            tallies[i].Overlap = found[i]!.Overlap?.Ticks ?? 0;
            tallies[i].Pace = found[i]!.WordsPerMinute;
        }

        return new Span((turns.Speech + turns.Silence).Ticks, turns.Speech.Ticks, turns.Crosstalk.Ticks);
    }

    private static List<Utterance> Spoken(IEnumerable<SymblMessage> messages)
    {
        var all = messages.ToList();
        var origin = all.Min(static message => message.StartTime);
        var spoken = all.ConvertAll(message =>
        {
            var start = (message.Offset ?? (message.StartTime - origin))?.Ticks;
            var length = (message.Duration ?? (message.EndTime - message.StartTime))?.Ticks;
            return new Utterance(message.Speaker, message.Text, start, start + Math.Max(0, length ?? 0));
        });
        // Unless all messages have a time, keep the order of the service.
        return spoken.TrueForAll(static message => message.Start is not null) ? [.. spoken.OrderBy(static message => message.Start)] : spoken;
    }

    private static void CountTurns(List<Utterance> spoken)
    {
        Tally? before = null;
        long? turnStart = null;
        var latest = new Dictionary<Tally, long>();
        foreach (var message in spoken)
        {
            var tally = message.Tally;
            if (tally != before)
            {
                tally.Turns++;
                turnStart = message.Start;
                var others = latest.Where(end => end.Key != tally).Select(static end => (long?)end.Value).Max();
                if (others is { } last && message.Start is { } start)
                {
                    if (start < last) tally.Interruptions++;
                    else tally.Pauses.Add(start - last);
                }
            }
            else if (latest.TryGetValue(tally, out var until) && message.Start - until > LongestPause.Ticks)
            {
                // A monologue ends at a long pause, also if no other person speaks.
                turnStart = message.Start;
            }

            if (message.End is { } end)
            {
                if (!latest.TryGetValue(tally, out var known) || end > known) latest[tally] = end;
                if (turnStart is { } from) tally.Longest = Math.Max(tally.Longest, latest[tally] - from);
            }

            before = tally;
        }
    }

    /// <summary>Sweeps over all starts and ends in time order and returns the time with at least one speaker, and the time with several.</summary>
    private static (long Anybody, long Several) Sweep(List<Utterance> timed, List<Tally> tallies)
    {
        var edges = timed.SelectMany(static message => new[] { (At: message.Start!.Value, Step: 1, message.Tally), (At: message.End!.Value, Step: -1, message.Tally) })
            .OrderBy(static edge => edge.At)
            .ToList();
        long anybody = 0;
        long several = 0;
        var speaking = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            var length = i == 0 ? 0 : edge.At - edges[i - 1].At;
            if (speaking > 0 && length > 0)
            {
                anybody += length;
                if (speaking > 1) several += length;
                foreach (var tally in tallies)
                {
                    if (tally.Open == 0) tally.Listen += length;
                    else tally.Talk += length;
                    if (tally.Open > 0 && speaking > 1) tally.Overlap += length;
                }
            }

            // Count people, not messages: two overlapping messages of one person are one person speaking.
            var before = edge.Tally.Open;
            edge.Tally.Open += edge.Step;
            if (before == 0 || edge.Tally.Open == 0) speaking += edge.Step;
        }

        return (anybody, several);
    }

    private static SymblConversationMeasure Result(string conversationId, List<Tally> tallies, Span? span)
    {
        TimeSpan? Time(long? ticks) => span is null || ticks is null ? null : new TimeSpan(ticks.Value);
        TimeSpan? Mean(List<long> pauses) => pauses.Count == 0 ? null : Time((long)pauses.Average());
        double? Pace(int words, long talk) => span is null || words == 0 || talk == 0 ? null : words / new TimeSpan(talk).TotalMinutes;
        var silence = Time(span?.Duration - span?.Anybody);
        var talk = tallies.Sum(static tally => tally.Talk);
        return new SymblConversationMeasure
        {
            ConversationId = conversationId,
            Duration = Time(span?.Duration),
            TalkTime = Time(span?.Anybody),
            Overlap = Time(span?.Several),
            Silence = silence,
            LongestMonologue = Time(tallies.Select(static tally => (long?)tally.Longest).Max()),
            Patience = Mean([.. tallies.SelectMany(static tally => tally.Pauses)]),
            Interruptions = span is null ? null : tallies.Sum(static tally => tally.Interruptions),
            Messages = tallies.Sum(static tally => tally.Messages),
            Turns = tallies.Sum(static tally => tally.Turns),
            Words = tallies.Sum(static tally => tally.Words),
            Questions = tallies.Sum(static tally => tally.Questions),
            WordsPerMinute = Pace(tallies.Sum(static tally => tally.Words), talk),
            Speakers = [.. tallies.Select(tally => new SymblSpeakerMeasure
            {
                ConversationId = conversationId,
                Name = tally.Person.Name,
                MemberId = tally.Person.Id,
                Email = tally.Person.Email,
                Messages = tally.Messages,
                Turns = tally.Turns,
                Words = tally.Words,
                Questions = tally.Questions,
                TalkTime = Time(tally.Talk),
                Share = span is null || talk == 0 ? null : (double)tally.Talk / talk,
                ListenTime = Time(tally.Listen),
                Overlap = Time(tally.Overlap),
                Silence = silence,
                LongestMonologue = Time(tally.Longest),
                Patience = Mean(tally.Pauses),
                Interruptions = span is null ? null : tally.Interruptions,
                WordsPerMinute = tally.Pace ?? Pace(tally.Words, tally.Talk),
            })],
        };
    }

    // After an append, two members can both be "Speaker 1". Their IDs, if known, distinguish them.
    private static string Key(SymblPerson person) =>
        !string.IsNullOrEmpty(person.Id) ? person.Id! : !string.IsNullOrEmpty(person.Email) ? person.Email! : person.Name;

    /// <summary>A message with its times in ticks from the start of the conversation.</summary>
    private sealed record Utterance(SymblPerson Speaker, string Text, long? Start, long? End)
    {
        public Tally Tally { get; set; } = null!;
    }

    /// <summary>Duration of the conversation, time with speech, and time with several speakers, in ticks.</summary>
    private sealed record Span(long Duration, long Anybody, long Several);

    /// <summary>Running totals of a speaker; times in ticks.</summary>
    private sealed class Tally(SymblPerson person)
    {
        public SymblPerson Person { get; } = person;

        public int Messages { get; set; }

        public int Turns { get; set; }

        public int Words { get; set; }

        public int Questions { get; set; }

        public int Interruptions { get; set; }

        public List<long> Pauses { get; } = [];

        public long Longest { get; set; }

        public long Talk { get; set; }

        public long Listen { get; set; }

        public long Overlap { get; set; }

        /// <summary>Words per minute as the service reports them.</summary>
        public double? Pace { get; set; }

        /// <summary>Number of the speaker's messages that are active at the position of the sweep.</summary>
        public int Open { get; set; }
    }
}
