using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Times of transcripts: their forms, units, repairs and order.</summary>
public sealed class TranscriptTimeTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1772442000")]
    [InlineData("1772442000.000")]
    [InlineData("1772442000000")]
    [InlineData("1772442000000000")]
    [InlineData("1772442000000000000")]
    [InlineData("2026-03-02T09:00:00Z")]
    [InlineData("2026-03-02 09:00:00")]
    [InlineData("2026-03-02 9:00")]
    [InlineData("2026-03-02T10:00:00.000000000+01:00")]
    [InlineData("2026-03-02 04:00:00 -0500")]
    [InlineData("2026/03/02 09:00:00")]
    [InlineData("03/02/2026 09:00:00 +00:00")]
    [InlineData("Mon, 02 Mar 2026 09:00:00 GMT")]
    public void A_time_by_the_clock_is_one_and_no_offset(string time)
    {
        var read = TranscriptReader.Read($"speaker;timestamp;text\nAnn;\"{time}\";Hello there.", "log.csv", null);
        var entry = Assert.Single(read.Entries);
        Assert.Equal((Monday, null), (entry.StartTime, entry.StartOffset));
    }

    [Theory]
    [InlineData("1772442000")]
    [InlineData("1772442000000")]
    [InlineData("1772442000.5")]
    public void Unix_times_in_JSON_are_times_by_the_clock(string number)
    {
        var entry = Assert.Single(TranscriptReader.Read($$"""[{"speaker":"Ann","text":"Hi","start":{{number}}}]""", "log.json", null).Entries);
        Assert.Equal(Monday, entry.StartTime!.Value.AddTicks(-(entry.StartTime.Value.Ticks % TimeSpan.TicksPerSecond)));
        Assert.Null(entry.StartOffset);
    }

    [Theory]
    [InlineData("25:59:50", 93590)]
    [InlineData("1.01:59:50", 93590)]
    [InlineData("93590", 93590)]
    [InlineData("93590.5s", 93590.5)]
    [InlineData("1500 ms", 1.5)]
    [InlineData("PT1M1.5S", 61.5)]
    [InlineData("٠٠:٠١:٠٢٫٥", 62.5)]
    [InlineData("００：０１：０２", 62)]
    [InlineData("२०२६", 2026)]
    public void An_offset_is_no_time_by_the_clock(string time, double seconds)
    {
        var entry = Assert.Single(TranscriptReader.Read($"speaker;start;text\nAnn;{time};Hello there.", "log.csv", null).Entries);
        Assert.Equal((TimeSpan.FromSeconds(seconds), null), (entry.StartOffset, entry.StartTime));
    }

    [Theory]
    [InlineData("startMs", "1500")]
    [InlineData("start_millis", "1500")]
    [InlineData("Offset (ns)", "1500000000")]
    [InlineData("startTicks", "15000000")]
    [InlineData("start_seconds", "1.5")]
    public void The_name_of_a_column_can_state_the_unit(string column, string value)
    {
        var entry = Assert.Single(TranscriptReader.Read($"speaker;{column};text\nAnn;{value};Hello there.", "log.csv", null).Entries);
        Assert.Equal(TimeSpan.FromSeconds(1.5), entry.StartOffset);
    }

    [Theory]
    [InlineData("3 March")]
    [InlineData("3/2/26 9:00 AM")]
    [InlineData("1.2:3")]
    [InlineData("-5")]
    [InlineData("50000000")]
    [InlineData("7 parsecs")]
    [InlineData("𝟎𝟎:𝟎𝟏")]
    public void A_time_with_no_certain_meaning_is_refused_with_its_line(string time)
    {
        var text = $"speaker;start;text\nAnn;{time};Hello there.";
        var error = Assert.Throws<SymblTranscriptException>(() => TranscriptReader.Read(text, "log.csv", null));
        Assert.Equal(2, error.Line);
        Assert.Contains($"'{time}' (start) is not a time", error.Message);
    }

    [Fact]
    public void Whole_numbers_that_are_implausible_seconds_are_milliseconds()
    {
        var slow = TranscriptReader.Read("speaker,start,end,text\nAnn,3409,5109,So the first thing is pricing.\nBob,5109,6500,Yes.", "a.csv", null);
        Assert.Equal(TimeSpan.FromMilliseconds(3409), slow.Entries[0].StartOffset);
        Assert.Contains("milliseconds", Assert.Single(slow.Notes));
        var meeting = TranscriptReader.Read("speaker,start,end,text\nAnn,0,4,So the first thing is pricing.\nBob,3600,3604,Yes that is so and more than that it is so with many more words.", "b.csv", null);
        // Two sentences in an hour are odd, but as milliseconds they would be odder.
        Assert.Equal(TimeSpan.FromHours(1), meeting.Entries[1].StartOffset);
        Assert.Empty(meeting.Notes);
    }

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Utc)]
    public void A_DateTime_without_a_zone_is_UTC_as_in_a_file(DateTimeKind kind)
    {
        var entry = TranscriptReader.ReadObject(
            [new("text", "Hi"), new("start", DateTime.SpecifyKind(Monday.UtcDateTime, kind))], "Object 1", null)!;
        var file = Assert.Single(TranscriptReader.Read("""[{"text":"Hi","start":"2026-03-02T09:00:00"}]""", "a.json", null).Entries);
        Assert.Equal((Monday, Monday), (entry.StartTime, file.StartTime));
    }

    [Fact]
    public void One_odd_cue_is_repaired_with_a_note()
    {
        var sixty = TranscriptReader.Read("WEBVTT\n\n00:11:58.100 --> 00:11:60.000\nA: One.\n\n00:59:60.5 --> 01:00:02.000\n" + "B: Two.\n\n01:00:05.000 --> 01:00:06.000\nA: Three.\n\n01:00:07.000 --> 01:00:08.000\nB: Four.", "a.vtt", null);
        Assert.Equal(TimeSpan.FromMinutes(12), sixty.Entries[0].EndOffset);
        Assert.Equal(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(0.5), sixty.Entries[1].StartOffset);
        Assert.Equal(2, sixty.Notes.Count);
        Assert.StartsWith("Line 3: '00:11:58.100 --> 00:11:60.000' has 60 seconds", sixty.Notes[0]);
        var backwards = TranscriptReader.Read("1\n00:00:01,200 --> 00:00:03,500\nAnn: Hello.\n\n2\n00:00:04,000 --> 00:00:03,900\nBob: Hi.\n", "b.srt", null);
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)), (backwards.Entries[1].StartOffset, backwards.Entries[1].EndOffset));
        Assert.Contains("ends before it starts", Assert.Single(backwards.Notes));
        var csv = TranscriptReader.Read("speaker,start,end,text\nAnn,1,2,One.\nBob,4,3,Two.", "c.csv", null);
        Assert.Equal(TimeSpan.FromSeconds(4), csv.Entries[1].EndOffset);
        Assert.StartsWith("Line 3: ", Assert.Single(csv.Notes));
        var json = TranscriptReader.Read("""[{"text":"a","start":1,"end":2},{"text":"b","start":4,"end":3}]""", "d.json", null);
        Assert.Equal(TimeSpan.FromSeconds(4), json.Entries[1].EndOffset);
    }

    [Fact]
    public void Entries_are_in_order_of_time()
    {
        var cues = TranscriptReader.Read("1\n00:00:01,000 --> 00:00:02,000\nAnn: 1\n\n2\n00:00:07,000 --> 00:00:08,000\nAnn: 3\n\n3\n00:00:04,000 --> 00:00:05,000\nBob: 2\n", "a.srt", null);
        Assert.Equal(["1", "2", "3"], cues.Entries.Select(entry => entry.Text));
        var csv = TranscriptReader.Read("speaker,start,text\nAnn,9,3\nAnn,,4\nBob,1,1\nBob,1,2", "a.csv", null);
        Assert.Equal(["1", "2", "3", "4"], csv.Entries.Select(entry => entry.Text));
        var midnight = TranscriptReader.Read("[23:59:58] Ann: 1\n[00:00:03] Bob: 2", "a.txt", null);
        Assert.Equal(["1", "2"], midnight.Entries.Select(entry => entry.Text));
        Assert.Equal(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(3), midnight.Entries[1].StartOffset);
    }

    [Theory]
    [InlineData("00:00:01,000 -> 00:00:02,000")]
    [InlineData("00:00:01,000 –> 00:00:02,000")]
    [InlineData("00:00:01,000 → 00:00:02,000")]
    [InlineData("00: 00: 01, 000 -> 00: 00: 02, 000")]
    [InlineData("00:00:01,000 --&gt; 00:00:02,000")]
    [InlineData("٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠")]
    [InlineData("00：00：01,000 --> 00：00：02,000")]
    public void An_arrow_between_times_is_the_times_of_a_cue(string line)
    {
        var said = TranscriptReader.Read($"1\n00:00:00,000 --> 00:00:00,500\nAnn: One.\n\n2\n{line}\nAnn: Two.\n", "a.srt", null).Entries;
        Assert.Equal(["One.", "Two."], said.Select(entry => entry.Text));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), (said[1].StartOffset, said[1].EndOffset));
    }

    [Theory]
    [InlineData("00:00:01,000 --> 00:00:0x,000")]
    [InlineData("OO:00:01,000 --> 00:00:02,000")]
    [InlineData("00:00:01,000 -->")]
    [InlineData("--> 00:00:02,000")]
    [InlineData("00:00:01,000 --> 00:00:02:500:1")]
    [InlineData("00:99:01,000 --> 00:99:02,000")]
    [InlineData("10:30 -> 11:30 is when we meet")]
    public void An_arrow_between_invalid_times_is_an_error_that_names_the_line(string line)
    {
        var error = Assert.Throws<SymblTranscriptException>(() =>
            TranscriptReader.Read($"1\n00:00:00,000 --> 00:00:00,500\nAnn: One.\n\n2\n{line}\nAnn: Two.\n", "a.srt", null));
        Assert.Equal(6, error.Line);
    }

    [Theory]
    [InlineData("from 5 -> 6 people")]
    [InlineData("5 -> 6 people")]
    [InlineData("press --> to go on")]
    public void An_arrow_between_words_is_text(string line)
    {
        var said = TranscriptReader.Read($"1\n00:00:00,000 --> 00:00:00,500\n{line}\n", "a.srt", null).Entries;
        Assert.Equal(line, Assert.Single(said).Text);
    }

    [Theory]
    [InlineData("2026-03-02 weekly.txt", 0)]
    [InlineData("GMT20260302-093000_Recording.txt", 570)]
    [InlineData("Weekly-20260302_093000-Meeting Recording.txt", 570)]
    [InlineData("weekly 2026.03.02 09.30.txt", 570)]
    [InlineData("weekly_2026-03-02T09-30-00Z.txt", 570)]
    public async Task The_name_of_the_file_tells_the_date(string name, int minutes)
    {
        using var folder = new Support.TempFolder();
        await File.WriteAllTextAsync(folder.Path(name), "[0:03.2] Ann: Hi.");
        var read = await TranscriptReader.ReadFileAsync(folder.Path(name), null, null, default);
        Assert.Equal((Monday.AddHours(-9).AddMinutes(minutes), TranscriptStart.FileName), (read.StartTime, read.Start));
    }

    [Theory]
    [InlineData("call 4155550123.txt")]
    [InlineData("20269999-1.txt")]
    [InlineData("build-1202603021.txt")]
    public async Task Other_numbers_in_the_name_of_the_file_are_no_date(string name)
    {
        using var folder = new Support.TempFolder();
        await File.WriteAllTextAsync(folder.Path(name), "[0:03.2] Ann: Hi.");
        Assert.Null((await TranscriptReader.ReadFileAsync(folder.Path(name), null, null, default)).StartTime);
    }

    [Theory]
    [InlineData("Ann: {0}")]
    [InlineData("[0:01] Ann: {0}")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n{0}\n")]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{0}\n")]
    [InlineData("Speaker,Text\nAnn,a{0}\n")]
    public void A_conversation_in_one_line_is_read(string form)
    {
        // Patterns that go back over the line for each colon, arrow, quote or bracket would not end.
        foreach (var part in new[] { "1:", "1:1>", "a\"", "(a ", "<c ", "**", "a -- " })
        {
            var words = string.Concat(Enumerable.Repeat(part, 100_000));
            Assert.NotEmpty(TranscriptReader.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, words), "a", null).Entries);
        }
    }

    [Fact]
    public void A_date_and_an_offset_tell_the_start_of_the_recording()
    {
        var read = TranscriptReader.Read("Speaker,StartTime,Offset,Text\nAnn,2026-03-02T09:00:03.2Z,00:00:03.200,Hi.", "a.csv", null);
        Assert.Equal((Monday, TranscriptStart.Content), (read.StartTime, read.Start));
    }
}
