using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

public sealed class ChannelDiarizerTests
{
    private const int Rate = 8000;
    private const double Seconds = 60;

    [Fact]
    public void Clean_channels_are_diarized_separately_with_overlap()
    {
        var said = Conversation();
        var result = Diarize(Channels(said, leakDecibels: null));
        Assert.Null(result.LeakDecibels);
        Assert.Empty(result.Separation.UncertainSpans);
        Assert.Empty(result.Separation.Notes);
        var score = Score(said, result);
        Assert.True(score.IdentityErrorRate < 0.15 && score.IdentityConfusion < 0.01 * score.Total, $"{score}");
    }

    [Theory]
    [InlineData(-25)]
    [InlineData(-20)]
    [InlineData(-12)]
    public void Crosstalk_gives_little_time_to_the_wrong_person(double decibels)
    {
        var said = Conversation();
        var result = Diarize(Channels(said, decibels));
        Assert.NotNull(result.LeakDecibels);
        Assert.Contains("have crosstalk", Assert.Single(result.Separation.Notes), StringComparison.Ordinal);
        Assert.Contains("level difference", result.Separation.Method, StringComparison.Ordinal);
        var score = Score(said, result);
        Assert.True(score.IdentityErrorRate < 0.17 && score.IdentityConfusion < 0.02 * score.Total, $"{score}");
    }

