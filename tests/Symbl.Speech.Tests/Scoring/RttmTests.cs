using System.Globalization;
using System.Text;
using Symbl.Speech.Diarization;
using Symbl.Speech.Scoring;
using Xunit;

namespace Symbl.Speech.Tests.Scoring;

public sealed class RttmTests
{
    [Fact]
    public void Rows_are_read_in_order_and_other_types_are_ignored()
    {
        var rows = Read("""
            ; a comment
            SPKR-INFO call 1 <NA> <NA> <NA> unknown Ann <NA> <NA>

            SPEAKER call 1 1.250 0.5 <NA> <NA> Ann <NA> <NA>
            SPEAKER call 2 1e0 2 <NA> <NA> Bob <NA>
            """);
        Assert.Equal([new RttmRow("call", "1", 1.25, 0.5, "Ann"), new RttmRow("call", "2", 1, 2, "Bob")], rows);
        Assert.Equal(new SpeakerSegment("Ann", 1.25, 1.75), rows[0].ToSegment());
    }

    [Fact]
    public void A_confidence_is_written_and_read_again()
    {
        using var writer = new StringWriter();
        Rttm.Write(writer, [new RttmRow("call", "1", 0, 1, "Ann") { Confidence = 0.875 }, new RttmRow("call", "1", 1, 1, "Bob")]);

        Assert.Equal("SPEAKER call 1 0.000 1.000 <NA> <NA> Ann 0.88 <NA>\nSPEAKER call 1 1.000 1.000 <NA> <NA> Bob <NA> <NA>\n", writer.ToString());
        Assert.Equal([0.88, null], Read(writer.ToString()).Select(row => row.Confidence));
        Assert.Null(Read("SPEAKER call 1 0 1 <NA> <NA> Ann high <NA>")[0].Confidence);
    }

    [Theory]
    [InlineData("SPEAKER c 1 x 1 <NA> <NA> A <NA> <NA>", "RTTM line 2: the start 'x' is not a number of seconds.")]
    [InlineData("SPEAKER c 1 1 1,5 <NA> <NA> A <NA> <NA>", "RTTM line 2: the duration '1,5' is not a number of seconds.")]
    [InlineData("SPEAKER c 1 1 NaN <NA> <NA> A <NA> <NA>", "RTTM line 2: the duration 'NaN' is not a number of seconds.")]
    [InlineData("SPEAKER c 1 -1 1 <NA> <NA> A <NA> <NA>", "RTTM line 2: the start -1 is negative.")]
    [InlineData("SPEAKER c 1 1 -0.5 <NA> <NA> A <NA> <NA>", "RTTM line 2: the duration -0.5 is negative.")]
    [InlineData("SPEAKER c 1 1 1e300 <NA> <NA> A <NA> <NA>", "RTTM line 2: the duration '1e300' is not a number of seconds.")]
    [InlineData("SPEAKER c 1 1 1 <NA> <NA> <NA> <NA> <NA>", "RTTM line 2: the speaker has no name.")]
    [InlineData("SPEAKER c 1 1 1", "RTTM line 2: a SPEAKER row has 9 or 10 fields, this row has 5.")]
    [InlineData("SPEAKER c 1 1 1 <NA> <NA> Ann of Green Gables <NA> <NA>", "RTTM line 2: a SPEAKER row has 9 or 10 fields, this row has 13.")]
    [InlineData("{ \"speaker\": \"A\" }", "RTTM line 2: '{' is not an RTTM row type.")]
    [InlineData("SPEAKR c 1 1 1 <NA> <NA> A <NA> <NA>", "RTTM line 2: 'SPEAKR' is not an RTTM row type.")]
    public void Damaged_rows_are_named_by_line(string row, string expected)
    {
        var error = Assert.Throws<TurnFileException>(() => Read("; first line\n" + row));
        Assert.Equal((expected, 2), (error.Message, error.Line));
        Assert.Equal(expected, $"RTTM line 2: {error.Problem}.");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Numbers_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            using var writer = new StringWriter();
            Rttm.Write(writer, new[] { new Turn(1, 0.5, 1234.5678), new Turn(2, 2, 2.5) }.ToRttm("call"));
            Assert.Equal(
                "SPEAKER call 1 0.500 1234.068 <NA> <NA> Speaker_1 <NA> <NA>\nSPEAKER call 1 2.000 0.500 <NA> <NA> Speaker_2 <NA> <NA>\n",
                writer.ToString());
            Assert.Equal(1234.068, Read(writer.ToString())[0].Duration, 9);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Turns_that_touch_still_touch_in_the_file()
    {
        using var writer = new StringWriter();
        Rttm.Write(writer, new[] { new Turn(1, 0.0004, 1.0006), new Turn(2, 1.0006, 2) }.ToRttm("c"));
        var rows = Read(writer.ToString());
        Assert.Equal(rows[0].Start + rows[0].Duration, rows[1].Start, 9);
    }

    [Fact]
    public void Marks_tabs_line_ends_and_rows_without_length_do_not_matter()
    {
        var rows = Read("\uFEFFSPEAKER\tc\t1\t0\t1\t<NA>\t<NA>\tA\t<NA>\t<NA>\r\n;; remark\r\n   \r\n  SPEAKER d 1 2 0 <NA> <NA> B <NA>\r\n");
        Assert.Equal([new RttmRow("c", "1", 0, 1, "A"), new RttmRow("d", "1", 2, 0, "B")], rows);
    }

    [Fact]
    public void Blanks_in_names_are_written_as_one_field()
    {
        using var writer = new StringWriter();
        Rttm.Write(writer, [new RttmRow("a call", "1", 0, 1, " Ann\tof  Green\u00a0Gables ")]);
        var row = Assert.Single(Read(writer.ToString()));
        Assert.Equal(("a_call", "Ann_of_Green_Gables"), (row.File, row.Speaker));
        Assert.Equal(row.Speaker, Rttm.NameOf(" Ann\tof  Green\u00a0Gables "));
    }

    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("  ", 0, 1)]
    [InlineData("A", -1, 1)]
    [InlineData("A", 0, -1)]
    [InlineData("A", double.NaN, 1)]
    [InlineData("A", 0, double.PositiveInfinity)]
    public void Unreadable_values_are_not_written(string name, double start, double duration) =>
        Assert.Throws<ArgumentException>(() => Rttm.Write(TextWriter.Null, [new RttmRow("c", "1", start, duration, name)]));

    [Fact]
    public void A_file_is_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "SPEAKER c 1 0 1 <NA> <NA> A <NA> <NA>\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal("A", Assert.Single(Rttm.Read(path)).Speaker);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<RttmRow> Read(string text)
    {
        using var reader = new StringReader(text);
        return Rttm.Read(reader);
    }
}
