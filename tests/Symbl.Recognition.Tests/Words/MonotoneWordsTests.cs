using System.Diagnostics;
using CsCheck;
using Symbl.Domain.Recordings;
using Symbl.Recognition.Words;
using Xunit;

namespace Symbl.Recognition.Tests.Words;

public sealed class MonotoneWordsTests
{
    [Fact]
    public void A_word_ends_at_the_start_of_the_next() =>
        Assert.Equal([Word("so", 0, 0.4), Word("yes", 0.4, 0.8)], MonotoneWords.Of([Word("so", 0, 0.6), Word("yes", 0.4, 0.8)]));

    [Fact]
    public void Words_come_in_order_of_start_and_equal_starts_keep_their_order() => Assert.Equal(
        ["a", "b", "c"], MonotoneWords.Of([Word("c", 1, 2), Word("a", 0, 1), Word("b", 0, 1)]).Select(word => word.Text));

    [Fact]
    public void A_word_over_a_pause_is_cut_to_twice_its_usual_length()
    {
        var words = Enumerable.Range(0, 20).Select(index => Word("word", index, index + (index == 10 ? 0.95 : 0.3)));
        var capped = MonotoneWords.Of([.. words])[10];
        Assert.Equal(TimeSpan.FromSeconds(10), capped.Start);
        Assert.Equal(10.6, capped.End.TotalSeconds, 3);
    }

    [Fact]
    public void A_long_word_may_last_longer_than_a_short_one()
    {
        var words = Enumerable.Range(0, 20).Select(index => Word("so", index, index + 0.2)).Append(Word("internationalization", 20, 21.4)).ToList();
        Assert.Equal(words, MonotoneWords.Of(words));
    }

    [Fact]
    public void Few_words_keep_their_length()
    {
        ProcessedWord[] words = [Word("a", 0, 0.1), Word("b", 1, 1.1), Word("c", 2, 9)];
        Assert.Equal(words, MonotoneWords.Of(words));
    }

    [Fact]
    public void A_phrase_moves_as_one_and_keeps_its_scores()
    {
        ProcessedWord[] words =
        [
            Word("we", 0, 1) with { Phrase = 1, Score = 0.5 }, Word("agree", 1, 3) with { Phrase = 1, Score = 0.7 }, Word("fine", 1.5, 4),
        ];
        Assert.Equal(
            [
                Word("we", 0, 0.5) with { Phrase = 1, Score = 0.5 }, Word("agree", 0.5, 1.5) with { Phrase = 1, Score = 0.7 },
                Word("fine", 1.5, 4),
            ],
            MonotoneWords.Of(words));
    }

    [Fact]
    public void No_word_is_lost_and_none_overlaps() => Gen.Select(Gen.Double[0, 20], Gen.Double[-1, 3], Gen.Int[0, 4]).Array[0, 60].Sample(given =>
    {
        var words = given.Select((part, index) =>
            Word($"w{index}", part.Item1, part.Item1 + part.Item2) with { Phrase = part.Item3 == 0 ? index / 10 : null }).ToList();
        var ordered = MonotoneWords.Of(words);
        var units = ordered.Where(word => word.Phrase is null).ToList();
        return ordered.Count == words.Count
            && ordered.Select(word => word.Text).ToHashSet().SetEquals(words.Select(word => word.Text))
            && ordered.All(word => word.End >= word.Start)
            && units.Zip(units.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
    });

    [Fact]
    public void The_time_grows_linearly_with_the_words()
    {
        var random = new Random(3);
        var words = Enumerable.Range(0, 100_000).Select(index => Word("word", 3600 * random.NextDouble(), 3601)).ToList();
        var watch = Stopwatch.StartNew();
        Assert.Equal(100_000, MonotoneWords.Of(words).Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static ProcessedWord Word(string text, double start, double end) =>
        new(text, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), null);
}
