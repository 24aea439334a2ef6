using System.Globalization;
using Symbl.Speech.Audio;
using Symbl.Speech.Separation;
using Symbl.Speech.Tests.Support;
using Xunit;

namespace Symbl.Speech.Tests.Separation;

public sealed class Debug0(ITestOutputHelper output)
{
    [Theory]
    [InlineData(8, -20.0, false)]
    [InlineData(4, -20.0, true)]
    public void Show(int channels, double leak, bool real)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var call = ChannelCall.Make(new ChannelCallPlan { Channels = channels, LeakDecibels = leak, Real = real, Seed = seed });
            var inter = new float[call.Channels.Length * call.Channels[0].Length];
            for (var index = 0; index < inter.Length; index++)
                inter[index] = call.Channels[index % call.Channels.Length][index / call.Channels.Length];
            var sound = ChannelSound.Read(new AudioBuffer(call.Rate, channels, inter), CancellationToken.None);
            var result = call.Separate();
            output.WriteLine($"--- seed {seed} {call.Score(result)}");
            for (var c = 0; c < channels; c++)
            {
                output.WriteLine($"ch {c + 1} truth {string.Join(" ", call.Truth.Where(t => t.Speaker == $"{c + 1}").Select(t => $"{t.Start:0.0}-{t.End:0.0}"))}");
                output.WriteLine($"   raw {string.Join(" ", sound.Own[c].Select(t => $"{t.Start / 100.0:0.0}-{t.End / 100.0:0.0}"))}");
                output.WriteLine($"   own {string.Join(" ", result.Separation.Turns.Where(t => result.Channels[t.Speaker - 1] == c + 1).Select(t => $"{t.Start:0.0}-{t.End:0.0}"))}");
            }
        }
    }
}
