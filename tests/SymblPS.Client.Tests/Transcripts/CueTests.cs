using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>WebVTT and SubRip of several products.</summary>
public sealed class CueTests
{
    [Fact]
    public void Voice_spans_name_the_speakers()
    {
        var said = Read("""
            WEBVTT

            1
            00:00:00.000 --> 00:00:02.500
            <v Ann Smith>Good morning.</v>

            2
            00:00:02.500 --> 00:00:04.000 align:start position:0%
            <v.loud.first Bob Ray>Hi &amp; welcome, <i>Ann</i>!
            """);
        Assert.Equal(["Ann Smith: Good morning.", "Bob Ray: Hi & welcome, Ann!"], said.Select(Line));
        Assert.Equal(TimeSpan.FromSeconds(2.5), said[1].StartOffset);
        Assert.Equal(TimeSpan.FromSeconds(4), said[1].EndOffset);
    }

    [Fact]
    public void Two_voices_in_one_cue_are_two_messages_with_the_same_times()
    {
        var said = Read("WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ann>Ready?</v> <v Bob>Yes.</v>\n");
        Assert.Equal(["Ann: Ready?", "Bob: Yes."], said.Select(Line));
        Assert.All(said, entry => Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)), (entry.StartOffset, entry.EndOffset)));
    }

    [Fact]
    public void Current_Teams_transcripts_are_read()
    {
        var said = Read("""
            WEBVTT

            3f9c2a10-6a7b-4a55-9d3e-0a7c1c2f7b11/12-0
            00:00:03.409 --> 00:00:05.109
            <v Müller, Jörg (Extern)>Guten Morgen zusammen.</v>

            3f9c2a10-6a7b-4a55-9d3e-0a7c1c2f7b11/19-0
            00:00:05.109 --> 00:00:09.499
            <v Ann Smith>So the first
            thing is &lt;pricing&gt;.</v>
            """);
        Assert.Equal(["Müller, Jörg (Extern): Guten Morgen zusammen.", "Ann Smith: So the first thing is <pricing>."], said.Select(Line));
    }

    [Fact]
    public void Older_Teams_and_Stream_transcripts_are_read()
    {
        // Hours and milliseconds without padding, notes between the cues, a header with properties, and a blank line within a span.
        var said = Read("""
            WEBVTT
            X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0

            NOTE duration:"00:05:12.1130000"

            NOTE language:en-us

            NOTE Confidence: 0.898571

            d1c0f5e4-0000-4ae5-9f53-1d6b3a5d1a10
            0:0:0.0 --> 0:0:3.120
            <v Ann>Hello everybody,

            can you hear me?</v>

            NOTE Confidence: 0.75
            over two lines

            d1c0f5e4-0001-4ae5-9f53-1d6b3a5d1a10
            0:0:3.120 --> 0:0:4.5
            <v Bob>Yes.</v>
            """);
        Assert.Equal(["Ann: Hello everybody, can you hear me?", "Bob: Yes."], said.Select(Line));
        Assert.Equal(TimeSpan.FromMilliseconds(3120), said[0].EndOffset);
        Assert.Equal(TimeSpan.FromMilliseconds(4500), said[1].EndOffset);
    }

    [Fact]
    public void Speakers_before_the_text_are_read_from_Zoom()
    {
        var said = Read("""
            WEBVTT

            1
            00:00:04.170 --> 00:00:05.700
            Ann Smith: Okay, let's start.

            2
            00:00:05.910 --> 00:00:12.300
            Bob Ray (he/him): I have one thing: the contract.

            3
            00:00:12.300 --> 00:00:13.000
            and the invoice
            """);
        Assert.Equal(["Ann Smith: Okay, let's start.", "Bob Ray (he/him): I have one thing: the contract.", "Bob Ray (he/him): and the invoice"], said.Select(Line));
    }

    [Fact]
    public void A_sentence_with_a_colon_is_not_a_speaker()
    {
        var said = Read("""
            1
            00:00:01,000 --> 00:00:02,000
            He looked up.

            2
            00:00:02,000 --> 00:00:03,000
            Then he said: go.

            3
            00:00:03,000 --> 00:00:04,000
            And they went at 10:30.
            """);
        Assert.All(said, entry => Assert.Null(entry.Speaker));
        Assert.Equal("Then he said: go.", said[1].Text);
    }

    [Fact]
    public void SubRip_is_read_with_and_without_names()
    {
        var said = Read("1\r\n00:00:01,000 --> 00:00:02,000\r\n- ANN: Hello.\r\n- BOB: Hi.\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n<i>And {\\an8}more.</i>\r\n\r\n"
            + "3\r\n00:00:03,000 --> 00:00:04,000\r\nANN: Well.\r\n");
        Assert.Equal(["ANN: Hello.", "BOB: Hi.", "BOB: And more.", "ANN: Well."], said.Select(Line));
    }

    [Fact]
    public void SubRip_of_the_service_and_malformed_SubRip_are_read()
    {
        // No padding (a sample of the service), a period before the fraction, positions, no blank line between cues, no number.
        var said = Read("1\n0:0:6,800 --> 0:0:8,80\nAnn: One.\n2\n00:00:08.900 --> 00:00:09.500  X1:10 X2:20 Y1:5 Y2:9\nBob: Two.\n00:00:10,000 --> 00:00:11,000\nAnn: Three.");
        Assert.Equal(["Ann: One.", "Bob: Two.", "Ann: Three."], said.Select(Line));
        Assert.Equal(TimeSpan.FromMilliseconds(6800), said[0].StartOffset);
        Assert.Equal(TimeSpan.FromMilliseconds(8080), said[0].EndOffset);
    }

    [Fact]
    public void Numeric_text_is_kept_and_empty_cues_are_dropped()
    {
        var said = Read("1\n00:00:01,000 --> 00:00:02,000\nHow many?\n\n2\n00:00:02,000 --> 00:00:03,000\n42\n\n3\n00:00:03,000 --> 00:00:04,000\n \n");
        Assert.Equal(["How many?", "42"], said.Select(entry => entry.Text));
    }

    [Fact]
    public void Long_recordings_and_arrows_in_the_text_are_read()
    {
        var said = Read("WEBVTT\n\n100:00:01.000 --> 100:00:02.000\n<v Ann>from a --> b</v>\n\n00:59.000 --> 01:02.000\n<v Ann>x < y</v>");
        Assert.Equal(TimeSpan.FromHours(100) + TimeSpan.FromSeconds(1), said[1].StartOffset);
        Assert.Equal(["x < y", "from a --> b"], said.Select(entry => entry.Text));
    }

    [Theory]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:0x:02.000\nHi", 3, "does not contain the times of a cue")]
    [InlineData("WEBVTT\n\n00:00:01.000 --> 00:61:02.000\nHi", 3, "does not contain the times of a cue")]
    [InlineData("WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nHi", 3, "ends before it starts")]
    [InlineData("WEBVTT\n\nSome words\n\n00:00:01.000 --> 00:00:02.000\nHi", 3, "expected the times of a cue")]
    [InlineData("WEBVTT\n\n", 0, "it contains no text")]
    public void Errors_name_the_source_and_the_line(string text, int line, string words)
    {
        var error = Assert.Throws<SymblTranscriptException>(() => Read(text));
        Assert.Equal(line, error.Line);
        Assert.Contains("call.vtt", error.Message);
        Assert.Contains(words, error.Message);
    }

    private static IReadOnlyList<TranscriptEntry> Read(string text) => TranscriptReader.Read(text, "call.vtt", null).Entries;

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
