using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Symbl.Speech.Voices;
using Xunit;

namespace Symbl.Speech.Tests.Voices;

public sealed class VoicePrintTests
{
    private const int Rate = 8000;

    [Fact]
    public void Two_parts_of_a_voice_are_the_same_person_and_a_lower_voice_is_not()
    {
        var (first, second) = (Print(Voice(8, 200, 1)), Print(Voice(8, 200, 2)));
        var other = Print(Voice(8, 110, 1));

        Assert.InRange(VoiceComparison.Compare(first, second).Probability!.Value, 0.95, 1);
        Assert.InRange(VoiceComparison.Compare(first, other).Probability!.Value, 0, 0.05);
        Assert.Equal(VoiceComparison.Compare(first, other), VoiceComparison.Compare(other, first));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(4)]
    public void The_level_does_not_change_a_print(double gain)
    {
        var voice = Voice(8, 160, 1);
        var louder = Array.ConvertAll(voice, sample => (float)(gain * sample));

        Assert.InRange(VoiceComparison.Compare(Print(voice), Print(louder)).Probability!.Value, 0.999, 1);
    }

    [Fact]
    public void The_people_of_the_meetings_are_told_from_each_other()
    {
        Assert.SkipUnless(RealVoices.People.Count >= 4, "The recordings are not beside the repository.");
        var people = RealVoices.People.Select(clips => clips.SelectMany(clip => clip).ToArray())
            .Where(sound => sound.Length > 10 * RealVoices.Rate).ToList();
        var halves = people.Select(sound => new[] { sound[..(sound.Length / 2)], sound[(sound.Length / 2)..] }
            .Select(half => Measure(half, RealVoices.Rate)!).ToArray()).ToList();
        var wrong = from a in Enumerable.Range(0, halves.Count)
                    from b in Enumerable.Range(0, halves.Count)
                    where a != b && VoiceComparison.Compare(halves[a][0], halves[b][1]).Probability >= VoiceMatching.LeastProbability
                    select (a, b);

        Assert.Empty(wrong);
        Assert.Contains(halves, pair => VoiceComparison.Compare(pair[0], pair[1]).Probability >= VoiceMatching.LeastProbability);
    }

    [Fact]
    public void Speech_of_two_seconds_has_no_print() => Assert.Null(Measure(Voice(2, 200, 1), Rate));

    [Fact]
    public void Prints_of_different_bandwidths_are_not_compared()
    {
        var wide = Measure(Voice(8, 200, 1), 16_000)!;

        Assert.Equal(new VoiceLikeness(null, VoiceObstacle.DifferentBandwidth), VoiceComparison.Compare(Print(Voice(8, 200, 1)), wide));
        Assert.Equal((8_000, 16_000), (Print(Voice(8, 200, 1)).SampleRate, wide.SampleRate));
    }

    [Fact]
    public void Speech_at_the_same_time_as_another_speaker_does_not_count()
    {
        var sound = Voice(16, 200, 1);
        Turn[] apart = [new(1, 0, 8), new(2, 8, 16)];
        Turn[] together = [new(1, 0, 8), new(2, 1, 16)];

        Assert.NotNull(VoicePrints.Measure(new AudioBuffer(Rate, 1, sound), apart, [])[0]);
        Assert.Null(VoicePrints.Measure(new AudioBuffer(Rate, 1, sound), together, [])[0]);
    }

    [Fact]
    public void Each_speaker_is_measured_on_its_channel()
    {
        var (left, right) = (Voice(8, 200, 1), Voice(8, 110, 1));
        var stereo = left.Zip(right, (a, b) => new[] { a, b }).SelectMany(pair => pair).ToArray();
        var prints = VoicePrints.Measure(new AudioBuffer(Rate, 2, stereo), [new(1, 0, 4), new(2, 4, 8)], [2, 1]);

        Assert.InRange(prints[0]!.Pitch!.Value, 100, 120);
        Assert.InRange(prints[1]!.Pitch!.Value, 185, 215);
    }

