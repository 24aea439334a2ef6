using CsCheck;
using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Each export is read back with the same speakers and texts, with any names and texts.</summary>
public sealed class ExportPropertyTests
{
    private static readonly TranscriptFileFormat[] Formats =
        [TranscriptFileFormat.Vtt, TranscriptFileFormat.Srt, TranscriptFileFormat.Markdown, TranscriptFileFormat.Text, TranscriptFileFormat.Json, TranscriptFileFormat.Csv];

    private static readonly Gen<string> Piece = Gen.OneOf(
        OneOf(":", ": ", "\"", "#", ",", ";", "[", "]", "<", ">", "&", "&amp;", "<b>", "</v>", "{\\an8}", "\\", "*", "**", "(", ")", "-->", "00:01", "00:00:01.000 --> 00:00:02.000", "!", "?", "|", "'", "=", "-", ">>"),
        OneOf("Ann", "Bob Ray", "First", "NOTE", "WEBVTT", "Unknown", "Speaker 1", "7", "田中", "Müller", "דוד", "प्रिया", "🦊", "👩‍👩‍👧‍👦", "é", "Ж", "：", "“", "Dr.", "# A", "[speech]", "(laughs)"),
        OneOf(" ", " "));

    private static readonly Gen<string> Words = Piece.List[1, 6].Select(pieces => TranscriptText.Flatten(string.Concat(pieces)));
    private static readonly Gen<string> Names = Words.Where(name => name.IndexOf('@') < 0);

    private static readonly Gen<(string Speaker, string Text)[]> Conversations = Gen.Select(Names.List[1, 4], Gen.Select(Gen.Int[0, 4], Words).List[1, 8], (names, said) =>
        said.Select(one => (Marks.Name(one.Item1 < names.Count ? names[one.Item1] : string.Empty), one.Item2.Length == 0 ? "x" : one.Item2)).ToArray())
        .Where(said => said.Select(one => one.Item1).Distinct().Count() == said.Select(one => one.Item1.ToUpperInvariant()).Distinct().Count());

    [Fact]
    public void Every_format_is_read_back_exactly() => Conversations.Sample(
        said =>
        {
            foreach (var format in Formats)
            {
                foreach (var hasTimes in format is TranscriptFileFormat.Vtt or TranscriptFileFormat.Srt ? new[] { true } : [true, false])
                {
                    var text = Write(said, format, hasTimes);
                    Assert.Equal(said.Select(one => (format, one.Speaker, one.Text)), Read(text).Select(one => (format, one.Speaker, one.Text)));
                }
            }
        },
        iter: 200);

    [Theory]
    [InlineData("Agent #1", "Robert \"Bob\" Ray", "Room 4: North", "Dr. Smith, MD")]
    [InlineData("Ann", "Ann: Bob", "Ann [2]", "<b>")]
    [InlineData("42", "Speaker 42", "#", "Unknown")]
    [InlineData("Note", "First", "Q", "A & B")]
    [InlineData("00:00:01,000 --> 00:00:02,000", "1:2 --> 3:4", "-", "\\\"")]
    [InlineData("🦊", "田中：部長", "“Bob”", "")]
    public void Every_name_is_read_back(params string[] names)
    {
        var said = names.Select((name, index) => (name, $"This is line {index + 1}.")).Concat(names.Select(name => (name, "Note: <b>again</b> & {\\an8}again."))).ToArray();
        foreach (var format in Formats) Assert.Equal(said, Read(Write(said, format, hasTimes: true)));
    }

    [Theory]
    [InlineData("Yes.", "Yes.", "Yes.", "Yes.")]
    [InlineData("good", "good morning", "good morning all", "good morning all of you")]
    [InlineData("00:00:01,000 --> 00:00:02,000", "7", "NOTE", "Bob: Hi")]
    [InlineData("&lt;b&gt;", "<i>x</i>", "<00:01.000>", "a < b && c")]
    [InlineData("- Hi", ">> Hi", "[Ann] Hi", "\"Ann\": Hi")]
    public void Every_text_is_read_back(params string[] texts)
    {
        foreach (var speaker in new[] { "Ann Lee", string.Empty })
        {
            var said = texts.Select(text => (speaker, text)).ToArray();
            foreach (var format in Formats) Assert.Equal(said, Read(Write(said, format, hasTimes: true)));
        }
    }

    [Fact]
    public void Usual_names_have_no_quotation_marks()
    {
        var said = new[] { ("Agent #1", "Hello: all."), ("Dr. Smith, MD", "Hi."), ("Zoë", "A & B < C.") };
        Assert.Equal("1\n00:00:00,000 --> 00:00:01,000\nAgent #1: Hello: all.\n", Write(said, TranscriptFileFormat.Srt, hasTimes: true).Split("\n\n")[0] + "\n");
        Assert.Contains("Zoë: A & B < C.", Write(said, TranscriptFileFormat.Srt, hasTimes: true));
        Assert.Contains("] Dr. Smith, MD: Hi.\n", Write(said, TranscriptFileFormat.Text, hasTimes: true));
        Assert.Contains("<v Zoë>A &amp; B &lt; C.</v>", Write(said, TranscriptFileFormat.Vtt, hasTimes: true));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static (string Speaker, string Text)[] Read(string text) =>
        [.. TranscriptReader.Read(text, "export", null).Entries.Select(entry => (entry.Speaker ?? string.Empty, entry.Text))];

    private static string Write((string Speaker, string Text)[] said, TranscriptFileFormat format, bool hasTimes)
    {
        using var writer = new StringWriter();
        var start = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var messages = said.Select((one, index) => new SymblMessage
        {
            MessageId = "1",
            ConversationId = "1",
            Text = one.Text,
            Speaker = new SymblPerson(one.Speaker, null, null, null),
            Offset = hasTimes ? TimeSpan.FromSeconds(index) : null,
            Duration = hasTimes ? TimeSpan.FromSeconds(1) : null,
            StartTime = hasTimes ? start.AddSeconds(index) : null,
            EndTime = hasTimes ? start.AddSeconds(index + 1) : null,
        });
        TranscriptWriter.Write(new SymblConversation { ConversationId = "1", Name = "Weekly" }, [.. messages], format, writer);
        return writer.ToString();
    }
}
