using CsCheck;
using Symbl.Recognition.Words;
using Xunit;

namespace Symbl.Recognition.Tests.Words;

public sealed class PhraseSplitterTests
{
    [Fact]
    public void Divides_the_time_by_length()
    {
        var words = PhraseSplitter.Split("  We\twill ref\u00FCnd ", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(22)).ToArray();

        Assert.Equal(["We", "will", "ref\u00FCnd"], words.Select(word => word.Text));
        Assert.Equal([10.0, 12, 16], words.Select(word => word.Start.TotalSeconds));
        Assert.Equal([12.0, 16, 22], words.Select(word => word.End.TotalSeconds));
        Assert.All(words, word => Assert.Null(word.Score));
    }

    [Fact]
    public void Only_whitespace_is_no_word() => Assert.Empty(PhraseSplitter.Split(" \r\n\u00A0", TimeSpan.Zero, TimeSpan.FromSeconds(1)));

    [Fact]
    public void Words_fill_the_phrase_without_gap_or_overlap_and_keep_its_text() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12].Array[1, 30], Gen.Long[0, 1L << 40], Gen.Long[0, 1L << 36])
        .Sample((texts, start, length) =>
        {
            var (from, to) = (new TimeSpan(start), new TimeSpan(start + length));
            var words = PhraseSplitter.Split(string.Join(' ', texts), from, to, 0.5).ToArray();

            Assert.Equal(texts, words.Select(word => word.Text));
            Assert.Equal(from, words[0].Start);
            Assert.Equal(to, words[^1].End);
            Assert.All(words.Zip(words.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            Assert.All(words, word => Assert.True(word.End >= word.Start));
        });
}
