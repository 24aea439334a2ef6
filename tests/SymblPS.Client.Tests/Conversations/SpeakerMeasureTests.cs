using CsCheck;
using SymblPS.Client.Conversations;
using Xunit;

namespace SymblPS.Client.Tests.Conversations;

public sealed class SpeakerMeasureTests
{
    [Fact]
    public void The_measures_match_a_manual_count()
    {
        //  Ann |####  | 0-4       asks one question, 4 words
        //  Bob |   ###| 3-6       begins while Ann speaks
        //  Ann          8-10      answers after 2 s
        //  Ann            11-12   same turn
        //  Bob              12.5-13
        var measure = Measure(
            Say("Ann", 0, 4, "Shall we start now?"), Say("Bob", 3, 6, "Yes, of course. Why not?"), Say("Ann", 8, 10, "Good."), Say("Ann", 11, 12, "So."),
            Say("Bob", 12.5, 13, "\"Really?\" he said?!"));
        Assert.Equal(Seconds(13), measure.Duration);
        Assert.Equal(Seconds(9.5), measure.TalkTime);
        Assert.Equal(Seconds(1), measure.Overlap);
        Assert.Equal(Seconds(3.5), measure.Silence);
        Assert.Equal((1, 4, 5), (measure.Interruptions, measure.Turns, measure.Messages));
        Assert.Equal(Seconds(1.25), measure.Patience);

        var (ann, bob) = (measure.Speakers[0], measure.Speakers[1]);
        Assert.Equal((Seconds(7), Seconds(2.5), Seconds(1)), (ann.TalkTime, ann.ListenTime, ann.Overlap));
        Assert.Equal((Seconds(3.5), Seconds(6), Seconds(1)), (bob.TalkTime, bob.ListenTime, bob.Overlap));
        Assert.Equal((Seconds(4), Seconds(3)), (ann.LongestMonologue, bob.LongestMonologue));
        Assert.Equal((Seconds(2), Seconds(0.5)), (ann.Patience, bob.Patience));
        Assert.Equal((0, 1), (ann.Interruptions, bob.Interruptions));
        Assert.Equal((2, 2), (ann.Turns, bob.Turns));
        Assert.Equal((1, 2), (ann.Questions, bob.Questions));
        Assert.Equal(6 / (7 / 60.0), ann.WordsPerMinute!.Value, 9);
        Assert.Equal(1, (ann.Share + bob.Share)!.Value, 12);
    }

    [Fact]
    public void The_times_add_up_to_the_duration_for_random_conversations()
    {
        var message = Gen.Select(Gen.Int[0, 4], Gen.Long[0, 100_000], Gen.Long[0, 30_000], (who, start, length) =>
            new SymblMessage { Speaker = new SymblPerson($"P{who}"), Text = "a b", Offset = new TimeSpan(start), Duration = new TimeSpan(length) });
        message.List[1, 40].Sample(messages =>
        {
            var measure = SpeakerMeasure.Compute("1", messages);
            if (measure.Duration is null) return messages.TrueForAll(static one => one.Duration == TimeSpan.Zero);
            return measure.TalkTime + measure.Silence == measure.Duration
                && measure.Silence >= TimeSpan.Zero
                && measure.Speakers.All(one => one.TalkTime + one.ListenTime + one.Silence == measure.Duration)
                && measure.Speakers.All(one => one.Overlap <= one.TalkTime)
                && measure.Speakers.Aggregate(TimeSpan.Zero, static (sum, one) => sum + one.TalkTime!.Value) >= measure.TalkTime
                && measure.Speakers.Sum(static one => one.Messages) == messages.Count
                && Brute(messages) == (measure.Overlap!.Value.Ticks, measure.TalkTime!.Value.Ticks);
        });
    }

