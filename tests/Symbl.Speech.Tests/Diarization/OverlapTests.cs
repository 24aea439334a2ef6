using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Features;
using Symbl.Speech.Modelling;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>Two voices at once on one channel.</summary>
public sealed class OverlapTests(ITestOutputHelper output)
{
    private const int Rate = 8000;

    private static readonly AcousticDiarizer Diarizer = new();

    [Theory]
    [InlineData(8000)]
    [InlineData(16000)]
    public void Two_voices_at_once_for_a_second_get_both_labels(int rate)
    {
        var said = Interrupted(1);
        using var audio = new AudioBuffer(rate, 1, SyntheticSpeech.Render(said, 48, rate));
        var (right, found, all) = Compare(SyntheticSpeech.Truth(said), Diarizer.Diarize(audio, 2), 48);
        output.WriteLine($"right {right:F2} s of {found:F2} s found and {all:F2} s said");
        Assert.True(right > 0.5 * all, $"{right} of {all}");
        Assert.True(right > 0.7 * found, $"{right} of {found}");
    }

    [Fact]
    public void Voices_one_after_the_other_have_no_overlap()
    {
        var said = Interrupted(-0.1);
        using var audio = new AudioBuffer(Rate, 1, SyntheticSpeech.Render(said, 60, Rate));
        var turns = Diarizer.Diarize(audio, 2).Turns;
        Assert.Equal([1, 2], turns.Select(turn => turn.Speaker).Distinct().Order());
        Assert.True(Overlap(turns, 60) < 0.5, $"{Overlap(turns, 60)}");
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.02)]
    public void One_voice_has_no_overlap(double noise)
    {
        var said = SyntheticSpeech.Dialogue(Voice.Low, Voice.Low, 40);
        using var audio = new AudioBuffer(Rate, 1, SyntheticSpeech.Render(said, 40, Rate, noise));
        Assert.Equal(0, Overlap(Diarizer.Diarize(audio, 2).Turns, 40));
    }

    [Fact]
    public void The_turns_are_in_order_and_the_turns_of_one_speaker_are_apart()
    {
        using var audio = new AudioBuffer(Rate, 1, SyntheticSpeech.Render(Interrupted(1), 48, Rate));
        var result = Diarizer.Diarize(audio, 2);
        var turns = result.Turns;
        Assert.True(Overlap(turns, 48) > 0);
        Assert.Equal(turns.OrderBy(turn => turn.Start).ThenBy(turn => turn.Speaker), turns);
        Assert.Equal(turns.Count, result.Evidence.Count);
        Assert.All(turns, turn => Assert.InRange(turn.Confidence, 0.01, 0.99));
        foreach (var speaker in turns.GroupBy(turn => turn.Speaker))
            Assert.All(speaker.Zip(speaker.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
    }

    [Fact]
    public void The_same_samples_have_the_same_overlap_at_every_level()
    {
        var samples = SyntheticSpeech.Render(Interrupted(1), 48, Rate);
        using var audio = new AudioBuffer(Rate, 1, samples);
        using var again = new AudioBuffer(Rate, 1, (float[])samples.Clone());
        using var quiet = new AudioBuffer(Rate, 1, Array.ConvertAll(samples, sample => sample / 1024));
        var turns = Diarizer.Diarize(audio, 2).Turns;
        Assert.Equal(turns, Diarizer.Diarize(again, 2).Turns);
        Assert.Equal(Overlap(turns, 48), Overlap(Diarizer.Diarize(quiet, 2).Turns, 48), 0.3);
    }

    [Fact]
    public void Real_voices_at_once_are_found_and_others_are_not_invented()
    {
        Assert.SkipWhen(Folders.SharedCalls is null, "Real telephone calls (shared/data/calls) are not beside the repository.");
        var (right, found, all, invented) = (0.0, 0.0, 0.0, 0.0);
        foreach (var path in Directory.EnumerateFiles(Folders.SharedCalls!, "*.wav").Order(StringComparer.Ordinal))
        {
            using var call = WaveFile.Open(path);
            var both = new float[call.Frames * 2];
            call.Read(both);
            var truth = Folders.ReadTruth(Path.ChangeExtension(path, ".rttm"));
            var seconds = (double)call.Frames / call.SampleRate;
            invented += Compare(truth, Diarize(both, call.SampleRate, 0), seconds) is var (true0, found0, _) ? found0 - true0 : 0;
            // The caller interrupts the agent.
            const double earlier = 3;
            var moved = truth.Select(part => part.Speaker == "caller" ? part with { Start = part.Start - earlier, End = part.End - earlier } : part);
            var (someRight, someFound, some) = Compare([.. moved], Diarize(both, call.SampleRate, earlier), seconds);
            (right, found, all) = (right + someRight, found + someFound, all + some);
        }
        output.WriteLine($"right {right:F2} s of {found:F2} s found and {all:F2} s said; invented in the calls as they are: {invented:F2} s");
        Assert.True(right > 0.2 * all && right > 0.7 * found, $"{right}, {found}, {all}");
        Assert.True(invented < 0.5, $"{invented}");
    }

    [Fact]
    public void Two_pulse_trains_have_a_second_pitch_and_one_has_not()
    {
        var (one, two, noise) = (Pulses(100, 0), Pulses(100, 137), SyntheticSpeech.Noise(0.1, 4000, 1, 3));
        var block = PitchTracker.BlockSamples;
        Assert.True(SecondPitch.Analyze(two.AsSpan(0, block), 0.8f, 100) > 0.8);
        Assert.True(SecondPitch.Analyze(noise.AsSpan(0, block), 0.5f, 100) < 0.6);
        // Beside the clear voice there is no other one.
        Assert.Equal(0, SecondPitch.Analyze(one.AsSpan(0, block), 1, 100));
        Assert.Equal(0, SecondPitch.Analyze(two.AsSpan(0, block), 0.8f, 0));
    }

    [Fact]
    public void The_louder_of_two_voices_explains_each_band()
    {
        // One voice has its energy in the low bands, the other one in the high bands.
        var random = new Random(4);
        var (rows, voices) = (new RowMatrix(400, 24), new byte[400]);
        for (var row = 0; row < rows.Count; row++)
        {
            voices[row] = (byte)(row % 2);
            for (var band = 0; band < rows.Dimension; band++)
                rows[row][band] = (float)((band < 12 == (row % 2 == 0) ? 1 : -1) + (0.3 * random.NextDouble()));
        }
        var model = TwoVoiceModel.Fit(rows, voices, 3);
        var both = Enumerable.Repeat(1.15f, 24).ToArray();
        Assert.Equal((true, true, false), (model.Knows(0), model.Knows(1), model.Knows(2)));
        model.Prepare(both, 0);
        model.Prepare(both, 1);
        Assert.True(model.Together(0, 1) > model.Alone(both, 0) + 10);
        Assert.True(model.Together(0, 1) > model.Together(0, 0) + 10);
        Assert.Equal(model.Together(0, 1), model.Together(1, 0), 1e-6);
        model.Prepare(rows[0], 0);
        model.Prepare(rows[0], 1);
        Assert.True(model.Together(0, 1) < model.Together(0, 0));
    }

    /// <summary>Two voices take turns, and each starts before the other one ends.</summary>
    private static List<Said> Interrupted(double overlap)
    {
        var said = new List<Said>();
        var start = 1.0;
        for (var turn = 0; turn < 12; turn++)
        {
            var end = start + 4 + (turn % 3 * 0.3);
            said.Add(turn % 2 == 0 ? new Said("A", Voice.Low, start, end) : new Said("B", Voice.High, start, end));
            start = end - overlap;
        }
        return said;
    }

    private static DiarizationResult Diarize(float[] both, int rate, double earlier)
    {
        var shift = (int)(earlier * rate);
        var mix = new float[both.Length / 2];
        for (var index = 0; index < mix.Length; index++)
            mix[index] = (both[2 * index] + (index + shift < mix.Length ? both[(2 * (index + shift)) + 1] : 0)) / 2;
        return Diarizer.Diarize(new AudioBuffer(rate, 1, mix), 2);
    }

    private static float[] Pulses(double first, double second)
    {
        var samples = new float[400];
        for (var index = 0; index < samples.Length; index++)
        {
            foreach (var pitch in new[] { first, second }.Where(pitch => pitch > 0))
            {
                for (var harmonic = 1; harmonic * pitch < 1500; harmonic++)
                    samples[index] += (float)Math.Cos(2 * Math.PI * harmonic * pitch * index / PitchTracker.SampleRate);
            }
        }
        return samples;
    }

    private static double Overlap(IReadOnlyList<Turn> turns, double seconds) =>
        Together(turns.Select(turn => (turn.Start, turn.End)), seconds).Count(both => both) / 100.0;

    private static (double Right, double Found, double All) Compare(List<SpeakerSegment> truth, DiarizationResult result, double seconds)
    {
        var said = Together(truth.Select(part => (part.Start, part.End)), seconds);
        var found = Together(result.Turns.Select(turn => (turn.Start, turn.End)), seconds);
        return (said.Zip(found).Count(pair => pair.First && pair.Second) / 100.0, found.Count(both => both) / 100.0, said.Count(both => both) / 100.0);
    }

    private static bool[] Together(IEnumerable<(double Start, double End)> parts, double seconds)
    {
        var speaking = new int[(int)(100 * seconds)];
        foreach (var (start, end) in parts)
        {
            for (var frame = Math.Max(0, (int)Math.Round(100 * start)); frame < Math.Min(speaking.Length, Math.Round(100 * end)); frame++)
                speaking[frame]++;
        }
        return Array.ConvertAll(speaking, count => count > 1);
    }
}
