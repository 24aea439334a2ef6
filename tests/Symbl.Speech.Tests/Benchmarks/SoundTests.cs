using Symbl.Speech.Bench.Material;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Recordings in memory, their changes, and mixes of their channels.</summary>
public sealed class SoundTests
{
    private static readonly Sound Call = MadeSounds.Stereo("call");

    [Fact]
    public void Each_channel_has_the_person_who_is_loud_on_it()
    {
        Assert.Equal(["A", "B"], Call.SpeakersOfChannels());
        Assert.Equal(["B", "A"], (Call with { Channels = [Call.Channels[1], Call.Channels[0]] }).SpeakersOfChannels());
        var singles = Call.Single().ToList();
        Assert.Equal(["call A", "call B"], singles.Select(single => single.Name));
        Assert.All(singles, single => Assert.Equal(["call"], single.Origins));
        Assert.All(singles[1].Reference, part => Assert.Equal("B", part.Speaker));
        Assert.Equal([null], Call.Mono().SpeakersOfChannels());
    }

    [Fact]
    public void A_cut_moves_the_reference()
    {
        var sound = new Sound("x", 100, [new float[1000]], [new("A", 1, 3), new("B", 4, 9)]);
        var cut = sound.Cut(2, 6);
        Assert.Equal(4, cut.Seconds);
        Assert.Equal([new SpeakerSegment("A", 0, 1), new SpeakerSegment("B", 2, 4)], cut.Reference);
        Assert.Equal(["A"], sound.Cut(0, 3.5).People);
    }

    [Fact]
    public void Other_sample_rates_keep_the_time()
    {
        var wide = Call.AtRate(16_000);
        Assert.Equal(16_000, wide.Rate);
        Assert.Equal(Call.Seconds, wide.Seconds, 0.01);
        Assert.Equal(MadeSounds.Level(Call.Channels[0]), MadeSounds.Level(wide.Channels[0]), 0.5);
        Assert.Same(Call, Call.AtRate(Call.Rate));
    }

    [Fact]
    public void Noise_lies_at_its_level_below_the_speech()
    {
        var noisy = Changed("white noise, 15 dB", Call);
        for (var channel = 0; channel < 2; channel++)
        {
            var noise = Enumerable.Range(0, Call.Length).Select(at => noisy.Channels[channel][at] - Call.Channels[channel][at]).ToArray();
            Assert.Equal((20 * Math.Log10(Call.SpeechRms(channel))) - 15, MadeSounds.Level(noise), 0.2);
        }
        Assert.NotEqual(noisy.Channels[0][0] - Call.Channels[0][0], noisy.Channels[1][0] - Call.Channels[1][0]);
    }

    [Fact]
    public void Babble_consists_of_other_recordings()
    {
        var babble = SoundChange.Conditions.Single(change => change.Kind == "babble, 15 dB");
        var others = new[] { Call, MadeSounds.Stereo("other", seed: 6), MadeSounds.Stereo("third", seed: 7) };
        var noisy = babble.Apply(Call, others, TestContext.Current.CancellationToken)!;
        var noise = Enumerable.Range(0, Call.Length).Select(at => noisy.Channels[0][at] - Call.Channels[0][at]).ToArray();
        Assert.Equal((20 * Math.Log10(Call.SpeechRms(0))) - 15, MadeSounds.Level(noise), 0.2);
        Assert.Null(babble.Apply(Call, [Call], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Float_samples_can_be_60_decibels_lower()
    {
        var quiet = Changed("-60 dB, float", Call);
        Assert.Equal(MadeSounds.Level(Call.Channels[0]) - 60, MadeSounds.Level(quiet.Channels[0]), 0.01);
    }

    [Fact]
    public void Mp3_keeps_the_time()
    {
        Assert.SkipUnless(Mp3.IsAvailable, "ffmpeg is not on the PATH.");
        var coded = Mp3.RoundTrip(Call, kilobits: 16, TestContext.Current.CancellationToken)!;
        Assert.Equal(Call.Length, coded.Length);
        Assert.NotEqual(Call.Channels[0], coded.Channels[0]);
        var shift = Enumerable.Range(-400, 801).MaxBy(lag => Together(Call.Channels[0], coded.Channels[0], lag));
        Assert.InRange(shift, -40, 40);
    }

    [Fact]
    public void Harmless_changes_are_at_least_20_and_change_the_samples()
    {
        Assert.True(SoundChange.Harmless.Count >= 20);
        Assert.Distinct(SoundChange.Harmless.Select(change => (change.Kind, change.Name)));
        foreach (var change in SoundChange.Harmless)
        {
            var changed = change.Apply(Call.Mono(), [], TestContext.Current.CancellationToken)!;
            Assert.InRange(changed.Seconds, Call.Seconds - 1.01, Call.Seconds + 0.01);
            Assert.False(changed.Channels[0].AsSpan().SequenceEqual(Call.Mono().Channels[0]), $"{change.Name} changes nothing.");
        }
    }

    [Fact]
    public void Mixes_have_people_of_different_recordings_at_their_times()
    {
        var singles = Enumerable.Range(0, 4).SelectMany(number => MadeSounds.Stereo($"call {number}", 40, seed: 10 + number).Single()).ToList();
        var mixes = MixedCall.Make(3, singles, most: 2, seed: 1).ToList();
        Assert.Equal(2, mixes.Count);
        foreach (var mix in mixes)
        {
            Assert.Equal(3, mix.People.Count);
            Assert.Equal(3, mix.Origins.Distinct().Count());
            Assert.All(mix.Reference, part => Assert.True(part.Start >= 0 && part.End <= mix.Seconds));
            // The reference is loud, and the rest of the recording is not.
            var quiet = mix.Channels[0].Where((_, at) => !mix.Reference.Any(part => at > (part.Start - 0.2) * mix.Rate && at < (part.End + 0.2) * mix.Rate)).ToArray();
            Assert.True(20 * Math.Log10(mix.SpeechRms(0)) > MadeSounds.Level(quiet) + 20);
        }
        Assert.Equal(mixes[0].Channels[0], MixedCall.Make(3, singles, most: 1, seed: 1).Single().Channels[0]);
        Assert.Empty(MixedCall.Make(5, singles, most: 1, seed: 1));
    }

    private static Sound Changed(string kind, Sound sound) =>
        SoundChange.Conditions.Single(change => change.Kind == kind).Apply(sound, [], TestContext.Current.CancellationToken)!;

    private static double Together(float[] one, float[] other, int lag)
    {
        var sum = 0.0;
        for (var index = Math.Max(0, -lag); index < Math.Min(one.Length, other.Length - lag); index++)
            sum += (double)one[index] * other[index + lag];
        return sum;
    }
}
