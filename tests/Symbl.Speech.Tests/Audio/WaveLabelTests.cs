using System.Text;
using Symbl.Speech.Audio;
using Xunit;

namespace Symbl.Speech.Tests.Audio;

public sealed class WaveLabelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("symbl-labels-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_region_takes_start_from_cue_length_from_ltxt_and_text_from_labl()
    {
        var labels = Read(WaveBytes.Cue((7, 4000)), WaveBytes.Adtl(WaveBytes.Labl(7, "hello"), WaveBytes.Ltxt(7, 2000)));
        Assert.Equal([new WaveLabel(0.5, 0.25, "hello")], labels);
    }

    [Fact]
    public void Text_comes_from_labl_then_ltxt_then_note()
    {
        var labels = Read(
            WaveBytes.Cue((1, 0), (2, 8), (3, 16)),
            WaveBytes.Adtl(
                WaveBytes.Note(1, "note"), WaveBytes.Ltxt(1, 8, "ltxt"), WaveBytes.Labl(1, "labl"),
                WaveBytes.Ltxt(2, 8, "ltxt"), WaveBytes.Note(2, "note"), WaveBytes.Note(3, "note")));
        Assert.Equal(["labl", "ltxt", "note"], labels.Select(label => label.Text));
    }

    [Fact]
    public void Labels_are_in_order_of_time()
    {
        var labels = Read(
            WaveBytes.Cue((1, 900), (2, 100), (3, 500)),
            WaveBytes.Adtl(WaveBytes.Labl(1, "c"), WaveBytes.Labl(3, "b"), WaveBytes.Labl(2, "a")));
        Assert.Equal(["a", "b", "c"], labels.Select(label => label.Text));
    }

    [Fact]
    public void Texts_without_a_point_and_points_without_text_are_left_out()
    {
        var labels = Read(
            WaveBytes.Cue((1, 0), (2, 10)),
            WaveBytes.Adtl(WaveBytes.Labl(1, "kept"), WaveBytes.Labl(99, "lost"), WaveBytes.Ltxt(2, 5)));
        Assert.Equal(["kept"], labels.Select(label => label.Text));
    }

    [Fact]
    public void Labels_can_precede_the_audio_and_use_several_lists()
    {
        var file = WaveBytes.File(
            WaveBytes.Adtl(WaveBytes.Labl(2, "second")), WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Cue((1, 0), (2, 80)),
            WaveBytes.Chunk("data", new byte[1000]), WaveBytes.Adtl(WaveBytes.Labl(1, "first")));
        Assert.Equal(["first", "second"], WaveLabels.Read(new MemoryStream(file)).Select(label => label.Text));
    }

    [Theory]
    [InlineData("C3A9 74C3 A9", "été")]
    [InlineData("E974 E9", "été")]
    [InlineData("9368 6994", "\u201Chi\u201D")]
    [InlineData("E697 A5E6 9CAC", "日本")]
    [InlineData("EFBB BF68 69", "hi")]
    public void Text_is_UTF8_or_else_Windows_1252(string hex, string expected)
    {
        var text = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var labels = Read(WaveBytes.Cue((1, 0)), WaveBytes.Adtl(WaveBytes.Labl(1, text)));
        Assert.Equal(expected, Assert.Single(labels).Text);
    }

    [Fact]
    public void Damaged_parts_are_left_out()
    {
        var shortCue = WaveBytes.Chunk("cue ", [.. BitConverter.GetBytes(uint.MaxValue), .. new byte[23]]);
        Assert.Empty(Read(shortCue, WaveBytes.Adtl(WaveBytes.Labl(1, "x"))));
        var longLabel = WaveBytes.Chunk("labl", [1, 0, 0, 0], declared: 0xFFFFFFF0);
        var labels = Read(WaveBytes.Cue((1, 0)), WaveBytes.Adtl(WaveBytes.Labl(1, "kept"), longLabel));
        Assert.Equal(["kept"], labels.Select(label => label.Text));
        Assert.Empty(Read(WaveBytes.Cue((1, 0)), WaveBytes.Adtl(WaveBytes.Chunk("labl", [1, 0])), WaveBytes.Chunk("LIST", [])));
    }

    [Fact]
    public void No_labels_is_an_empty_list() => Assert.Empty(Read());

    [Fact]
    public void Other_formats_are_an_error() =>
        Assert.Throws<AudioFormatException>(() => WaveLabels.Read(new MemoryStream("Hello"u8.ToArray())));

    [Fact]
    public void Written_labels_are_read_back_and_the_audio_is_unchanged()
    {
        var input = Save("in.wav", WaveBytes.File(
            WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(8001)), WaveBytes.Chunk("bext", [1, 2, 3]),
            WaveBytes.Cue((1, 5)), WaveBytes.Adtl(WaveBytes.Labl(1, "old"))));
        var output = Path.Combine(_folder, "out.wav");
        WaveLabel[] labels = [new(0.5, 0.25, "später"), new(0.1, 0, "früher"), new(1, 0.000125, "Ende.")];
        WaveLabels.Write(input, output, labels);

        Assert.Equal(labels.OrderBy(label => label.Start), WaveLabels.Read(output));
        using var before = WaveFile.Open(input);
        using var after = WaveFile.Open(output);
        Assert.Equal(WaveFileTests.ReadAll(before), WaveFileTests.ReadAll(after));
        var bytes = File.ReadAllBytes(output);
        Assert.Equal(bytes.Length - 8, BitConverter.ToInt32(bytes, 4));
        Assert.Contains("bext", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1, 0.1, "x")]
    [InlineData(0.9, 0.2, "x")]
    [InlineData(0.1, -0.05, "x")]
    [InlineData(double.NaN, 0.1, "x")]
    [InlineData(0.1, 0.1, " ")]
    public void Labels_outside_the_audio_or_without_text_are_rejected(double start, double duration, string text)
    {
        var input = Save("in.wav", WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", WaveBytes.Sine16(8000))));
        var output = Path.Combine(_folder, "out.wav");
        Assert.Throws<ArgumentException>(() => WaveLabels.Write(input, output, [new WaveLabel(start, duration, text)]));
    }

    [Fact]
    public void A_file_is_not_written_over_itself()
    {
        var input = Save("in.wav", WaveBytes.File(WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[8])));
        Assert.Throws<ArgumentException>(() => WaveLabels.Write(input, input, []));
    }

    [Fact]
    public void A_written_buffer_is_read_back_with_its_labels()
    {
        var path = Path.Combine(_folder, "made.wav");
        float[] samples = [0, 0.5f, -0.5f, 1.5f, -1.5f, 0.25f];
        WaveWriter.Write(path, new AudioBuffer(16000, 2, samples), [new WaveLabel(0, 0.000125, "a")]);
        using var source = WaveFile.Open(path);
        Assert.Equal((16000, 2, 3L), (source.SampleRate, source.Channels, source.Frames));
        Assert.Equal([0, 0.5f, -0.5f, 32767 / 32768f, -1, 0.25f], WaveFileTests.ReadAll(source));
        Assert.Equal("a", Assert.Single(WaveLabels.Read(path)).Text);
    }

    private static IReadOnlyList<WaveLabel> Read(params byte[][] chunks) =>
        WaveLabels.Read(new MemoryStream(WaveBytes.File(
            [WaveBytes.Format(1, 1, 8000, 16), WaveBytes.Chunk("data", new byte[1000]), .. chunks])));

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