    [Fact]
    public void The_talk_times_are_those_of_the_turns_if_the_service_reports_them()
    {
        // The messages have gaps that the turns do not have.
        SymblMessage[] messages = [Say("Ann", 0, 4, "a b c d"), Say("Bob", 6, 8, "e f")];
        var analytics = new SymblAnalytics
        {
            TalkTime = Seconds(9), Silence = Seconds(1), Overlap = Seconds(1),
            Members =
            [
                new() { Speaker = new SymblPerson("Ann"), TalkTime = Seconds(6), WordsPerMinute = 40, Overlap = Seconds(1) },
                new() { Speaker = new SymblPerson("Bob"), TalkTime = Seconds(4), Overlap = Seconds(1) },
            ],
        };
        var measure = SpeakerMeasure.Compute("1", messages, analytics);
        Assert.Equal((Seconds(10), Seconds(9), Seconds(1), Seconds(1)), (measure.Duration, measure.TalkTime, measure.Silence, measure.Overlap));
        Assert.Equal([Seconds(6), Seconds(4)], measure.Speakers.Select(static one => one.TalkTime));
        Assert.Equal([0.6, 0.4], measure.Speakers.Select(static one => one.Share!.Value));
        Assert.Equal([Seconds(3), Seconds(5)], measure.Speakers.Select(static one => one.ListenTime));
        Assert.Equal([40.0, 30.0], measure.Speakers.Select(static one => one.WordsPerMinute!.Value));

        var speakers = SpeakerSummary.Compute("1", [], messages, analytics);
        Assert.Equal(measure.Speakers.Select(static one => (one.TalkTime!.Value, one.Share!.Value)), speakers.Select(static one => (one.TalkTime, one.Share)));
        // Without a talk time of one speaker, all are measured from the messages.
        Assert.Equal(Seconds(4), SpeakerMeasure.Compute("1", messages, new SymblAnalytics { TalkTime = Seconds(9), Silence = Seconds(1) }).Speakers[0].TalkTime);
    }

    [Fact]
    public void The_order_of_the_messages_does_not_matter()
    {
        SymblMessage[] messages = [Say("Ann", 0, 4, "a"), Say("Bob", 3, 6, "b"), Say("Ann", 8, 10, "c")];
        var (forth, back) = (SpeakerMeasure.Compute("1", messages), SpeakerMeasure.Compute("1", messages.Reverse()));
        Assert.Equal(forth.Speakers.Select(Describe), back.Speakers.Select(Describe));
        static string Describe(SymblSpeakerMeasure one) => $"{one.Name} {one.TalkTime} {one.Turns} {one.Patience} {one.Interruptions} {one.LongestMonologue}";
    }

    [Fact]
    public void Messages_without_times_count_for_words_and_questions_only()
    {
        var measure = Measure(new SymblMessage { Speaker = new SymblPerson("Ann"), Text = "Hi there." }, new SymblMessage { Speaker = new SymblPerson("Bob"), Text = "Who?" });
        Assert.Null(measure.Duration);
        Assert.All(measure.Speakers, static one => Assert.Equal((null, null, null, null, null), (one.TalkTime, one.Share, one.Silence, one.Interruptions, one.WordsPerMinute)));
        Assert.Equal([(1, 2, 0), (1, 1, 1)], measure.Speakers.Select(static one => (one.Turns, one.Words, one.Questions)));
        Assert.Empty(Measure().Speakers);
    }

    [Fact]
    public void IDs_distinguish_two_speakers_with_the_same_name()
    {
        var measure = Measure(
            new SymblMessage { Speaker = new SymblPerson("Speaker 1", "a"), Text = "x", Offset = Seconds(0), Duration = Seconds(1) },
            new SymblMessage { Speaker = new SymblPerson("Speaker 1", "b"), Text = "y", Offset = Seconds(1), Duration = Seconds(1) });
        Assert.Equal(["a", "b"], measure.Speakers.Select(static one => one.MemberId));
    }

    // An independent, slower computation of the same sums: it visits every interval between two edges.
    private static (long Several, long Anybody) Brute(List<SymblMessage> messages)
    {
        var edges = messages.SelectMany(static one => new[] { one.Offset!.Value.Ticks, (one.Offset + one.Duration)!.Value.Ticks }).Distinct().Order().ToList();
        var (several, anybody) = (0L, 0L);
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var speaking = messages.Where(one => one.Offset!.Value.Ticks <= from && (one.Offset + one.Duration)!.Value.Ticks >= to).Select(static one => one.Speaker.Name).Distinct().Count();
            if (speaking > 1) several += to - from;
            if (speaking > 0) anybody += to - from;
        }

        return (several, anybody);
    }

    private static SymblConversationMeasure Measure(params SymblMessage[] messages) => SpeakerMeasure.Compute("1", messages);

    private static SymblMessage Say(string who, double from, double to, string text) =>
        new() { Speaker = new SymblPerson(who), Text = text, Offset = Seconds(from), Duration = Seconds(to - from) };

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
