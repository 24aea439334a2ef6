using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>The confidence of a turn as the probability that its speaker is right.</summary>
public sealed class TurnConfidenceTests
{
    [Fact]
    public void Confidence_grows_with_the_votes()
    {
        var confidences = Enumerable.Range(0, 21).Select(step => TurnConfidence.Of(new TurnEvidence(step / 20.0, 2, 2))).ToList();
        Assert.Equal(confidences.Order(), confidences);
        Assert.True(confidences[^1] - confidences[0] > 0.3);
    }

    [Fact]
    public void Confidence_grows_with_the_length()
    {
        var confidences = new[] { 0.0, 0.1, 0.3, 0.6, 1, 2, 4, 8, 600 }.Select(seconds => TurnConfidence.Of(new TurnEvidence(0.9, seconds, 2))).ToList();
        Assert.Equal(confidences.Order(), confidences);
        Assert.True(confidences[^1] - confidences[0] > 0.1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1e9)]
    [InlineData(1.0000001, 3)]
    public void Confidence_is_never_certain(double share, double seconds) =>
        Assert.InRange(TurnConfidence.Of(new TurnEvidence(share, seconds, 2)), 0.01, 0.99);

    [Fact]
    public void Votes_for_a_single_voice_say_nothing() => Assert.Equal(
        TurnConfidence.Of(new TurnEvidence(1, 2, 1)), TurnConfidence.Of(new TurnEvidence(0.4, 2, 1)));

    [Fact]
    public void Each_turn_has_the_confidence_of_its_evidence()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 30);
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Render(said, 30, 8000));
        var result = new AcousticDiarizer().Diarize(audio, 2);
        Assert.Equal(result.Evidence.Select(TurnConfidence.Of), result.Turns.Select(turn => turn.Confidence));
        Assert.All(result.Turns.Zip(result.Evidence), pair => Assert.InRange(pair.Second.Seconds, 0.1, pair.First.Duration + 0.02));
    }

    [Fact]
    public void Turns_without_an_alternative_are_certain()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 30);
        using var audio = new AudioBuffer(8000, 1, SyntheticSpeech.Render(said, 30, 8000));
        var result = new AcousticDiarizer().Diarize(audio, 1);
        Assert.Empty(result.Evidence);
        Assert.All(result.Turns, turn => Assert.Equal(1, turn.Confidence));
    }
}
