using Symbl.Domain.Conversations;
using Symbl.Recognition.Transcripts;
using Xunit;

namespace Symbl.Recognition.Tests.Transcripts;

/// <summary>Times of messages in seconds after noon; a word takes 0.4 s.</summary>
public sealed class TranscriptLayoutTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_any_time_messages_follow_one_another_from_the_start()
    {
        var layout = Lay([(2, null, null), (5, null, null), (1, null, null)]);

        Assert.Null(layout.StartTime);
        Assert.Equal([(0, 0.8), (0.8, 2.8), (2.8, 3.2)], Seconds(layout));
        Assert.Equal((3, 3), (layout.WithoutStart, layout.WithoutEnd));
    }

    [Fact]
    public void Times_that_are_given_stay_as_they_are()
    {
        var layout = Lay([(50, 10, 12), (1, 11.5, 30), (3, 5, 5)]);

        Assert.Equal(Noon.AddSeconds(5), layout.StartTime);
        Assert.Equal([(5, 7), (6.5, 25), (0, 0)], Seconds(layout));
        Assert.Equal((0, 0), (layout.WithoutStart, layout.WithoutEnd));
    }

    [Fact]
    public void A_missing_end_follows_from_the_words_up_to_the_next_message()
    {
        var layout = Lay([(5, 0, null), (50, 10, null), (5, 14, null)]);

        Assert.Equal([(0, 2), (10, 14), (14, 16)], Seconds(layout));
    }

    [Fact]
    public void Messages_of_the_same_minute_last_no_longer_than_it()
    {
        var layout = Lay([(5, 0, null), (500, 0, null), (5, 60, null)]);

        Assert.Equal([(0, 2), (0, 60), (60, 62)], Seconds(layout));
    }

    [Fact]
    public void A_missing_start_counts_back_from_the_end_but_not_into_the_message_before()
    {
        var layout = Lay([(5, 0, 2), (50, null, 12), (5, null, 30)]);

        Assert.Equal([(0, 2), (2, 12), (28, 30)], Seconds(layout));
    }

    [Fact]
    public void Messages_between_known_times_share_the_room_by_their_words()
    {
        var roomy = Lay([(5, 0, 2), (5, null, null), (10, null, null), (1, 20, 21)]);
        var tight = Lay([(5, 0, 2), (10, null, null), (30, null, null), (1, 6, 7)]);
        var none = Lay([(5, 0, 2), (5, null, null), (1, 1, 7)]);

        Assert.Equal([(0, 2), (2, 4), (4, 8), (20, 21)], Seconds(roomy));
        Assert.Equal([(0, 2), (2, 3), (3, 6), (6, 7)], Seconds(tight));
        Assert.Equal([(0, 2), (2, 4), (1, 7)], Seconds(none));
    }

    [Fact]
    public void Messages_before_the_first_known_time_end_at_it()
    {
        var layout = Lay([(5, null, null), (5, 10, 11)]);

        Assert.Equal(Noon.AddSeconds(8), layout.StartTime);
        Assert.Equal([(0, 2), (2, 3)], Seconds(layout));
    }

    [Theory]
    [InlineData(-30, -30, 0)]
    [InlineData(9.5, 9.5, 0)]
    [InlineData(60, 8, 0)]
    public void The_start_of_the_conversation_applies_if_no_message_is_earlier(double given, double start, double first)
    {
        var layout = Lay([(5, null, null), (5, 10, 11)], given);

        Assert.Equal(Noon.AddSeconds(start), layout.StartTime);
        Assert.Equal(first, layout.Spans[0].Start.TotalSeconds);
        Assert.Equal(Noon.AddSeconds(10), layout.StartTime + layout.Spans[1].Start);
        Assert.Equal(Noon.AddSeconds(7), Lay([(5, null, null)], 7).StartTime);
    }

    [Fact]
    public void Fractions_of_a_millisecond_stay_in_the_offsets()
    {
        var given = Noon.AddTicks(12_345);
        var layout = TranscriptLayout.Of([new ImportedMessage("a", null, null, given, given.AddTicks(3))], null);

        Assert.Equal(Noon.AddMilliseconds(1), layout.StartTime);
        Assert.Equal([(new TimeSpan(2_345), new TimeSpan(2_348))], layout.Spans);
    }

    [Fact]
    public void A_long_conversation_with_times_to_the_minute_takes_little_time()
    {
        var messages = Enumerable.Range(0, 200_000)
            .Select(_ => new ImportedMessage("a b", null, null, Noon, null))
            .Append(new ImportedMessage("c", null, null, Noon.AddSeconds(1), null))
            .ToList();

        Assert.All(TranscriptLayout.Of(messages, null).Spans.SkipLast(1), span => Assert.Equal((0, 0.8), (span.Start.TotalSeconds, span.End.TotalSeconds)));
    }

    private static TranscriptLayout Lay((int Words, double? Start, double? End)[] messages, double? startTime = null) =>
        TranscriptLayout.Of(
            [
                .. messages.Select(message => new ImportedMessage(
                    string.Join(' ', Enumerable.Repeat("word", message.Words)), null, null, At(message.Start), At(message.End))),
            ],
            At(startTime));

    private static DateTimeOffset? At(double? seconds) => seconds is { } time ? Noon.AddSeconds(time) : null;

    private static IEnumerable<(double, double)> Seconds(TranscriptLayout layout) =>
        layout.Spans.Select(span => (span.Start.TotalSeconds, span.End.TotalSeconds));
}
