using System.Globalization;
using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>
/// Accuracy on recordings from outside of this folder: the sample calls of the repository and, where it is present, real speech. Bounds are
/// what was reached, with a little room; each test prints its numbers.
/// </summary>
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Fact]
    public void The_speakers_of_the_sample_call_are_distinguished()
    {
        var (audio, truth) = Sample("support-call.wav");
        using (audio)
        {
            var result = new AcousticDiarizer().Diarize(audio, 2);
            var score = Scores.Of(truth, result, collar: 0.25);
            Print("support-call, collar 0.25", score);
            Assert.True(score.ErrorRate < 0.08, $"{score}");
        }
    }

    [Fact]
    public void The_sample_call_by_channel_is_nearly_exact()
    {
        var (audio, truth) = Sample("support-call-channels.wav");
        using (audio)
        {
            var result = new ChannelDiarizer().Diarize(audio);
            string[] names = ["Agent", "Customer"];
            var score = Scores.Of(truth, result.Separation, collar: 0.25, speaker => names[result.Channels[speaker - 1] - 1]);
            Print("support-call-channels, collar 0.25", score);
            Assert.True(score.IdentityErrorRate < 0.03, $"{score}");
        }
    }

    [Fact]
    public void The_sample_call_with_crosstalk_gives_no_time_to_the_wrong_person()
    {
        var (audio, truth) = Sample("support-call-channels.wav");
        using (audio)
        {
            var clean = new float[audio.Frames * 2];
            audio.Read(clean);
            var leaking = new float[clean.Length];
            for (var index = 0; index < clean.Length; index++)
                leaking[index] = clean[index] + (0.1f * clean[index ^ 1]);
            var result = new ChannelDiarizer().Diarize(new AudioBuffer(audio.SampleRate, 2, leaking));
            string[] names = ["Agent", "Customer"];
            var score = Scores.Of(truth, result.Separation, nameOf: speaker => names[result.Channels[speaker - 1] - 1]);
            Print("support-call-channels with -20 dB leak, collar 0", score);
            Assert.True(score.IdentityErrorRate < 0.18 && score.IdentityConfusion < 0.02 * score.Total, $"{score}");
        }
    }

    [Theory]
    [InlineData("all nine", "dev00 trn01 trn03 trn04 trn05 trn06 trn07 trn08 trn09", 0, 0.40)]
    public void The_error_rate_of_real_speech_stays_below_its_bound(string what, string files, double collar, double bound)
    {
        Assert.SkipWhen(
            Folders.SharedSpeech is null, "Real speech with reference turns (shared/data/speech) is not beside the repository.");
        var evaluator = new Evaluator { Conditions = [new Condition(collar, Overlap: true)] };
        var scored = files.Split(' ').Select(file => Path.Combine(Folders.SharedSpeech!, file)).Select(path => evaluator.Score(
            new ReferencedRecording(Path.GetFileName(path), path + ".wav", path + ".rttm"), SeparationPath.Voice,
            TestContext.Current.CancellationToken)).ToList();
        var report = new EvaluationReport(evaluator.Conditions, evaluator.Speakers, scored);
        output.WriteLine($"{what}. {report.Terms}\n{report.Table(SeparationPath.Voice, timed: false)}");
        var total = new Total(what, scored).Scores[0].ErrorRate;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, collar {collar}: DER {total:P1}"));
        Assert.True(total < bound, $"{total:P1}");
    }

    [Theory]
    [InlineData(0, 0.15)]
    [InlineData(0.25, 0.08)]
    public void The_speech_of_two_real_people_belongs_to_its_speaker(double collar, double bound)
    {
        Assert.SkipWhen(
            Folders.SharedSpeech is null, "Real speech with reference turns (shared/data/speech) is not beside the repository.");
        var (wrong, total) = (0.0, 0.0);
        foreach (var path in new[] { "dev00", "trn03" }.Select(file => Path.Combine(Folders.SharedSpeech!, file)))
        {
            using var audio = WaveFile.Open(path + ".wav");
            var samples = new float[audio.Frames];
            audio.Read(samples);
            var result = new AcousticDiarizer().Diarize(new AudioBuffer(audio.SampleRate, 1, samples), 2, TestContext.Current.CancellationToken);
            var score = DiarizationScorer.Score(
                Folders.ReadTruth(path + ".rttm"),
                result.Turns.Select(turn => new SpeakerSegment($"S{turn.Speaker}", turn.Start, turn.End)),
                new ScoringOptions { Collar = collar, Evaluated = Sounding(samples, audio.SampleRate) });
            Print($"{Path.GetFileName(path)} without its pauses, collar {collar}", score);
            wrong += score.Missed + score.FalseAlarm + score.Confusion;
            total += score.Total;
        }
        Assert.True(wrong / total < bound, $"{wrong / total:P1}");
    }

    private static List<(double, double)> Sounding(float[] samples, int rate)
    {
        var parts = new List<(double, double)>();
        var from = 0.0;
        foreach (var (start, end) in Silences.Of(samples, rate).Append(((double)samples.Length / rate, 0)))
        {
            if (start > from)
                parts.Add((from, start));
            from = end;
        }
        return parts;
    }

    private static (IAudioSource Audio, List<SpeakerSegment> Truth) Sample(string name)
    {
        var path = Folders.Samples is { } folder ? Path.Combine(folder, name) : null;
        Assert.SkipUnless(File.Exists(path), $"The sample recording examples/audio/{name} is not there.");
        return (WaveFile.Open(path!), Folders.ReadTruth(Path.Combine(Folders.Samples!, "support-call.rttm")));
    }

    private void Print(string what, DiarizationScore score) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: DER {score.ErrorRate:P1} (missed {score.Missed / score.Total:P1}, false alarm {score.FalseAlarm / score.Total:P1}, " +
        $"confusion {score.Confusion / score.Total:P1}), JER {score.JaccardErrorRate:P1}"));
}
