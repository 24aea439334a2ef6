using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Plain text, chats and separated values.</summary>
public sealed class TextTests
{
    [Fact]
    public void Lines_with_names_are_read()
    {
        var read = Read("""
            Ann Smith <ann@example.com>: Hello.
              Note: this goes on,
            and so does this.

            Dr. Bob: At https://example.com, from 10:30.
            """);
        Assert.Equal(TranscriptFormat.Text, read.Format);
        Assert.Equal(["Ann Smith: Hello. Note: this goes on, and so does this.", "Dr. Bob: At https://example.com, from 10:30."], read.Entries.Select(Line));
        Assert.Equal("ann@example.com", read.Entries[0].Email);
        Assert.Null(read.Entries[0].StartOffset);
    }

    [Theory]
    [InlineData("[00:00:12] Ann: Hello.", 12, null)]
    [InlineData("(0:12) Ann: Hello.", 12, null)]
    [InlineData("00:12 Ann: Hello.", 12, null)]
    [InlineData("00:00:12.5 - Ann: Hello.", 12.5, null)]
    [InlineData("Ann [00:00:12]: Hello.", 12, null)]
    [InlineData("Ann (1:00:12): Hello.", 3612, null)]
    [InlineData("[00:12.250 --> 00:14.500] Ann: Hello.", 12.25, 14.5)]
    [InlineData("[00:00:12 - 00:00:14] Ann: Hello.", 12, 14d)]
    [InlineData("Ann  0:12\nHello.", 12, null)]
    [InlineData("Ann\t00:00:12\nHello.", 12, null)]
    [InlineData("[00:00:12]\nAnn: Hello.", 12, null)]
    public void Lines_with_times_are_read(string text, double start, double? end)
    {
        var entry = Assert.Single(Read(text).Entries);
        Assert.Equal("Ann: Hello.", Line(entry));
        Assert.Equal(TimeSpan.FromSeconds(start), entry.StartOffset);
        Assert.Equal(end is { } seconds ? TimeSpan.FromSeconds(seconds) : null, entry.EndOffset);
    }

