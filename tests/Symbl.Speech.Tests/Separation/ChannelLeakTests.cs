using System.Globalization;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Separation;

public sealed class ChannelLeakTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Table(bool real)
    {
        foreach (var channels in new[] { 2, 4, 8 })
        {
            foreach (double? leak in new double?[] { null, -40, -30, -25, -20, -15, -10 })
            {
                var (err, missed, fa, con, tot) = (0.0, 0.0, 0.0, 0.0, 0.0);
                var (err2, con2, tot2) = (0.0, 0.0, 0.0);
                double? found = null;
                for (var seed = 1; seed <= 3; seed++)
                {
                    var call = ChannelCall.Make(new ChannelCallPlan { Channels = channels, LeakDecibels = leak, Real = real, Seed = seed });
                    var result = call.Separate();
                    found = result.LeakDecibels;
                    var s = call.Score(result);
                    err += s.Missed + s.FalseAlarm + s.IdentityConfusion; tot += s.Total; con += s.IdentityConfusion;
                    missed += s.Missed; fa += s.FalseAlarm;
                    var t = call.Score(result, 0.25);
                    err2 += t.Missed + t.FalseAlarm + t.IdentityConfusion; tot2 += t.Total; con2 += t.IdentityConfusion;
                }
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(real ? "real" : "made")} {channels} ch, leak {leak,4}: DER {err / tot:P1} (miss {missed / tot:P1} fa {fa / tot:P1} conf {con / tot:P1}); collar .25 DER {err2 / tot2:P1} conf {con2 / tot2:P1}; found {found:0.0}"));
            }
        }
    }
}
