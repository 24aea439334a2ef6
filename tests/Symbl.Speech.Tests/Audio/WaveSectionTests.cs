using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

/// <summary>A section of a file is a WAV file with the same samples.</summary>
public sealed class WaveSectionTests : IDisposable
{
    private const int Rate = 8000;

    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(0, 2, 0, 16000)]
    [InlineData(0.5, 1.25, 4000, 6000)]
    [InlineData(-3, 0.5, 0, 4000)]
    [InlineData(1.5, 99, 12000, 4000)]
    [InlineData(5, 6, 16000, 0)]
    [InlineData(1, 0.5, 8000, 0)]
    public void A_section_has_the_samples_of_the_file(double start, double end, int first, int count)
    {
        var all = Write(channels: 2);
        using var section = WaveSection.Open(_path, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end));
        using var copy = Copy(section);

        Assert.Equal(section.Length, copy.Length);
        Assert.Equal(all[(2 * first)..(2 * (first + count))], Samples(copy, channels: 2));
    }

    [Fact]
    public void Silence_fills_a_section_that_is_too_short()
    {
        var all = Write(channels: 1);
        using var section = WaveSection.Open(_path, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1), shortest: TimeSpan.FromSeconds(0.5));
        using var copy = Copy(section);

        Assert.Equal([.. all[8000..8800], .. new float[3200]], Samples(copy, channels: 1));
    }

    [Fact]
    public void A_section_can_be_read_from_any_position()
    {
        Write(channels: 1);
        using var section = WaveSection.Open(_path, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1), shortest: TimeSpan.FromSeconds(1.5));
        var whole = Copy(section).ToArray();
        var part = new byte[1000];
        foreach (var position in new[] { 40, 44, 12_000, 43 + 12_000, 20_000 })
        {
            section.Seek(position, SeekOrigin.Begin);
            section.ReadExactly(part);
            Assert.Equal(whole[position..(position + part.Length)], part);
        }

        section.Seek(0, SeekOrigin.End);
        Assert.Equal(0, section.Read(part));
    }

    [Fact]
    public void Other_files_have_no_sections()
    {
        File.WriteAllText(_path, "This is text.");

        Assert.Contains("not a WAV file", Assert.Throws<AudioFormatException>(() => WaveSection.Open(_path, TimeSpan.Zero, TimeSpan.MaxValue)).Message);
    }

    public void Dispose() => File.Delete(_path);

    private float[] Write(int channels)
    {
        var samples = Enumerable.Range(0, 2 * Rate * channels).Select(i => (short)((i * 7919) % 65536) / 32768f).ToArray();
        WaveWriter.Write(_path, new AudioBuffer(Rate, channels, samples));
        return samples;
    }

    private static MemoryStream Copy(Stream section)
    {
        var copy = new MemoryStream();
        section.Position = 0;
        section.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static float[] Samples(Stream stream, int channels)
    {
        using var source = WaveFile.Open(stream, leaveOpen: true);
        Assert.Equal((Rate, channels), (source.SampleRate, source.Channels));
        var samples = new float[source.Frames * channels];
        source.Read(samples);
        return samples;
    }
}
