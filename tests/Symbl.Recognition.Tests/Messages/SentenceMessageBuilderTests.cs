using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Stages;
using Xunit;

namespace Symbl.Recognition.Tests.Messages;

public sealed class SentenceMessageBuilderTests
{
    private static readonly ProcessingOptions Plain = new();

    [Fact]
    public void Without_words_every_turn_is_a_message_without_text()
    {
        var messages = new SentenceMessageBuilder().Build([], [Turn(1, 0, 2), Turn(2, 1, 3)], Plain, default);

        Assert.Equal([(1, 0.0, 2.0, ""), (2, 1.0, 3.0, "")], messages.Select(Summary));
        Assert.All(messages, message => Assert.Empty(message.Words));
    }

    [Fact]
    public void A_turn_without_words_is_a_message_without_text()
    {
        var words = SentenceBuilderTests.Say(1, 1, "Hello there.").ToArray();
        var messages = new SentenceMessageBuilder().Build(words, [Turn(1, 0.9, 2), Turn(2, 2.5, 3), Turn(2, 1.5, 1.9)], Plain, default);

        Assert.Equal([(1, 1.0, 2.0, "Hello there."), (2, 2.5, 3.0, "")], messages.Select(Summary));
    }

    [Fact]
    public void A_turn_with_words_of_an_overlapping_turn_only_is_a_message_without_text()
    {
        var words = SentenceBuilderTests.Say(1, 1, "Hello there, can you hear me now?").ToArray();
        var end = words[^1].Word.End.TotalSeconds;
        var overlapped = Turn(2, 1.2, 2.6);
        var messages = new SentenceMessageBuilder().Build(words, [Turn(1, 0.9, end), overlapped], Plain, default);

        Assert.Equal([(1, 1.0, end, "Hello there, can you hear me now?"), (2, 1.2, 2.6, "")], messages.Select(Summary));
    }

    [Fact]
    public void A_turn_whose_words_went_to_another_speaker_is_no_message()
    {
        // The words were moved: no turn of the first speaker is there.
        var words = SentenceBuilderTests.Say(1, 1, "Hello there, can you hear me now?").ToArray();
        var moved = new SentenceMessageBuilder().Build(words, [Turn(1, 0.5, 1.1), Turn(2, 1.1, 4)], Plain, default);
        // A short turn over the words of another person can be noise.
        var noise = new SentenceMessageBuilder().Build(words, [Turn(1, 0.9, 5), Turn(2, 1.2, 1.9)], Plain, default);

        Assert.Single(moved);
        Assert.Single(noise);
    }

    [Fact]
    public void A_long_word_before_a_short_one_still_covers_its_turn()
    {
        var longWord = new SpokenWord(new ProcessedWord("Soooo.", TimeSpan.Zero, TimeSpan.FromSeconds(5), null), 1, 0);
        var shortWord = new SpokenWord(new ProcessedWord("Yes.", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2), null), 2, 1);

        Assert.Equal(2, new SentenceMessageBuilder().Build([longWord, shortWord], [Turn(1, 4, 5)], Plain, default).Count);
    }

    [Fact]
    public void A_message_spans_its_words_and_keeps_them()
    {
        var word = new ProcessedWord("Fine.", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), 0.75);
        var message = Assert.Single(new SentenceMessageBuilder().Build([new SpokenWord(word, 2, 0)], [], Plain, default));

        Assert.Equal((2, 1.0, 1.5, "Fine."), Summary(message));
        Assert.Equal([word], message.Words);
    }

    [Theory]
    [InlineData(true, "en-GB", 1)]
    [InlineData(false, "en-US", 0)]
    [InlineData(true, "de-DE", 0)]
    public void Phrases_are_marked_on_request_in_English_only(bool asked, string language, int expected)
    {
        var words = SentenceBuilderTests.Say(1, 0, "I'll send you the invoice.").ToArray();
        var options = new ProcessingOptions { DetectPhrases = asked, LanguageCode = language };

        Assert.Equal(expected, Assert.Single(new SentenceMessageBuilder().Build(words, [], options, default)).Phrases.Count);
    }

    private static ProcessedTurn Turn(int speaker, double start, double end) =>
        new(speaker, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));

    private static (int, double, double, string) Summary(ProcessedMessage message) =>
        (message.Speaker, message.Start.TotalSeconds, message.End.TotalSeconds, message.Text);
}