    [Fact]
    public void Overlap_on_channels_with_crosstalk_has_two_speakers()
    {
        Said[] said = [new("1", Voice.Low, 1, 8), new("2", Voice.High, 5, 15), new("1", Voice.Low, 17, 25), new("2", Voice.High, 26, 33)];
        var turns = Diarize(Channels(said, -20, seconds: 35)).Separation.Turns;
        Assert.Equal([1, 2, 1, 2], turns.Select(turn => turn.Speaker));
        Assert.Equal(3, turns[0].End - turns[1].Start, 0.4);
        Assert.All(turns, turn => Assert.InRange(turn.Confidence, 0.9, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void The_same_audio_on_both_channels_is_reported_and_not_diarized(double gain)
    {
        var mix = SyntheticSpeech.Render(Conversation(), Seconds, Rate);
        var result = Diarize([mix, Array.ConvertAll(mix, sample => (float)(gain * sample))]);
        Assert.True(result.SameSound);
        Assert.Empty(result.Separation.Turns);
        Assert.Equal(
            ["Channels 1 and 2 carry the same audio, so they do not distinguish speakers."], result.Separation.Notes);
    }

    [Fact]
    public void Speakers_are_numbered_by_first_speech_and_know_their_channel()
    {
        Said[] said = [new("2", Voice.High, 1, 4), new("1", Voice.Low, 5, 9), new("2", Voice.High, 10, 12)];
        var result = Diarize(Channels(said, null, seconds: 14));
        Assert.Equal([2, 1], result.Channels);
        Assert.Equal([1, 2, 1], result.Separation.Turns.Select(turn => turn.Speaker));
    }

    [Fact]
    public void Silent_channels_have_no_speaker()
    {
        Said[] said = [new("1", Voice.Low, 1, 5), new("1", Voice.Low, 7, 9)];
        var channels = Channels(said, null, seconds: 12);
        var result = Diarize([new float[channels[0].Length], channels[1], channels[0]]);
        Assert.Equal([3], result.Channels);
        Assert.All(result.Separation.Turns, turn => Assert.Equal(1, turn.Speaker));
        Assert.False(result.SameSound);
    }

    [Fact]
    public void A_copy_among_other_channels_is_omitted()
    {
        var channels = Channels(Conversation(), null);
        var result = Diarize([channels[0], channels[0], channels[1]]);
        Assert.Equal([1, 3], result.Channels.Order());
        Assert.False(result.SameSound);
        Assert.Single(result.Separation.Notes);
    }

    [Fact]
    public void Silence_on_all_channels_has_no_turns()
    {
        var result = Diarize([new float[Rate], new float[Rate]]);
        Assert.Empty(result.Separation.Turns);
        Assert.False(result.SameSound);
        Assert.Equal(["No speech was found in the recording."], result.Separation.Notes);
    }

    [Fact]
    public void One_channel_is_one_speaker()
    {
        var result = Diarize([SyntheticSpeech.Render([new Said("1", Voice.Low, 1, 5)], 8, Rate)]);
        Assert.Equal([1], result.Channels);
        Assert.Single(result.Separation.Turns);
    }

    [Fact]
    public void Cancellation_ends_the_work() => Assert.ThrowsAny<OperationCanceledException>(
        () => new ChannelDiarizer().Diarize(new AudioBuffer(Rate, 2, new float[Rate]), new CancellationToken(canceled: true)));

    [Fact]
    public void Speech_that_another_detector_finds_on_a_clean_channel_counts()
    {
        var channels = Channels(Conversation(), leakDecibels: null);
        List<int> asked = [];
        var separator = new ChannelDiarizer
        {
            OtherSpeech = channel =>
            {
                asked.Add(channel);
                return channel == 1 ? new OtherSpeech([(0.1, 0.5)]) : null;
            },
        };
        var alone = Diarize(channels).Separation;

        var result = Diarize(channels, separator);

        Assert.Equal([1, 2], asked);
        Assert.False(result.Separation.OtherSpeechAgrees);
        Assert.Null(alone.OtherSpeechAgrees);
        var added = result.Separation.Turns[0];
        Assert.Equal((0.1, 1), (added.Start, result.Channels[added.Speaker - 1]));
        Assert.Equal(alone.Turns.Sum(turn => turn.End - turn.Start) + 0.4, result.Separation.Turns.Sum(turn => turn.End - turn.Start), 0.3);
    }

    [Fact]
    public void Channels_with_crosstalk_ask_no_other_detector()
    {
        var separator = new ChannelDiarizer { OtherSpeech = _ => throw new InvalidOperationException("It hears all speakers.") };

        var result = Diarize(Channels(Conversation(), leakDecibels: -12), separator);

        Assert.NotNull(result.LeakDecibels);
        Assert.Null(result.Separation.OtherSpeechAgrees);
    }

    private static List<Said> Conversation()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, Seconds, 0.6)
            .ConvertAll(part => part with { Name = part.Name == "A" ? "1" : "2" });
        // Back-channels over the other's speech.
        foreach (var part in said.Where(part => part.End - part.Start > 3).ToList())
        {
            var (name, voice) = part.Name == "1" ? ("2", Voice.High) : ("1", Voice.Low);
            said.Add(new Said(name, voice, part.Start + 1.2, part.Start + 1.7));
        }
        return said;
    }

    private static float[][] Channels(IReadOnlyList<Said> said, double? leakDecibels, double seconds = Seconds)
    {
        var first = SyntheticSpeech.Render(said.Where(part => part.Name == "1"), seconds, Rate, 0.0005, seed: 31);
        var second = SyntheticSpeech.Render(said.Where(part => part.Name == "2"), seconds, Rate, 0.0004, seed: 32);
        if (leakDecibels is not { } decibels)
            return [first, second];
        // A leak arrives a few milliseconds late.
        const int delay = 24;
        var gain = (float)Math.Pow(10, decibels / 20);
        float[] With(float[] own, float[] other) =>
            own.Select((sample, index) => sample + (gain * (index >= delay ? other[index - delay] : 0))).ToArray();
        return [With(first, second), With(second, first)];
    }

    private static ChannelDiarizationResult Diarize(float[][] channels, ChannelDiarizer? separator = null)
    {
        var interleaved = new float[channels.Length * channels[0].Length];
        for (var index = 0; index < interleaved.Length; index++)
            interleaved[index] = channels[index % channels.Length][index / channels.Length];
        using var audio = new AudioBuffer(Rate, channels.Length, interleaved);
        return (separator ?? new ChannelDiarizer()).Diarize(audio);
    }

    private static DiarizationScore Score(IEnumerable<Said> said, ChannelDiarizationResult result) => Scores.Of(
        SyntheticSpeech.Truth(said), result.Separation, nameOf: speaker => result.Channels[speaker - 1].ToString());
}
