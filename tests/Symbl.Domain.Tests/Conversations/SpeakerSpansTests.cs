using Symbl.Domain.Conversations;
using Xunit;

namespace Symbl.Domain.Tests.Conversations;

/// <summary>Offsets in seconds; the conversation lasts 100.</summary>
public sealed class SpeakerSpansTests
{
    [Fact]
    public void Events_in_any_order_form_segments()
    {
        var spans = Make((2, false, 30), (1, true, 0), (2, true, 8), (1, false, 10));

        Assert.Equal([(1, 0, 10), (2, 8, 30)], All(spans));
    }

    [Fact]
    public void Unmatched_events_are_ignored()
    {
        var spans = Make((1, false, 1), (1, true, 2), (1, true, 3), (1, false, 5), (1, false, 6), (2, true, 7), (2, false, 7));

        Assert.Equal([(1, 2, 5)], All(spans));
    }

    [Fact]
    public void A_start_without_a_stop_lasts_until_the_next_speaker_or_the_end()
    {
        Assert.Equal([(1, 0, 20), (2, 20, 30), (3, 40, 100)], All(Make((1, true, 0), (2, true, 20), (2, false, 30), (3, true, 40))));
    }

    [Theory]
    [InlineData(0, 4, 1)]
    [InlineData(9, 25, 2)]
    [InlineData(29, 33, null)]
    [InlineData(10, 10, 2)]
    [InlineData(30, 30, null)]
    public void A_range_belongs_to_the_speaker_in_its_middle(double start, double end, int? person)
    {
        Assert.Equal(person, Make((1, true, 0), (1, false, 10), (2, true, 8), (2, false, 30)).Speaker(At(start), At(end)));
    }

    [Fact]
    public void Of_several_speakers_the_longest_overlap_counts()
    {
        var spans = Make((1, true, 4), (1, false, 6), (2, true, 3), (2, false, 7), (3, true, 4.5), (3, false, 5.5));

        Assert.Equal(2, spans.Speaker(At(0), At(10)));
    }

    [Fact]
    public void A_long_turn_is_divided_and_gaps_belong_to_the_speaker_in_its_middle()
    {
        var spans = Make((1, true, 1), (1, false, 10), (2, true, 12), (2, false, 20), (3, true, 18), (3, false, 25));

        Assert.Equal([(2, 0, 1), (1, 1, 10), (2, 10, 20), (3, 18, 25), (2, 25, 30)], Cut(spans, 0, 30));
        Assert.Equal([(null, 9.5, 9.8)], Cut(Make((1, true, 1), (1, false, 9)), 9.5, 9.8));
        Assert.Equal([(1, 8, 9), (null, 9, 40)], Cut(Make((1, true, 1), (1, false, 9)), 8, 40));
        Assert.Equal([(1, 5, 5)], Cut(Make((1, true, 1), (1, false, 9)), 5, 5));
    }

    [Fact]
    public void A_search_among_many_segments_finds_a_long_segment()
    {
        var events = Enumerable.Range(0, 20_000).SelectMany(i => new[] { (2, true, 1 + (i * 0.004)), (2, false, 1.001 + (i * 0.004)) });
        var spans = Make([(1, true, 0), (1, false, 99), .. events]);

        Assert.Equal(1, spans.Speaker(At(90), At(95)));
    }

    private static SpeakerSpans Make(params (int Person, bool Starts, double At)[] events) =>
        SpeakerSpans.Of(events.Select(change => new SpeakerEvent(change.Person, change.Starts, At(change.At))), At(100));

    private static IEnumerable<(int, int, int)> All(SpeakerSpans spans) => spans.Within(At(0), At(100)).Reverse()
        .Select(span => (span.Person, (int)span.Start.TotalSeconds, (int)span.End.TotalSeconds));

    private static IEnumerable<(int?, double, double)> Cut(SpeakerSpans spans, double start, double end) =>
        spans.Cut(At(start), At(end)).Select(part => (part.Person, part.Start.TotalSeconds, part.End.TotalSeconds));

    private static TimeSpan At(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
}
