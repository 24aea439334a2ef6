using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Made-up calls are what they say they are.</summary>
public sealed class SyntheticCallTests
{
    [Fact]
    public void Each_seed_gives_its_own_call()
    {
        var design = new CallDesign("short") { Seconds = 12, Overlap = 0.1 };
        var (one, same, other) = (Make(design, 1), Make(design, 1), Make(design, 2));
        Assert.Equal(one.Channels[0], same.Channels[0]);
        Assert.Equal(one.Reference, same.Reference);
        Assert.Equal(one.Conditions.ToJson(), same.Conditions.ToJson());
        Assert.NotEqual(one.Channels[0], other.Channels[0]);
    }

    [Theory]
    [InlineData(-10.0)]
    [InlineData(-30.0)]
    public void Crosstalk_is_measured_at_its_level(double decibels)
    {
        var call = Make(new CallDesign("leak")
        {
            Seconds = 40, Layout = ChannelLayout.PersonPerChannel, Leak = decibels, SignalToNoise = 50, Overlap = 0.1,
        });
        Assert.Equal(2, call.Conditions.Leaks.Count);
        Assert.All(call.Conditions.Leaks, leak => Assert.Equal(decibels, leak.Decibels!.Value, tolerance: 1));
        Assert.All(call.Conditions.SignalToNoise, ratio => Assert.Equal(50, ratio!.Value, tolerance: 1));
    }

    [Fact]
    public void Calls_without_crosstalk_measure_no_crosstalk()
    {
        var call = Make(new CallDesign("clean") { Seconds = 40, Layout = ChannelLayout.PersonPerChannel, SignalToNoise = 50, Overlap = 0.1 });
        Assert.All(call.Conditions.Leaks, leak => Assert.Null(leak.Decibels));
    }

    [Theory]
    [InlineData(nameof(NoiseKind.Hiss), 10)]
    [InlineData(nameof(NoiseKind.Line), 25)]
    [InlineData(nameof(NoiseKind.Hum), 20)]
    public void Telephone_noise_is_measured_at_its_level(string noise, double decibels)
    {
        var call = Make(new CallDesign("noise") { Seconds = 40, Telephone = true, Noise = Enum.Parse<NoiseKind>(noise), SignalToNoise = decibels });
        Assert.Equal(8000, call.Rate);
        Assert.Equal(decibels, call.Conditions.SignalToNoise[0]!.Value, tolerance: 1);
    }

    [Fact]
    public void Overlap_and_shares_equal_the_reference()
    {
        var call = Make(new CallDesign("busy") { Seconds = 90, Overlap = 0.15 });
        // Overlap counts twice in the sum of all speech, and once in the time with anybody.
        var sum = call.Reference.Sum(segment => segment.Duration);
        var alone = DiarizationScorer.Score(call.Reference, [], new ScoringOptions { SkipOverlap = true }).Total;
        var both = (sum - alone) / 2;
        Assert.Equal(both / (alone + both), call.Conditions.OverlapShare, tolerance: 0.01);
        Assert.InRange(call.Conditions.OverlapShare, 0.1, 0.2);
        var largest = call.Reference.GroupBy(segment => segment.Speaker).Max(person => person.Sum(segment => segment.Duration));
        Assert.Equal(largest / sum, call.Conditions.LargestShare, tolerance: 0.01);
    }

    [Fact]
    public void Both_channels_of_dual_mono_carry_the_same_audio()
    {
        var call = Make(new CallDesign("twice") { Seconds = 15, Layout = ChannelLayout.DualMono });
        Assert.Equal(2, call.Channels.Length);
        var gain = Math.Pow(10, -1 / 20.0);
        Assert.All(call.Channels[0].Zip(call.Channels[1]), pair => Assert.Equal(gain * pair.First, pair.Second, tolerance: 1e-6));
    }

    [Fact]
    public void Hold_music_plays_outside_speech()
    {
        var call = Make(new CallDesign("hold") { Seconds = 90, Telephone = true, HoldMusic = true, SignalToNoise = 30 });
        Assert.Equal(20, call.Conditions.HoldMusicSeconds, tolerance: 1e-6);
        // The two longest pauses of the reference are the holds, and they are not quiet.
        var turns = call.Reference.OrderBy(segment => segment.Start).ToList();
        var pauses = turns.Zip(turns.Skip(1), (before, after) => (before.End, after.Start)).OrderByDescending(pause => pause.Start - pause.End);
        foreach (var (start, end) in pauses.Take(2))
        {
            Assert.True(end - start > 10);
            var middle = call.Channels[0].AsSpan((int)((start + 2) * call.Rate), 8 * call.Rate);
            Assert.True(Sounds.Rms(middle) > 0.5 * Sounds.Rms(call.Channels[0]));
        }
    }

    [Fact]
    public void Voices_with_words_say_sentences_of_the_requested_length()
    {
        var voices = EspeakVoices.Find(TestContext.Current.CancellationToken);
        Assert.SkipWhen(voices is null, "espeak-ng is not on the PATH.");
        Assert.StartsWith("espeak-ng ", voices!.Name);
        float[] Say(double seconds, int seed) => voices.Say(0, seconds, new Random(seed), TestContext.Current.CancellationToken);
        Assert.Same(Say(5, 1), Say(5, 1));
        Assert.InRange(Say(0.5, 1).Length, 0.1 * ISpeechSource.Rate, 1.5 * ISpeechSource.Rate);
        Assert.InRange(Say(5, 1).Length, 3 * ISpeechSource.Rate, 9 * ISpeechSource.Rate);
        // Nothing but speech: neither end is silence.
        var sound = Say(2, 2);
        Assert.True(Math.Min(Math.Abs(sound[0]), Math.Abs(sound[^1])) > 0.009 * sound.Max(Math.Abs));
    }

    private static SyntheticCall Make(CallDesign design, int seed = 1) =>
        SyntheticCall.Make(design, new FormantVoices(), seed, TestContext.Current.CancellationToken);
}
