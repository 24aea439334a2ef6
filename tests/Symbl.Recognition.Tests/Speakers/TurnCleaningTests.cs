using Symbl.Domain.Recordings;
using Symbl.Recognition.Messages;
using Symbl.Recognition.Speakers;
using Symbl.Recognition.Stages;
using Xunit;

namespace Symbl.Recognition.Tests.Speakers;

public sealed class TurnCleaningTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_short_turn_without_words_is_noise_and_the_next_is_the_first_speaker()
    {
        var clean = TurnCleaning.Clean([Found(1, 0, 0.6), Found(2, 0.6, 4), Found(1, 4, 8)], Words((1, 2), (4.5, 5)), Duration);

        Assert.Equal([(1, 0.6, 4.0), (2, 4.0, 8.0)], clean.Turns.Select(Summary));
        Assert.Equal([2, 1], clean.FoundAs);
        Assert.Equal(1, clean.Dropped);
    }

    [Fact]
    public void A_speaker_with_only_noise_is_removed()
    {
        var clean = TurnCleaning.Clean([Found(1, 0, 0.6), Found(2, 0.6, 4), Found(3, 5, 6)], Words((1, 2), (5.2, 5.4)), Duration);
        Assert.Equal([2, 3], clean.FoundAs);
        Assert.Equal([1, 2], clean.Turns.Select(turn => turn.Speaker));
    }

    [Fact]
    public void A_longer_turn_without_words_is_unrecognized_speech()
    {
        var clean = TurnCleaning.Clean([Found(1, 0, 1), Found(2, 1, 4)], Words((1, 2)), Duration);
        Assert.Equal((2, 0), (clean.Turns.Count, clean.Dropped));
    }

    [Fact]
    public void Without_words_every_turn_stays()
    {
        var clean = TurnCleaning.Clean([Found(1, 0, 0.6), Found(2, 0.6, 0.8)], Words(), Duration);
        Assert.Equal((2, 0), (clean.Turns.Count, clean.Dropped));
    }

    [Fact]
    public void Turns_end_with_the_recording()
    {
        var clean = TurnCleaning.Clean([Found(1, 9, 10.01), Found(2, 10.01, 10.02)], Words(), Duration);
        Assert.Equal([(1, 9.0, 10.0)], clean.Turns.Select(Summary));
    }

    private static WordTimeline Words(params (double Start, double End)[] words) =>
        new(words.Select(word => new ProcessedWord("word", TimeSpan.FromSeconds(word.Start), TimeSpan.FromSeconds(word.End), null)));

    private static (int, double, double) Summary(ProcessedTurn turn) => (turn.Speaker, turn.Start.TotalSeconds, turn.End.TotalSeconds);

    private static SpeakerTurn Found(int speaker, double start, double end) =>
        new(speaker, Offsets.OfSeconds(start), Offsets.OfSeconds(end));
}
