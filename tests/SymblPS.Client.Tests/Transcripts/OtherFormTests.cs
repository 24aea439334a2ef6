using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Text of further products and spreadsheets.</summary>
public sealed class OtherFormTests
{
    [Theory]
    [InlineData("\"Ann Lee\" (10:01:05): Hello, all.\n\"Bob\" (10:01:09): Hi.")]
    [InlineData("“Ann Lee” [10:01:05]: Hello, all.\n“Bob” [10:01:09]: Hi.")]
    [InlineData("Ann Lee\n10:01:05\nHello, all.\n\nBob\n10:01:09\nHi.\n")]
    [InlineData("Ann Lee\n[10:01:05]\nHello, all.\nBob\n[10:01:09]\nHi.\n")]
    [InlineData("［１０：０１：０５］ Ann Lee：Hello, all.\n［１０：０１：０９］Bob：Hi.")]
    [InlineData("（10：01：05） Ann Lee：Hello, all.\n【10：01：09】 Bob：Hi.")]
    [InlineData("Ann Lee（１０：０１：０５）：Hello, all.\nBob（１０：０１：０９）：Hi.")]
    [InlineData("Weekly call\n5 March\n\n[10:01:05] Ann Lee: Hello, all.\n[10:01:09] Bob: Hi.")]
    [InlineData("Weekly call - Transcript\n\nAnn Lee\n10:01:05\nHello, all.\n\nBob\n10:01:09\nHi.")]
    [InlineData("# Weekly\n\n**Ann Lee:** (10:01:05) Hello, all.\n\n**Bob:** (10:01:09) Hi.")]
    public void Times_and_names_in_other_forms_are_read(string text)
    {
        var said = Read(text);
        Assert.Equal(["Ann Lee: Hello, all.", "Bob: Hi."], said.Select(Line));
        Assert.Equal([new TimeSpan(10, 1, 5), new TimeSpan(10, 1, 9)], said.Select(entry => entry.StartOffset!.Value));
    }

    [Theory]
    [InlineData("**Ann:** Hello.\n\n**Bob Ray:** Hi.")]
    [InlineData("# Weekly\n\n**Ann:** Hello.\n**Bob Ray:** Hi.")]
    [InlineData("## Weekly\n\n- **Ann:** Hello.\n- **Bob Ray:** Hi.")]
    [InlineData("__Ann:__ Hello.\n\n__Bob Ray:__ Hi.")]
    [InlineData("**Ann**: Hello.\n\n**Bob Ray**: Hi.")]
    [InlineData("Weekly call (2026-03-05) - Transcript\n\nAnn: Hello.\nBob Ray: Hi.")]
    public void Names_without_times_are_read(string text) => Assert.Equal(["Ann: Hello.", "Bob Ray: Hi."], Read(text).Select(Line));

    [Fact]
    public void A_title_is_named_in_a_note()
    {
        var read = TranscriptReader.Read("Weekly call\n\nAnn: Hello.", "a.txt", null);
        Assert.Contains("'Weekly call' was taken as a title", Assert.Single(read.Notes));
        Assert.Equal(1, Assert.Throws<SymblTranscriptException>(() => Read("Weekly call\n\nno speaker at all\nand more")).Line);
    }

    [Theory]
    [InlineData("start;end;speaker;text\n3,2;5,0;Ann;Hello, 3,5 you.\n5,25;6;Bob;Hi.")]
    [InlineData("start\tend\tspeaker\ttext\n3,2\t5,0\tAnn\tHello, 3,5 you.\n5,25\t6\tBob\tHi.")]
    [InlineData("start;end;speaker;text\n\"3,2\";\"5,0\";Ann;\"Hello, 3,5 you.\"\n5,25;6,0;Bob;Hi.")]
    public void Decimal_commas_of_spreadsheets_are_read(string text)
    {
        var said = Read(text);
        Assert.Equal(["Ann: Hello, 3,5 you.", "Bob: Hi."], said.Select(Line));
        Assert.Equal([3.2, 5.25], said.Select(entry => entry.StartOffset!.Value.TotalSeconds));
        Assert.Equal([5, 6], said.Select(entry => entry.EndOffset!.Value.TotalSeconds));
    }

    private static IReadOnlyList<TranscriptEntry> Read(string text) => TranscriptReader.Read(text, "call", null).Entries;

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
