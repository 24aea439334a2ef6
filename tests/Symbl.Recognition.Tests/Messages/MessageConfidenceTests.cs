using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Xunit;

namespace Symbl.Recognition.Tests.Messages;

public sealed class MessageConfidenceTests
{
    private static readonly ProcessedTurn[] Turns = [Turn(1, 0, 10, 0.9), Turn(2, 10, 14, 0.6), Turn(1, 20, 22, 0.7)];

    [Fact]
    public void A_message_without_words_has_the_confidence_of_its_turn() =>
        Assert.Equal(0.6, Of(new ProcessedMessage(2, Seconds(10), Seconds(14), "", [], [])), 9);

    [Fact]
    public void The_words_count_by_their_length() =>
        // 3 s in a turn of 0.9 and 1 s in a turn of 0.7.
        Assert.Equal(0.85, Of(Message(1, (5, 8), (21, 22))), 9);

    [Fact]
    public void Words_without_a_length_count_equally() => Assert.Equal(0.8, Of(Message(1, (5, 5), (21, 21))), 9);

    [Fact]
    public void A_word_in_a_turn_of_another_voice_is_doubtful() => Assert.Equal(0.4, Of(Message(1, (11, 12))), 9);

    [Fact]
    public void A_word_on_the_channel_of_its_speaker_is_as_sure_as_the_nearest_turn() =>
        Assert.Equal(0.9, new MessageConfidence(Turns, byVoice: false).Complete(Message(1, (11, 12))).Confidence, 9);

    [Fact]
    public void A_word_outside_of_all_turns_is_as_sure_as_the_nearest_turn_of_its_speaker()
    {
        Assert.Equal(0.7, Of(Message(1, (23, 24))), 9);
        Assert.Equal(0.6, Of(Message(2, (23, 24))), 9);
    }

    [Fact]
    public void Overlap_does_not_lower_the_confidence_of_a_speaker_with_a_turn_of_their_own()
    {
        ProcessedTurn[] both = [Turn(1, 0, 4, 0.9), Turn(2, 1, 3, 0.8)];
        var confidence = new MessageConfidence(both, byVoice: true);

        Assert.Equal(0.9, confidence.Complete(Message(1, (1, 3))).Confidence, 9);
        Assert.Equal(0.8, confidence.Complete(Message(2, (1, 3))).Confidence, 9);
    }

    [Fact]
    public void Without_turns_there_was_no_choice() =>
        Assert.Equal(1, new MessageConfidence([], byVoice: true).Complete(Message(1, (0, 1))).Confidence);

    private static double Of(ProcessedMessage message) => new MessageConfidence(Turns, byVoice: true).Complete(message).Confidence;

    private static ProcessedMessage Message(int speaker, params (double Start, double End)[] words) => new(
        speaker,
        Seconds(words[0].Start),
        Seconds(words[^1].End),
        "x",
        [.. words.Select(word => new ProcessedWord("x", Seconds(word.Start), Seconds(word.End), null))],
        []);

    private static ProcessedTurn Turn(int speaker, double start, double end, double confidence) => new(speaker, Seconds(start), Seconds(end), confidence);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
