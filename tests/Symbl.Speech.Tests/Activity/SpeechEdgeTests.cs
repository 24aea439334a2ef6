using Symbl.Speech.Activity;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Features;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Activity;

/// <summary>Starts, ends and pauses of speech, on voices made here and, if it is beside the repository, on real speech.</summary>
public sealed class SpeechEdgeTests
{
    private const double Bound = 0.12;

    [Theory]
    [InlineData(8000, 0.0002)]
    [InlineData(8000, 0.002)]
    [InlineData(16000, 0.0002)]
    [InlineData(16000, 0.002)]
    public void Segments_start_and_end_with_speech(int rate, double noise)
    {
        Said[] said = [Says(1, 3), Says(4, 5.5), Says(6.2, 8.1), Says(10, 12.4)];
        var found = Detect(SyntheticSpeech.Render(said, 14, rate, noise), rate);
        Assert.Equal(said.Length, found.Count);
        for (var index = 0; index < said.Length; index++)
        {
            Assert.InRange(found[index].Start / 100.0, said[index].Start - Bound, said[index].Start + Bound);
            Assert.InRange(found[index].End / 100.0, said[index].End - Bound, said[index].End + Bound);
        }
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_pause_of_half_a_second_divides_a_turn(int rate)
    {
        Said[] said = [Says(1, 3), Says(3.5, 5.5), Says(6, 8)];
        using var audio = new AudioBuffer(rate, 1, SyntheticSpeech.Render(said, 10, rate, 0.0005));
        Assert.Equal(3, new AcousticDiarizer().Diarize(audio, 1, TestContext.Current.CancellationToken).Turns.Count);
    }

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void A_short_answer_is_speech(int rate)
    {
        Said[] said = [Says(1, 4), new("B", Voice.High, 5, 5.3), Says(6.3, 9)];
        var found = Detect(SyntheticSpeech.Render(said, 11, rate, 0.0005), rate);
        Assert.InRange(Seconds(found, 5, 5.3), 0.2, 0.3);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    public void Breath_after_speech_is_not_speech(double decibels)
    {
        Said[] said = [Says(1, 4), Says(6, 9), Says(11, 14)];
        var sound = SyntheticSpeech.Render(said, 16, 8000, 0.00005);
        var breath = NotSpeech.Kinds["breaths"](16, 8000, 3);
        var gain = Level(sound.AsSpan(8000, 24000)) / Level(breath) * Math.Pow(10, -decibels / 20);
        for (var index = 0; index < sound.Length; index++)
            sound[index] += (float)(gain * breath[index]);
        var found = Detect(sound, 8000);
        Assert.True(Seconds(found, 4.3, 5.7) + Seconds(found, 9.3, 10.7) + Seconds(found, 14.3, 16) < 0.5, Text(found));
        Assert.True(Seconds(found, 1, 4) + Seconds(found, 6, 9) + Seconds(found, 11, 14) > 8.7, Text(found));
    }

    [Fact]
    public void Both_voices_are_found_if_one_is_20_decibels_below_the_other()
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 60);
        var sound = SyntheticSpeech.Render(said.Where(part => part.Name == "A"), 60, 8000, 0.0001);
        var quiet = SyntheticSpeech.Render(said.Where(part => part.Name == "B"), 60, 8000, 0);
        for (var index = 0; index < sound.Length; index++)
            sound[index] += 0.1f * quiet[index];
        var found = Detect(sound, 8000);
        foreach (var name in new[] { "A", "B" })
        {
            var own = said.Where(part => part.Name == name).ToList();
            var share = own.Sum(part => Seconds(found, part.Start, part.End)) / own.Sum(part => part.End - part.Start);
            Assert.True(share > 0.9, $"{name}: {share:P0}");
        }
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-40)]
    [InlineData(-60)]
    public void The_level_does_not_change_the_turns(int decibels)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 40);
        var sound = SyntheticSpeech.Render(said, 40, 8000, 0.0005);
        var quiet = Array.ConvertAll(sound, sample => (float)(sample * Math.Pow(10, decibels / 20.0)));
        Assert.Equal(Turns(sound), Turns(quiet));
    }

    [Fact]
    public void Real_speech_between_silences_is_found_with_its_pauses()
    {
        Assert.SkipWhen(RealVoices.People.Count == 0, "Real speech (shared/data/speech) is not beside the repository.");
        foreach (var clip in RealVoices.People.Take(4).Select(clips => clips.MaxBy(clip => clip.Length)!))
        {
            // The clip twice, a second apart, in the line noise of the clip's own level less 45 dB.
            var gap = RealVoices.Rate;
            var sound = SyntheticSpeech.Noise((2.0 * clip.Length / RealVoices.Rate) + 4, RealVoices.Rate, Level(clip) * 0.006, 7);
            for (var index = 0; index < clip.Length; index++)
            {
                sound[gap + index] += clip[index];
                sound[(2 * gap) + clip.Length + index] += clip[index];
            }
            var found = Detect(sound, RealVoices.Rate);
            var (end, again) = (1 + ((double)clip.Length / RealVoices.Rate), 2 + ((double)clip.Length / RealVoices.Rate));
            Assert.True(Seconds(found, 1, end) > 0.7 * (end - 1), Text(found));
            Assert.True(Seconds(found, 0, 0.8) + Seconds(found, end + 0.2, again - 0.2) < 0.1, $"{end:F2}: {Text(found)}");
        }
    }

    private static Said Says(double start, double end) => new("A", Voice.Low, start, end);

    private static string[] Turns(float[] samples)
    {
        using var audio = new AudioBuffer(8000, 1, samples);
        var result = new AcousticDiarizer().Diarize(audio, 2, TestContext.Current.CancellationToken);
        return [.. result.Turns.Select(turn => FormattableString.Invariant($"{turn.Speaker}: {turn.Start:F2}-{turn.End:F2}"))];
    }

    private static List<Segment> Detect(float[] samples, int rate) =>
        SpeechDetector.Detect(FeatureExtractor.Extract(new AudioBuffer(rate, 1, samples), CancellationToken.None), CancellationToken.None);

    private static double Seconds(IEnumerable<Segment> found, double start, double end) =>
        found.Sum(part => Math.Max(0, Math.Min(end, part.End / 100.0) - Math.Max(start, part.Start / 100.0)));

    private static double Level(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return Math.Sqrt(sum / samples.Length);
    }

    private static string Text(IEnumerable<Segment> found) =>
        string.Join(", ", found.Select(part => FormattableString.Invariant($"{part.Start / 100.0:F2}-{part.End / 100.0:F2}")));
}
