using Symbl.Transcripts;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Exports that are read and exported again.</summary>
public sealed class RoundTripTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TranscriptFileFormat.Vtt)]
    [InlineData(TranscriptFileFormat.Srt)]
    [InlineData(TranscriptFileFormat.Markdown)]
    [InlineData(TranscriptFileFormat.Text)]
    [InlineData(TranscriptFileFormat.Json)]
    [InlineData(TranscriptFileFormat.Csv)]
    public void Every_format_keeps_speakers_words_and_offsets(TranscriptFileFormat format)
    {
        SymblMessage[] said =
        [
            Message("Ann Smith", "Good morning, all.", 3.2, 1.805), Message("Ann Smith", "It is 10:30: go.", 5.1, 2), Message("🦊 Foxy", "Hi.", 7.25, 0.001),
            Message("𠮷田", "こんにちは。", 93590, 12), Message("Ann Smith", "Bye.", 93610.5, 1),
        ];
        var first = Write(said, format);
        var read = TranscriptReader.Read(first, "export", null);
        Assert.Equal(said.Select(message => (message.Speaker.Name, message.Text)), read.Entries.Select(entry => (entry.Speaker!, entry.Text)));
        var start = read.StartTime ?? Start;
        Assert.Equal(Start, start);
        var messages = TranscriptTimeline.Place(read.Entries, start);
        Assert.Equal(
            said.Select(message => (message.Offset, message.Offset + message.Duration)),
            messages.Select(message => (message.StartTime - start, message.EndTime - start)));
        var again = messages.Select(message => Message(message.Speaker!, message.Text, (message.StartTime - start)!.Value.TotalSeconds, (message.EndTime - message.StartTime)!.Value.TotalSeconds));
        Assert.Equal(first, Write([.. again], format));
    }

    [Theory]
    [InlineData(TranscriptFileFormat.Vtt)]
    [InlineData(TranscriptFileFormat.Srt)]
    [InlineData(TranscriptFileFormat.Markdown)]
    [InlineData(TranscriptFileFormat.Text)]
    [InlineData(TranscriptFileFormat.Json)]
    [InlineData(TranscriptFileFormat.Csv)]
    public void Speech_without_words_keeps_its_speakers_and_times(TranscriptFileFormat format)
    {
        SymblMessage[] said = [Message("Speaker 1", "", 1.5, 3.2), Message("Speaker 2", "", 5, 1)];
        var read = TranscriptReader.Read(Write(said, format), "export", null);
        Assert.Equal(["Speaker 1", "Speaker 2"], read.Entries.Select(entry => entry.Speaker));
        Assert.All(read.Entries, entry => Assert.Equal("[speech]", entry.Text));
        Assert.Equal([Start.AddSeconds(1.5), Start.AddSeconds(5)], TranscriptTimeline.Place(read.Entries, read.StartTime ?? Start).Select(message => message.StartTime!.Value));
    }

    [Fact]
    public void A_name_with_an_asterisk_survives_Markdown()
    {
        var read = TranscriptReader.Read(Write([Message("A*B\\C", "Hi.", 1, 1)], TranscriptFileFormat.Markdown), "export", null);
        Assert.Equal("A*B\\C", Assert.Single(read.Entries).Speaker);
    }

    [Theory]
    [InlineData("Ann Smith", "Ann Smith")]
    [InlineData("Speaker 1", "Speaker 1")]
    [InlineData("SPEAKER_00", "SPEAKER_00")]
    [InlineData("spk_1", "spk_1")]
    [InlineData("Zoë van der Berg", "Zoë van der Berg")]
    [InlineData("jane_doe", "jane_doe")]
    public async Task Names_survive_RTTM(string name, string expected)
    {
        using var folder = new Support.TempFolder();
        await File.WriteAllTextAsync(folder.Path("a.rttm"), Write([Message(name, "Hi.", 3.2, 1)], TranscriptFileFormat.Rttm));
        // A name with an underscore of its own is known from the conversation.
        var turn = Assert.Single(await SpeakerEvents.SpeakerTurns.ReadRttmAsync(folder.Path("a.rttm"), name == "jane_doe" ? [name] : [], default));
        Assert.Equal((expected, TimeSpan.FromSeconds(3.2)), (turn.Speaker, turn.Start));
    }

    [Fact]
    public void RTTM_has_the_confidence_of_messages_that_have_one()
    {
        var sure = new SymblMessage { MessageId = "1", Speaker = new SymblPerson("Ann", null, null, null), Offset = TimeSpan.Zero, Duration = TimeSpan.FromSeconds(1), Confidence = 0.5 };

        Assert.Equal(
            "SPEAKER 1 1 0.000 1.000 <NA> <NA> Ann 0.50 <NA>\nSPEAKER 1 1 1.000 1.000 <NA> <NA> Bob <NA> <NA>\n",
            Write([sure, Message("Bob", "Hi.", 1, 1)], TranscriptFileFormat.Rttm));
    }

    [Fact]
    public void Earlier_Markdown_is_read()
    {
        var read = TranscriptReader.Read("# Weekly\n\n**Ann** (00:00:03): One. Two.\n\n**Unknown** (00:00:09): Three.\n", "weekly.md", null);
        Assert.Equal([("Ann", "One. Two."), (null, "Three.")], read.Entries.Select(entry => (entry.Speaker, entry.Text)));
        Assert.Equal(TimeSpan.FromSeconds(9), read.Entries[1].StartOffset);
    }

    private static string Write(SymblMessage[] messages, TranscriptFileFormat format)
    {
        using var writer = new StringWriter();
        TranscriptWriter.Write(new SymblConversation { ConversationId = "1", Name = "Weekly" }, messages, format, writer);
        return writer.ToString();
    }

    private static SymblMessage Message(string speaker, string text, double start, double length) => new()
    {
        MessageId = "1",
        ConversationId = "1",
        Text = text,
        Speaker = new SymblPerson(speaker, null, null, null),
        Offset = TimeSpan.FromTicks((long)Math.Round(start * TimeSpan.TicksPerSecond)),
        Duration = TimeSpan.FromTicks((long)Math.Round(length * TimeSpan.TicksPerSecond)),
        StartTime = Start.AddTicks((long)Math.Round(start * TimeSpan.TicksPerSecond)),
        EndTime = Start.AddTicks((long)Math.Round((start + length) * TimeSpan.TicksPerSecond)),
    };
}