    [Fact]
    public void A_print_survives_storage()
    {
        var print = Print(Voice(8, 200, 1));
        var read = VoicePrint.FromBytes(print.ToBytes())!;

        Assert.Equal((print.SampleRate, print.Seconds, print.Pitch), (read.SampleRate, read.Seconds, read.Pitch));
        Assert.InRange(VoiceComparison.Compare(print, read).Probability!.Value, 0.999, 1);
    }

    [Fact]
    public void Damaged_prints_and_prints_of_later_versions_are_not_read()
    {
        var bytes = Print(Voice(8, 200, 1)).ToBytes();
        byte[] later = [(byte)(bytes[0] + 1), .. bytes[1..]];
        var infinite = bytes.ToArray();
        BitConverter.GetBytes(float.NaN).CopyTo(infinite, infinite.Length - 4);

        Assert.Null(VoicePrint.FromBytes(later));
        Assert.Null(VoicePrint.FromBytes(bytes.AsSpan(..^1)));
        Assert.Null(VoicePrint.FromBytes([]));
        Assert.Null(VoicePrint.FromBytes(infinite));
    }

    [Fact]
    public void Two_voices_never_match_one_person()
    {
        var print = Print(Voice(8, 200, 1));
        var matches = VoiceMatching.Match([print, print], [[print]]);

        Assert.All(matches, match => Assert.Null(match.Known));
    }

    [Fact]
    public void Voices_match_the_people_in_any_order_and_strangers_match_no_one()
    {
        double[] pitches = [110, 200, 290];
        var known = pitches.Take(2).Select(pitch => (IReadOnlyList<VoicePrint>)[Print(Voice(8, pitch, 1))]).ToList();
        var matches = VoiceMatching.Match([.. pitches.Reverse().Select(pitch => Print(Voice(8, pitch, 2)))], known);

        Assert.Equal([null, 1, 0], matches.Select(match => match.Known));
        Assert.InRange(matches[0].Probability!.Value, 0, 0.5);
    }

    [Fact]
    public void A_voice_without_a_print_matches_no_one()
    {
        var match = Assert.Single(VoiceMatching.Match([null], [[Print(Voice(8, 200, 1))]]));

        Assert.Equal(new VoiceMatch(null, null, VoiceObstacle.TooLittleSpeech), match);
    }

    private static VoicePrint Print(float[] sound) => Measure(sound, Rate)!;

    private static VoicePrint? Measure(float[] sound, int rate) =>
        VoicePrints.Measure(new AudioBuffer(rate, 1, sound), [new Turn(1, 0, (double)sound.Length / rate)], []).Single();

    /// <summary>A harmonic tone in syllables that glides. Its formants depend on the pitch, and its vowels on the seed.</summary>
    private static float[] Voice(double seconds, double pitch, int seed)
    {
        var random = new Random(seed);
        var samples = new float[(int)(seconds * Rate)];
        var (phase, vowel) = (0.0, 0.0);
        for (var index = 0; index < samples.Length; index++)
        {
            var time = (double)index / Rate;
            if (index % (Rate / 4) == 0)
                vowel = random.NextDouble();
            phase += 2 * Math.PI * pitch * (1 + (0.08 * Math.Sin(2 * Math.PI * 0.7 * time))) / Rate;
            var tone = 0.0;
            for (var harmonic = 1; harmonic * pitch < 3800; harmonic++)
            {
                var (first, second) = (pitch * (2.5 + vowel), pitch * (8 - (3 * vowel)));
                var hertz = harmonic * pitch;
                var level = Math.Exp(-Math.Abs(hertz - first) / 300) + (0.5 * Math.Exp(-Math.Abs(hertz - second) / 400)) + 0.01;
                tone += level * Math.Sin(harmonic * phase);
            }
            samples[index] = (float)((0.1 * (0.6 + (0.4 * Math.Sin(2 * Math.PI * 4 * time))) * tone) + (0.001 * (random.NextDouble() - 0.5)));
        }
        return samples;
    }
}
