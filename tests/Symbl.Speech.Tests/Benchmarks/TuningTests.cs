using Symbl.Speech.Bench.Tuning;
using Symbl.Speech.Scoring;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Benchmarks;

/// <summary>Settings around released constants, and the choice among them without the recording that is scored.</summary>
public sealed class TuningTests
{
    [Fact]
    public void Each_constant_is_varied_alone()
    {
        var settings = Setting<Constants>.Around(new Constants(), [0.5, 2]);
        Assert.Equal(
            [("", "as released"), ("Pause", "25"), ("Pause", "100"), ("Level", "-15"), ("Level", "-60"), ("Few", "2"), ("Inner.Weight", "0.25"), ("Inner.Weight", "1")],
            settings.Select(setting => (setting.Constant, setting.Value)));
        Assert.Equal(new Constants { Level = -60 }, settings[4].Tuning);
        Assert.Equal(new Constants { Inner = new Inner { Weight = 1 } }, settings[^1].Tuning);
        Assert.Equal(new Constants(), settings[0].Tuning);
    }

    [Fact]
    public void A_setting_is_chosen_without_the_recording_it_is_scored_on()
    {
        // The second setting is much better for the first recording alone, so it is chosen for the others.
        var choice = new LeaveOneOut([[Missed(5), Missed(2), Missed(2)], [Missed(0), Missed(3), Missed(3)]]);
        Assert.Equal([0, 1, 1], choice.Chosen);
        Assert.Equal(1, choice.BestOfAll);
        Assert.Equal((5.0 + 3 + 3) / 30, choice.Score.ErrorRate, 1e-9);
        Assert.Equal((0.0 + 3 + 3) / 30, choice.Of(1).ErrorRate, 1e-9);
    }

    private static DiarizationScore Missed(double seconds) => DiarizationScorer.Score(
        Segments.Parse("A 0 10"), Segments.Parse(FormattableString.Invariant($"x {seconds} 10")));

    private sealed record Constants
    {
        public int Pause { get; init; } = 50;

        public double Level { get; init; } = -30;

        public int Few { get; init; } = 1;

        public string Name { get; init; } = "";

        public Inner Inner { get; init; } = new();
    }

    private sealed record Inner
    {
        public double Weight { get; init; } = 0.5;
    }
}