    [Fact]
    public void Lines_with_dates_are_read()
    {
        var entry = Assert.Single(Read("[2024-03-05T14:30:12Z] Ann: Hello.").Entries);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 14, 30, 12, TimeSpan.Zero), entry.StartTime);
        Assert.Null(entry.StartOffset);
    }

    [Fact]
    public void A_time_without_a_name_continues_the_same_speaker()
    {
        var said = Read("[0:01] Ann: One.\n[0:05] Two.\n10:30 is when we meet.").Entries;
        Assert.Equal(["Ann: One.", "Ann: Two. 10:30 is when we meet."], said.Select(Line));
        Assert.Equal(TimeSpan.FromSeconds(5), said[1].StartOffset);
    }

    [Fact]
    public void Names_above_the_text_are_read_from_Otter_and_Word()
    {
        var said = Read("Ann Smith  0:03\nHello.\nHow are you?\n\nSpeaker 2   1:05:10 \nFine.\n").Entries;
        Assert.Equal(["Ann Smith: Hello. How are you?", "Speaker 2: Fine."], said.Select(Line));
        Assert.Equal(new TimeSpan(1, 5, 10), said[1].StartOffset);
    }

    [Fact]
    public void Text_without_a_speaker_is_refused()
    {
        var error = Assert.Throws<SymblTranscriptException>(() => Read("\nMinutes of the meeting\nAnn: Hello."));
        Assert.Equal(2, error.Line);
        Assert.Contains("call.txt, line 2: 'Minutes of the meeting' does not begin with a speaker", error.Message);
    }

    [Fact]
    public void Chats_of_the_Zoom_client_are_read()
    {
        var read = Read("23:59:50\t From  Ann Smith  to  Everyone:\r\n\tHello\r\n\tall\r\n00:00:05\t From  Bob Ray  to  Ann Smith(Direct Message):\r\n\thttps://example.com/x\r\n");
        Assert.Equal(TranscriptFormat.ZoomChat, read.Format);
        Assert.Equal(["Ann Smith: Hello all", "Bob Ray: https://example.com/x"], read.Entries.Select(Line));
        // The chat has no date: the first message is the start, and the next day follows midnight.
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(15)], read.Entries.Select(entry => entry.StartOffset!.Value));
    }

    [Fact]
    public void Chats_of_older_Zoom_clients_and_cloud_recordings_are_read()
    {
        var old = Read("09:30:11 From Ann : Hi: there\n09:31:00 From Bob to Everyone : Yes");
        Assert.Equal(["Ann: Hi: there", "Bob: Yes"], old.Entries.Select(Line));
        var cloud = Read("00:02:15\tAnn Smith:\tHello\n00:03:00\tBob:\tSee 10:30\n");
        Assert.Equal(TranscriptFormat.ZoomChat, cloud.Format);
        Assert.Equal(["Ann Smith: Hello", "Bob: See 10:30"], cloud.Entries.Select(Line));
        Assert.Equal(TimeSpan.FromSeconds(135), cloud.Entries[0].StartOffset);
    }

    [Fact]
    public void CSV_of_a_spreadsheet_is_read()
    {
        var read = Read("sep=;\r\nStart Time;Speaker;Text;Remark\r\n00:00:01;Ann;\"Hello; \"\"all\"\"\r\nof you\";x\r\n\r\n00:00:02,5;Bob;Hi.;\r\n");
        Assert.Equal(TranscriptFormat.Csv, read.Format);
        Assert.Equal(["Ann: Hello; \"all\" of you", "Bob: Hi."], read.Entries.Select(Line));
        Assert.Equal(TimeSpan.FromSeconds(2.5), read.Entries[1].StartOffset);
    }

    [Fact]
    public void Output_of_Export_Csv_is_read()
    {
        var said = Read("""
            "MessageId","ConversationId","Speaker","Text","StartTime","EndTime","Offset","Duration"
            "1","2","Ann","Hello, you.","03/05/2024 14:30:12 +00:00","03/05/2024 14:30:14 +00:00","00:00:12","00:00:02"
            """).Entries;
        var entry = Assert.Single(said);
        Assert.Equal("Ann: Hello, you.", Line(entry));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 14, 30, 12, TimeSpan.Zero), entry.StartTime);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 14, 30, 14, TimeSpan.Zero), entry.EndTime);
    }

    [Theory]
    [InlineData("Speaker,Text\nAnn,Hello, you", 2, "3 fields, but the header has 2")]
    [InlineData("Speaker,Text\nAnn,\"Hello\nBob,Hi", 2, "a quoted field begins here and does not end")]
    [InlineData("Speaker,Text,Start\nAnn,Hi,soon", 2, "'soon' (Start) is not a time")]
    [InlineData("Speaker,Text,Start,End\n\nAnn,Hi,2,1", 3, "it ends (1) before it starts (2)")]
    public void Invalid_CSV_is_an_error_with_its_line(string text, int line, string words)
    {
        var error = Assert.Throws<SymblTranscriptException>(() => Read(text));
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message);
    }

    [Fact]
    public void CSV_without_a_known_header_lists_its_columns()
    {
        var error = Assert.Throws<SymblTranscriptException>(() => TranscriptReader.Read("a;b\n1;2", "x.csv", TranscriptFormat.Csv));
        Assert.Contains("x.csv, line 1: no column for the text", error.Message);
        Assert.Contains("found: a, b", error.Message);
    }

    [Fact]
    public async Task The_encoding_is_the_byte_order_mark_or_UTF8()
    {
        using var folder = new Support.TempFolder();
        foreach (var encoding in new System.Text.Encoding[] { new System.Text.UTF8Encoding(false), System.Text.Encoding.UTF8, System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode })
        {
            await File.WriteAllTextAsync(folder.Path("GMT20240305-143000_Recording.txt"), "Jörg: Grüß Gott 👋", encoding);
            var read = await TranscriptReader.ReadFileAsync(folder.Path("GMT20240305-143000_Recording.txt"), null, null, default);
            Assert.Equal("Jörg: Grüß Gott 👋", Line(Assert.Single(read.Entries)));
            Assert.Equal(new DateTimeOffset(2024, 3, 5, 14, 30, 0, TimeSpan.Zero), read.StartTime);
        }
    }

    private static Transcript Read(string text) => TranscriptReader.Read(text, "call.txt", null);

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
