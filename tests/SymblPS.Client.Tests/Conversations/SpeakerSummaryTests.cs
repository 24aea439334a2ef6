using SymblPS.Client.Conversations;
using Xunit;

namespace SymblPS.Client.Tests.Conversations;

public sealed class SpeakerSummaryTests
{
    private static readonly SymblMember[] Members =
    [
        new() { MemberId = "m1", Name = "Ann", Email = "ann@x.test" },
        new() { MemberId = "m2", Name = "Bob" },
        new() { MemberId = "m3", Name = "Silent" },
    ];

    [Fact]
    public void Members_messages_and_analytics_are_combined_per_speaker()
    {
        SymblMessage[] messages =
        [
            Say("m2", "Bob", 0, 2, "hello there"),
            Say("m1", "Ann", 2, 3, "hi"),
            Say("m1", "Ann", 6, 4, "one two three"),
            Say("m2", "Bob", 10, 1, ""),
        ];
        var analytics = new SymblAnalytics
        {
            Members = [new() { Speaker = new SymblPerson("Ann", "m1"), TalkTime = TimeSpan.FromSeconds(9), WordsPerMinute = 99 }],
        };
        var speakers = SpeakerSummary.Compute("c", Members, messages, analytics);
        Assert.Equal(["Bob", "Ann", "Silent"], speakers.Select(speaker => speaker.Name));
        var (bob, ann, silent) = (speakers[0], speakers[1], speakers[2]);
        Assert.Equal((2, 2, 3.0, 0.25, 40.0), (bob.Messages, bob.Turns, bob.TalkTime.TotalSeconds, bob.Share, bob.WordsPerMinute));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(2)), (bob.FirstTurn, bob.LongestTurn));
        Assert.Equal((2, 1, 9.0, 0.75, 99.0), (ann.Messages, ann.Turns, ann.TalkTime.TotalSeconds, ann.Share, ann.WordsPerMinute));
        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8)), (ann.FirstTurn, ann.LongestTurn));
        Assert.Equal(("m1", "ann@x.test", "c"), (ann.MemberId, ann.Email, ann.ConversationId));
        Assert.Equal((0, 0, TimeSpan.Zero, 0.0), (silent.Messages, silent.Turns, silent.TalkTime, silent.Share));
        Assert.Null(silent.FirstTurn);
        Assert.Null(silent.LongestTurn);
        Assert.Null(silent.WordsPerMinute);
    }

    [Fact]
    public void Messages_are_sorted_by_time_before_turns_are_counted()
    {
        SymblMessage[] messages = [Say("m1", "Ann", 4, 1, "c"), Say("m2", "Bob", 2, 1, "b"), Say("m1", "Ann", 0, 1, "a"),
            Say("m1", "Ann", 1, 1, "a")];
        var speakers = SpeakerSummary.Compute("c", Members, messages, null);
        Assert.Equal(["Ann", "Bob", "Silent"], speakers.Select(speaker => speaker.Name));
        Assert.Equal((3, 2), (speakers[0].Messages, speakers[0].Turns));
    }

    [Fact]
    public void Two_speakers_with_the_same_name_stay_separate()
    {
        SymblMember[] twins = [new() { MemberId = "a", Name = "Speaker 1" }, new() { MemberId = "b", Name = "Speaker 1" }];
        var speakers = SpeakerSummary.Compute("c", twins, [Say("b", "Speaker 1", 0, 1, "x"), Say("a", "Speaker 1", 1, 2, "y")], null);
        Assert.Equal(["b", "a"], speakers.Select(speaker => speaker.MemberId));
        Assert.Equal([1.0, 2.0], speakers.Select(speaker => speaker.TalkTime.TotalSeconds));
    }

    [Fact]
    public void Email_address_and_name_match_speakers_without_IDs()
    {
        SymblMessage[] messages =
        [
            new() { Speaker = new SymblPerson("A.", null, "ANN@x.test"), Duration = TimeSpan.FromSeconds(1) },
            new() { Speaker = new SymblPerson("bob"), Duration = TimeSpan.FromSeconds(1) },
            new() { Speaker = new SymblPerson("Eve"), Duration = TimeSpan.FromSeconds(2) },
            new() { Speaker = new SymblPerson(string.Empty) },
        ];
        var speakers = SpeakerSummary.Compute("c", Members, messages, null);
        Assert.Equal(["Ann", "Bob", "Eve", "", "Silent"], speakers.Select(speaker => speaker.Name));
        Assert.Equal(["m1", "m2", null, null, "m3"], speakers.Select(speaker => speaker.MemberId));
        Assert.Equal(1.0, speakers.Sum(speaker => speaker.Share), 9);
    }

    [Fact]
    public void Offsets_are_computed_from_start_times()
    {
        var start = new DateTimeOffset(2024, 5, 6, 7, 0, 0, TimeSpan.Zero);
        SymblMessage[] messages =
        [
            new() { Speaker = new SymblPerson("Bob", "m2"), StartTime = start.AddSeconds(5), EndTime = start.AddSeconds(9) },
            new() { Speaker = new SymblPerson("Ann", "m1"), StartTime = start, EndTime = start.AddSeconds(5) },
        ];
        var speakers = SpeakerSummary.Compute("c", Members, messages, null);
        Assert.Equal(["Ann", "Bob", "Silent"], speakers.Select(speaker => speaker.Name));
        Assert.Equal((5.0, 4.0), (speakers[0].TalkTime.TotalSeconds, speakers[1].TalkTime.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(5), speakers[1].FirstTurn);
    }

    [Fact]
    public void A_conversation_without_speech_has_shares_of_zero() =>
        Assert.All(SpeakerSummary.Compute("c", Members, [], null), speaker => Assert.Equal((0.0, 0), (speaker.Share, speaker.Messages)));

    private static SymblMessage Say(string id, string name, double at, double seconds, string text) => new()
    {
        Speaker = new SymblPerson(name, id),
        Offset = TimeSpan.FromSeconds(at),
        Duration = TimeSpan.FromSeconds(seconds),
        Text = text,
    };

    [Fact]
    public void A_monologue_ends_at_a_long_pause()
    {
        SymblMessage[] messages = [Say("m1", "Ann", 0, 5, "a"), Say("m1", "Ann", 60, 5, "b"), Say("m1", "Ann", 66, 2, "c")];
        var speaker = SpeakerSummary.Compute("c", Members, messages, null)[0];
        Assert.Equal(8, speaker.LongestTurn!.Value.TotalSeconds);
        Assert.Equal(1, speaker.Turns);
        Assert.Equal(8, SpeakerMeasure.Compute("c", messages).Speakers[0].LongestMonologue!.Value.TotalSeconds);
    }
}
