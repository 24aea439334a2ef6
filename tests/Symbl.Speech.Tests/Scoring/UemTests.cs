using System.Globalization;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Scoring;

public sealed class UemTests
{
    [Fact]
    public void Segments_of_several_recordings_are_read_in_order()
    {
        var rows = Read("\uFEFF;; which parts were transcribed\r\ncall 1 0.5 10\r\n\r\ncall\t1\t20\t30.25\r\n; other\r\nmeeting 2 0 1e3");
        Assert.Equal(
            [new UemRow("call", "1", 0.5, 10), new UemRow("call", "1", 20, 30.25), new UemRow("meeting", "2", 0, 1000)], rows);
    }

    [Theory]
    [InlineData("call 1 0", "UEM line 2: a row is 'file channel start end', this row has 3 fields.")]
    [InlineData("call 1 0 1 2", "UEM line 2: a row is 'file channel start end', this row has 5 fields.")]
    [InlineData("call 1 x 1", "UEM line 2: the start 'x' is not a number of seconds.")]
    [InlineData("call 1 0 1,5", "UEM line 2: the end '1,5' is not a number of seconds.")]
    [InlineData("call 1 -1 1", "UEM line 2: the start -1 is negative.")]
    [InlineData("call 1 2 2", "UEM line 2: the end 2 is not after the start 2.")]
    [InlineData("call 1 3 2.5", "UEM line 2: the end 2.5 is not after the start 3.")]
    public void Damaged_rows_are_named_by_line(string row, string expected)
    {
        var error = Assert.Throws<TurnFileException>(() => Read(";;\n" + row));
        Assert.Equal((expected, 2), (error.Message, error.Line));
    }

    [Fact]
    public void Written_rows_are_read_back_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using var writer = new StringWriter();
            Uem.Write(writer, [new UemRow("a call", "1", 0.5, 1234.5678), new UemRow("b", "2", 0, 1)]);
            Assert.Equal("a_call 1 0.500 1234.568\nb 2 0.000 1.000\n", writer.ToString());
            Assert.Equal([new UemRow("a_call", "1", 0.5, 1234.568), new UemRow("b", "2", 0, 1)], Read(writer.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("c", -1, 1)]
    [InlineData("c", 1, 1)]
    [InlineData("c", 1, 1.0001)]
    [InlineData("c", 2, 1)]
    [InlineData("c", 0, double.PositiveInfinity)]
    public void Unreadable_values_are_not_written(string file, double start, double end) =>
        Assert.Throws<ArgumentException>(() => Uem.Write(TextWriter.Null, [new UemRow(file, "1", start, end)]));

    [Fact]
    public void A_file_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "c 1 0 1\n");
            Assert.Equal("c", Assert.Single(Uem.Read(path)).File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<UemRow> Read(string text)
    {
        using var reader = new StringReader(text);
        return Uem.Read(reader);
    }
}
