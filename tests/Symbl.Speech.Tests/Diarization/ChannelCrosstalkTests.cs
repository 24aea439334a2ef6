using System.Globalization;
using Symbl.Speech.Diarization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>
/// One person per channel with a measured leak into the others, late and filtered; every score counts a speaker as right on the own channel
/// only. Bounds are what was reached, with room for another detector; each test prints its numbers.
/// </summary>
public sealed class ChannelCrosstalkTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2, null)]
    [InlineData(2, -40.0)]
    [InlineData(2, -30.0)]
    [InlineData(2, -25.0)]
    [InlineData(2, -20.0)]
    [InlineData(2, -15.0)]
    [InlineData(2, -10.0)]
    [InlineData(4, -40.0)]
    [InlineData(4, -20.0)]
    [InlineData(4, -10.0)]
    [InlineData(8, -20.0)]
    [InlineData(8, -10.0)]
    public void Speech_belongs_to_its_speaker_at_any_crosstalk(int channels, double? leak)
    {
        var plan = new ChannelCallPlan { Channels = channels, LeakDecibels = leak, Seconds = 40 };
        Check(ChannelCall.Make(plan), plan, 0.12);
    }

    [Theory]
    [InlineData(2, null, 0.08)]
    [InlineData(2, -20.0, 0.08)]
    [InlineData(2, -10.0, 0.08)]
    [InlineData(4, -20.0, 0.1)]
    public void Real_speech_belongs_to_its_speaker_at_any_crosstalk(int channels, double? leak, double bound)
    {
        RequireRealVoices(channels);
        var plan = new ChannelCallPlan { Channels = channels, LeakDecibels = leak, Seconds = 30, Real = true };
        Check(ChannelCall.Make(plan), plan, bound);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-25)]
    [InlineData(-10)]
    public void Crosstalk_is_measured_for_each_pair(double leak)
    {
        var result = ChannelCall.Make(new ChannelCallPlan { Channels = 4, LeakDecibels = leak, Noise = 0.0001 }).Diarize();
        Assert.Equal(12, result.Leaks.Count);
        Assert.Equal(result.Leaks.OrderByDescending(pair => pair.Decibels), result.Leaks);
        Assert.Equal(result.Leaks[0].Decibels, result.LeakDecibels);
        // The filter of a leak weighs differently on bands and on samples.
        Assert.All(result.Leaks, pair => Assert.True(Math.Abs(pair.Decibels - leak) < 4, $"{pair}"));
        Assert.Equal(leak, result.Leaks.Average(pair => pair.Decibels), 1.5);
    }

    [Fact]
    public void Isolated_channels_have_no_crosstalk()
    {
        var result = ChannelCall.Make(new ChannelCallPlan { Channels = 4, Overlap = 0.5 }).Diarize();
        Assert.Empty(result.Leaks);
        Assert.Null(result.LeakDecibels);
        Assert.Empty(result.Separation.Notes);
        Assert.Empty(result.Separation.UncertainSpans);
        Assert.All(result.Separation.Turns, turn => Assert.Equal(1, turn.Confidence));
    }

    [Theory]
    [InlineData(-15, 12)]
    [InlineData(-15, -12)]
    [InlineData(-10, 10)]
    public void Gains_of_the_channels_cancel_out(double leak, double gain)
    {
        var plan = new ChannelCallPlan { LeakDecibels = leak, Gains = [0, gain] };
        var call = ChannelCall.Make(plan);
        var result = Check(call, plan, 0.12);
        var there = Assert.Single(result.Leaks, pair => pair.From == 1).Decibels;
        var back = Assert.Single(result.Leaks, pair => pair.From == 2).Decibels;
        Assert.Equal(leak + gain, there, 4.0);
        Assert.Equal(leak - gain, back, 4.0);
    }

    [Fact]
    public void Crosstalk_in_one_direction_is_found_in_one_direction()
    {
        var clean = ChannelCall.Make(new ChannelCallPlan());
        var both = ChannelCall.Make(new ChannelCallPlan { LeakDecibels = -18 });
        var call = ChannelCall.Of(clean.Rate, clean.Channels[0], both.Channels[1]);
        var result = call.Diarize();
        Assert.Equal((1, 2), (Assert.Single(result.Leaks).From, result.Leaks[0].To));
        var score = Scores.Of(clean.Truth, result.Separation, 0, speaker => $"{result.Channels[speaker - 1]}");
        Assert.True(score.IdentityErrorRate < 0.12 && score.IdentityConfusion < 0.02 * score.Total, $"{score}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_quiet_person_is_found_under_louder_crosstalk(bool real)
    {
        if (real)
            RequireRealVoices(2);
        // The leak of the first is 5 dB louder on the second channel than its own speaker.
        var plan = new ChannelCallPlan { LeakDecibels = -20, Voices = [0, -25], Real = real, Overlap = 0.1, Noise = 0.0001 };
        var result = Check(ChannelCall.Make(plan), plan, 0.1);
        Assert.Equal([1, 2], result.Channels.Order());
    }

    [Fact]
    public void Overlap_is_uncertain_if_crosstalk_can_hide_a_person()
    {
        var call = ChannelCall.Make(new ChannelCallPlan { LeakDecibels = -10, Voices = [0, -30], Overlap = 0, Noise = 0.0001 });
        var result = call.Diarize();
        var loud = call.Truth.Where(part => part.Speaker == "1").ToList();
        Assert.Contains(", and overlap is uncertain in places.", Assert.Single(result.Separation.Notes), StringComparison.Ordinal);
        var spans = result.Separation.UncertainSpans;
        var within = spans.Sum(span => loud.Sum(part => Math.Max(0, Math.Min(span.End, part.End) - Math.Max(span.Start, part.Start))));
        Assert.True(within > 0.35 * loud.Sum(part => part.End - part.Start), $"{within}");
        Assert.True(within > 0.8 * spans.Sum(span => span.End - span.Start), $"{within}");
        Assert.Equal(spans.OrderBy(span => span.Start), spans);
        Assert.All(spans, span => Assert.True(span.Start >= 0 && span.End > span.Start && span.End <= call.Seconds));
    }

    [Fact]
    public void Overlap_clearly_above_the_crosstalk_is_certain()
    {
        var plan = new ChannelCallPlan { LeakDecibels = -25, Overlap = 0.6 };
        var result = Check(ChannelCall.Make(plan), plan, 0.12);
        Assert.True(result.Separation.UncertainSpans.Sum(span => span.End - span.Start) < 1.5);
        Assert.All(result.Separation.Turns, turn => Assert.InRange(turn.Confidence, 0.9, 1));
    }

    [Fact]
    public void Confidence_falls_as_crosstalk_rises()
    {
        var mean = new[] { -25.0, -10, -4 }.Select(leak =>
        {
            var turns = ChannelCall.Make(new ChannelCallPlan { LeakDecibels = leak, Overlap = 0.4 }).Diarize().Separation.Turns;
            Assert.All(turns, turn => Assert.InRange(turn.Confidence, 0, 1));
            return turns.Sum(turn => turn.Duration * turn.Confidence) / turns.Sum(turn => turn.Duration);
        }).ToList();
        output.WriteLine(string.Join(", ", mean.Select(value => value.ToString("P2", CultureInfo.InvariantCulture))));
        Assert.True(mean[0] > mean[1] && mean[1] > mean[2] && mean[0] > 0.97, string.Join(" ", mean));
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(-12)]
    public void Crosstalk_adds_no_silent_person(double leak)
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Channels = 3, LeakDecibels = leak });
        var quiet = ChannelCall.Make(new ChannelCallPlan { Channels = 3, LeakDecibels = leak, Voices = [0, 0, -200] });
        var result = quiet.Diarize();
        Assert.Equal([1, 2], result.Channels.Order());
        var score = Scores.Of(
            call.Truth.Where(part => part.Speaker != "3"), result.Separation, 0, speaker => $"{result.Channels[speaker - 1]}");
        Assert.True(score.IdentityErrorRate < 0.12, $"{score}");
    }

    [Fact]
    public void The_person_with_the_least_speech_of_eight_is_kept()
    {
        var call = ChannelCall.Make(new ChannelCallPlan { Channels = 8, LeakDecibels = -15, Seed = 4 });
        var rare = call.Truth.GroupBy(part => part.Speaker).MinBy(person => person.Sum(part => part.End - part.Start))!;
        var result = call.Diarize();
        var channel = int.Parse(rare.Key, CultureInfo.InvariantCulture);
        Assert.Contains(channel, result.Channels);
    }

    private ChannelDiarizationResult Check(ChannelCall call, ChannelCallPlan plan, double bound)
    {
        var result = call.Diarize();
        var (strict, lenient) = (call.Score(result), call.Score(result, 0.25));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Channels} channels, leak {plan.LeakDecibels?.ToString("0", CultureInfo.InvariantCulture) ?? "none"} dB, " +
            $"{(plan.Real ? "real" : "made-up")} voices: collar 0 DER {strict.IdentityErrorRate:P1} " +
            $"(missed {strict.Missed / strict.Total:P1}, false alarm {strict.FalseAlarm / strict.Total:P1}, " +
            $"wrong person {strict.IdentityConfusion / strict.Total:P1}); " +
            $"collar 0.25 DER {lenient.IdentityErrorRate:P1}, wrong person {lenient.IdentityConfusion / lenient.Total:P1}"));
        Assert.True(strict.IdentityErrorRate < bound, $"{strict}");
        Assert.True(strict.IdentityConfusion < 0.02 * strict.Total, $"{strict}");
        return result;
    }

    private static void RequireRealVoices(int people) => Assert.SkipWhen(
        RealVoices.People.Count < people, "Real speech with reference turns (shared/data/speech) is not beside the repository.");
}
