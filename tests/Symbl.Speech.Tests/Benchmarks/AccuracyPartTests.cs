using Symbl.Speech.Bench.Accuracy;
using Symbl.Speech.Bench.Material;
using Symbl.Speech.Bench.Tuning;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>The parts of the page on calls made here.</summary>
public sealed class AccuracyPartTests
{
    private static readonly Sound Call = MadeSounds.Stereo("made");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Conditions_have_a_row_if_they_are_possible()
    {
        var table = ConditionsPart.Table([Call], SeparationPath.Channel, Cancel);
        Assert.Contains("| plain ", table);
        Assert.Contains("| -60 dB, float ", table);
        Assert.Equal(Mp3.IsAvailable, table.Contains("MP3, 8 kbps", StringComparison.Ordinal));
        // There is no other recording for babble.
        Assert.DoesNotContain("babble", table);
    }

    [Fact]
    public void Flips_are_changes_of_the_number_of_voices()
    {
        var silence = new SoundChange("silence", "all", (sound, _, _) => sound.Map((samples, _) => new float[samples.Length]));
        var same = new SoundChange("same", "all", (sound, _, _) => sound);
        var report = VariationsPart.Report([Call.Mono()], [same, silence], Cancel);
        Assert.StartsWith("2 variations, 1 flip.", report);
        Assert.Matches(@"\| same +\| +1 \| +0 \|", report);
        Assert.Matches(@"\| silence +\| +1 \| +1 \| +100\.0% \|", report);
    }

    [Fact]
    public void Voices_of_single_channels_are_counted()
    {
        var table = OneVoicePart.Report([.. Call.Single()], Cancel);
        Assert.Matches(@"\| whole +\| +2 \| +2 \|", table);
        Assert.Matches(@"\| second half +\| +32 \|", table);
    }

    [Fact]
    public void Estimated_numbers_are_counted_by_true_number()
    {
        var report = CountPart.Report([("channels", [.. Call.Single()]), ("calls", [Call.Mono()])], Cancel);
        Assert.Matches(@"\| channels +\| +1 \| +2 \|", report);
        Assert.Matches(@"\| calls +\| +2 \| +1 \|", report);
        Assert.Matches(@"In total [0-3] of 3 are right", report);
    }

    [Fact]
    public void Activity_ignores_who_speaks()
    {
        var sound = new Sound("x", 8000, [new float[8000 * 12]], Segments.Parse("A 0 4, B 3 8"));
        var result = new DiarizationResult([new Turn(1, 0, 6), new Turn(2, 5, 7), new Turn(2, 9, 10)], 12, "none", [], []);
        var scores = ActivityPart.Score(sound, result);
        Assert.Equal((8.0, 1.0, 1.0, 0.0), (scores[0].Total, scores[0].Missed, scores[0].FalseAlarm, scores[0].Confusion));
        Assert.Equal((7.5, 0.75), (scores[1].Total, scores[1].Missed));
    }

    [Fact]
    public void Constants_are_scored_alone_and_left_out()
    {
        var settings = Setting<Pauses>.Around(new Pauses(), [0.1]);
        var other = MadeSounds.Stereo("other", seed: 6).Mono();
        var report = ConstantsPart.Report<Pauses>(
            [("calls", [Call.Mono(), other])], settings, pauses => new AcousticDiarizer { LongestPause = pauses.Longest }, Cancel);
        Assert.Contains("chosen without the recording", report);
        Assert.Matches(@"\| +\| +as released \|", report);
        Assert.Matches(@"\| Longest +\| +10 \|", report);
    }

    private sealed record Pauses
    {
        public int Longest { get; init; } = 100;
    }
}
