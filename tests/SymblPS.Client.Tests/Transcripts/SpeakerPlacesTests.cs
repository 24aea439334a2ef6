using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Speakers in each place in which a format keeps them, and names of all scripts.</summary>
public sealed class SpeakerPlacesTests
{
    [Theory]
    [InlineData("1 \"Ada Quill\" (3456789)", "2 \"Ben Yarrow\" (3456790)", "Ada Quill", "Ben Yarrow")]
    [InlineData("\"Ada Quill\"", "\"Ben Yarrow\"", "Ada Quill", "Ben Yarrow")]
    [InlineData("Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2")]
    [InlineData("SPEAKER_00", "SPEAKER_01", "SPEAKER_00", "SPEAKER_01")]
    [InlineData("Speaker A", "Speaker B", "Speaker A", "Speaker B")]
    public void Identifiers_of_cues_name_the_speakers(string first, string second, string one, string two)
    {
        var said = Read($"WEBVTT\n\n{first}\n00:00:05.000 --> 00:00:08.000\nGood morning: all.\n\n{second}\n00:00:08.500 --> 00:00:11.000\nMorning.\n");
        Assert.Equal([$"{one}: Good morning: all.", $"{two}: Morning."], said.Select(Line));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3f9c2a10-6a7b-4a55-9d3e-0a7c1c2f7b11/12-0")]
    [InlineData("cue_1")]
    [InlineData("Introduction")]
    public void Other_identifiers_of_cues_are_no_speakers(string identifier)
    {
        var said = Read($"WEBVTT\n\n{identifier}\n00:00:05.000 --> 00:00:08.000\nGood morning.\n");
        Assert.Null(Assert.Single(said).Speaker);
    }

    [Theory]
    [InlineData("(Ada Quill)\nLet us begin", "(Ben Yarrow)\nof which house")]
    [InlineData("[Ada Quill]\nLet us begin", "[Ben Yarrow]\nof which house")]
    [InlineData("[Ada Quill] Let us begin", "[Ben Yarrow] of which house")]
    [InlineData("ADA QUILL:\nLet us begin", "BEN YARROW:\nof which house")]
    [InlineData(">> ADA QUILL: Let us begin", ">> BEN YARROW: of which house")]
    [InlineData("- ADA QUILL: Let us begin", "- BEN YARROW: of which house")]
    [InlineData("<v.loud.first Ada Quill>Let us begin</v>", "<v Ben Yarrow>of which house")]
    [InlineData("Ada Quill\nLet us begin", "Ben Yarrow\nof which house")]
    public void Names_in_the_text_are_read(string first, string second)
    {
        var said = Read($"WEBVTT\n\n00:08.000 --> 00:12.000\n{first}\n\n00:12.000 --> 00:16.000\n{second}\n\n00:16.000 --> 00:17.000\n{first}\n\n00:17.000 --> 00:18.000\n{second}\n");
        Assert.Equal(["ADA QUILL", "BEN YARROW", "ADA QUILL", "BEN YARROW"], said.Select(entry => entry.Speaker!.ToUpperInvariant()));
        Assert.Equal(["Let us begin", "of which house", "Let us begin", "of which house"], said.Select(entry => entry.Text));
    }

    [Theory]
    [InlineData("(laughs)")]
    [InlineData("[Music]")]
    [InlineData("[MUSIC PLAYING]")]
    [InlineData("[Applause]")]
    public void Sounds_in_brackets_are_no_speakers(string sound)
    {
        var said = Read($"WEBVTT\n\n00:08.000 --> 00:12.000\n{sound}\nLet us begin\n\n00:12.000 --> 00:16.000\n{sound}\nof which house\n");
        Assert.All(said, entry => Assert.Null(entry.Speaker));
        Assert.StartsWith(sound, said[0].Text);
    }

    [Fact]
    public void Lines_of_a_caption_are_no_names()
    {
        var said = Read("WEBVTT\n\n00:08.000 --> 00:12.000\nThe Weekly Call\nbegins now\n\n00:12.000 --> 00:16.000\nwe start with money\nand then the rest\n");
        Assert.All(said, entry => Assert.Null(entry.Speaker));
    }

    [Fact]
    public void Chevrons_without_a_name_are_another_speaker()
    {
        var said = Read("1\n00:00:01,000 --> 00:00:02,000\n>> ANN: One.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Two.\n\n3\n00:00:03,000 --> 00:00:04,000\n>> ANN: Three.\n");
        Assert.Equal(["ANN: One.", ": Two.", "ANN: Three."], said.Select(Line));
    }

    [Theory]
    [InlineData("🦊 Foxy", "🦊 Foxy")]
    [InlineData("👩‍👩‍👧‍👦 Home", "👩‍👩‍👧‍👦 Home")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("\u200EAnn Lee", "Ann Lee")]
    [InlineData("\u202Bמיכל כהן", "מיכל כהן")]
    [InlineData("\u200Fדוד לוי\u200F", "דוד לוי")]
    [InlineData("\u2068Ann Lee\u2069", "Ann Lee")]
    [InlineData("प्रिया", "प्रिया")]
    [InlineData("Ana\u0301", "Aná")]
    [InlineData("❤️", "❤️")]
    [InlineData("~ Ann", "~ Ann")]
    [InlineData("'t Hooft", "'t Hooft")]
    public void The_words_of_a_name_of_any_script_are_its_own(string written, string name)
    {
        foreach (var text in new[]
        {
            $"1\n00:00:01,000 --> 00:00:02,000\nBen: Hello.\n\n2\n00:00:02,000 --> 00:00:03,000\n{written}: I will send it.\n\n3\n00:00:03,000 --> 00:00:04,000\nBen: Thanks.\n",
            $"Ben: Hello.\n{written}: I will send it.\nBen: Thanks.",
            $"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ben>Hello.</v>\n\n00:00:02.000 --> 00:00:03.000\n<v {written}>I will send it.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Ben>Thanks.</v>\n",
            $"Speaker,Text\nBen,Hello.\n{written},I will send it.\nBen,Thanks.",
        })
        {
            Assert.Equal(["Ben: Hello.", $"{name}: I will send it.", "Ben: Thanks."], Read(text).Select(Line));
        }
    }

    [Fact]
    public void A_text_can_begin_with_any_name()
    {
        Assert.Equal("🦊 Foxy: Hi.", Line(Assert.Single(Read("🦊 Foxy: Hi."))));
        Assert.Equal("Ann Lee: Hi.", Line(Assert.Single(Read("\u200E[0:01] \u200EAnn Lee: Hi."))));
    }

    [Fact]
    public void Captions_of_Zoom_have_the_name_above_the_words()
    {
        var read = TranscriptReader.Read("[Ada Quill] 09:30:11\nLet us begin\nnow\n\n[Ben Yarrow] 09:30:15\nof which house\n", "saved.txt", null);
        Assert.Equal(["Ada Quill: Let us begin now", "Ben Yarrow: of which house"], read.Entries.Select(Line));
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(4)], read.Entries.Select(entry => entry.StartOffset!.Value));
    }

    [Fact]
    public void Names_in_brackets_on_their_own_line_are_read_from_plain_text()
    {
        Assert.Equal(["Ada Quill: Let us begin", "Ben Yarrow: of which house"], Read("(Ada Quill)\nLet us begin\n\n(Ben Yarrow)\nof which house\n").Select(Line));
    }

    [Fact]
    public void SubViewer_captions_are_read()
    {
        var read = TranscriptReader.Read("0:00:01.000,0:00:04.500\n>> ANN: Hello\nthere\n\n0:00:05.000,0:00:06.000\n>> BOB: Hi\n", "captions.sbv", null);
        Assert.Equal(TranscriptFormat.Sbv, read.Format);
        Assert.Equal(["ANN: Hello there", "BOB: Hi"], read.Entries.Select(Line));
        Assert.Equal(TimeSpan.FromSeconds(4.5), read.Entries[0].EndOffset);
    }

    [Fact]
    public void Rolling_captions_have_each_word_once()
    {
        const string Rolling = """
            WEBVTT
            Kind: captions

            00:00:00.160 --> 00:00:03.429 align:start position:0%
            good<00:00:00.960><c> morning</c><00:00:01.520><c> and</c><00:00:02.159><c> welcome</c><00:00:02.560><c> to</c>

            00:00:03.429 --> 00:00:03.439 align:start position:0%
            good morning and welcome to

            00:00:03.439 --> 00:00:05.749 align:start position:0%
            good morning and welcome to
            the<00:00:03.760><c> weekly</c><00:00:04.000><c> call</c>

            00:00:05.749 --> 00:00:05.759 align:start position:0%
            the weekly call
            """;
        Assert.Equal("good morning and welcome to the weekly call", string.Join(" ", Read(Rolling).Select(entry => entry.Text)));
        var growing = "1\n00:00:01,000 --> 00:00:02,000\ngood\n\n2\n00:00:02,000 --> 00:00:03,000\ngood morning\n\n3\n00:00:03,000 --> 00:00:04,000\ngood morning everyone\n\n"
            + "4\n00:00:04,000 --> 00:00:05,000\ngood morning everyone\nlet us\n\n5\n00:00:05,000 --> 00:00:06,000\ngood morning everyone\nlet us begin\n";
        Assert.Equal("good morning everyone let us begin", string.Join(" ", Read(growing).Select(entry => entry.Text)));
        var rollUp = "1\n00:00:01,000 --> 00:00:02,000\none two\n\n2\n00:00:02,000 --> 00:00:03,000\none two\nthree four\n\n3\n00:00:03,000 --> 00:00:04,000\nthree four\nfive six\n\n4\n00:00:04,000 --> 00:00:05,000\nfive six\nseven\n";
        Assert.Equal("one two three four five six seven", string.Join(" ", Read(rollUp).Select(entry => entry.Text)));
    }

    [Fact]
    public void Words_that_people_repeat_stay()
    {
        var said = Read("1\n00:00:01,000 --> 00:00:02,000\nYes.\n\n2\n00:00:02,000 --> 00:00:03,000\nYes.\n\n3\n00:00:03,000 --> 00:00:04,000\nNo.\n\n4\n00:00:04,000 --> 00:00:05,000\nNo.\n");
        Assert.Equal(["Yes.", "Yes.", "No.", "No."], said.Select(entry => entry.Text));
    }

    private static IReadOnlyList<TranscriptEntry> Read(string text) => TranscriptReader.Read(text, "call", null).Entries;

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
