using Symbl.Speech.Audio;
using Symbl.Speech.Diarization;
using Xunit;

namespace Symbl.Speech.Tests.Diarization;

/// <summary>
/// Runs alone, because it reads the processor time of the whole process: the clock on the wall says little on a busy machine.
/// </summary>
[CollectionDefinition(nameof(CostTests), DisableParallelization = true)]
[Collection(nameof(CostTests))]
public sealed class CostTests
{
    [Fact]
    public void Cost_grows_with_length_not_with_its_square()
    {
        var minute = SyntheticSpeech.Render(SyntheticSpeech.Dialogue(Voice.Low, Voice.High, 60), 60, 8000);
        Measure(minute, 1);
        var (shortTime, _) = Measure(minute, 2);
        var (longTime, allocated) = Measure(minute, 16);
        // Eight times the length; twice that leaves room for the compiler and the collector, and quadratic cost would need 64.
        Assert.True(longTime < 16 * shortTime, $"2 minutes {shortTime}, 16 minutes {longTime}");
        // Of what is allocated in all, most is given back: what is held at a time is measured by the bench.
        Assert.True(allocated < 320L << 20, $"{allocated >> 20} MB allocated in all");
    }

    private static (TimeSpan Time, long Allocated) Measure(float[] block, int times)
    {
        using var audio = new Repeated(block, times);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = Environment.CpuUsage.TotalTime;
        Assert.NotEmpty(new AcousticDiarizer().Diarize(audio, 2, TestContext.Current.CancellationToken).Turns);
        return (Environment.CpuUsage.TotalTime - before, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private sealed class Repeated(float[] block, int times) : IAudioSource
    {
        private long _position;

        public int SampleRate => 8000;

        public int Channels => 1;

        public long Frames => (long)block.Length * times;

        public int Read(Span<float> interleaved)
        {
            var count = (int)Math.Min(interleaved.Length, Frames - _position);
            for (var index = 0; index < count; index++)
                interleaved[index] = block[(_position + index) % block.Length];
            _position += count;
            return count;
        }

        public void Dispose()
        {
        }
    }
}
