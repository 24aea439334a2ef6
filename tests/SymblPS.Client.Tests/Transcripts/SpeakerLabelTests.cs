using Symbl.Transcripts.Content;
using SymblPS.Client.Transcripts;
using Xunit;

namespace SymblPS.Client.Tests.Transcripts;

/// <summary>Labels that are speakers, and labels that are text.</summary>
public sealed class SpeakerLabelTests
{
    [Theory]
    [InlineData("First: cost.")]
    [InlineData("Two reasons: time and money.")]
    [InlineData("Note: the door is open.")]
    [InlineData("Step One: open it.")]
    [InlineData("Next steps: none.")]
    [InlineData("The question: who pays?")]
    [InlineData("Remember: no dogs.")]
    [InlineData("Conclusion: we go.")]
    [InlineData("Hinweis: heute nicht.")]
    [InlineData("my favorite: red.")]
    public void A_phrase_before_a_colon_is_text_between_established_speakers(string phrase)
    {
        var spoken = new[] { "Ann: Hello.", "Bob: Hi.", phrase, "Ann: Good.", "Bob: Bye." };
        string[] expected = ["Ann", "Bob", "Bob", "Ann", "Bob"];
        Assert.Equal(expected, Read(Srt(spoken)).Select(entry => entry.Speaker));
        Assert.Contains(phrase, Read(Srt(spoken)).Select(entry => entry.Text));
        Assert.Equal(["Ann: Hello.", $"Bob: Hi. {phrase}", "Ann: Good.", "Bob: Bye."], Read(string.Join("\n", spoken)).Select(Line));
        var timed = Read(string.Join("\n", spoken.Select((line, index) => $"[00:00:0{index}] {line}")));
        Assert.Equal(expected, timed.Select(entry => entry.Speaker));
        Assert.Equal(phrase, timed[2].Text);
    }

    [Theory]
    [InlineData("Dr. Smith")]
    [InlineData("Carl")]
    [InlineData("Anna van der Berg")]
    [InlineData("Jean-Luc Picard")]
    [InlineData("Operator")]
    [InlineData("J. R. Ewing")]
    [InlineData("田中")]
    [InlineData("Carl (he/him)")]
    public void A_third_person_who_speaks_once_is_a_speaker(string name)
    {
        var spoken = new[] { "Ann: Hello.", "Bob: Hi.", $"{name}: Wait.", "Ann: Good.", "Bob: Bye." };
        Assert.Equal(["Ann", "Bob", name, "Ann", "Bob"], Read(Srt(spoken)).Select(entry => entry.Speaker));
        Assert.Equal(["Ann", "Bob", name, "Ann", "Bob"], Read(string.Join("\n", spoken)).Select(entry => entry.Speaker));
    }

    [Fact]
    public void Labels_have_the_form_of_the_established_ones()
    {
        Assert.Equal(["SPEAKER_00", "SPEAKER_01", "SPEAKER_02", "SPEAKER_00", "SPEAKER_01"], Speakers("SPEAKER_00: a", "SPEAKER_01: b", "SPEAKER_02: c", "SPEAKER_00: d", "SPEAKER_01: e"));
        Assert.Equal(["ann", "bob", "carl", "ann", "bob"], Speakers("ann: a", "bob: b", "carl: c", "ann: d", "bob: e"));
        Assert.Equal(["ANN", "BOB", "BOB", "ANN", "BOB"], Speakers("ANN: a", "BOB: b", "Colors: c", "ANN: d", "BOB: e"));
        Assert.Equal(["ANN", "BOB", "BOB", "ANN", "BOB"], Speakers(">> ANN: a", ">> BOB: b", "RED: c", ">> ANN: d", ">> BOB: e"));
        // Without other names, the words of questions and answers are the speakers.
        Assert.Equal(["Question", "Answer", "Question", "Answer"], Speakers("Question: a", "Answer: b", "Question: c", "Answer: d"));
        Assert.Equal(["Q", "A", "Q", "A"], Speakers("Q: a", "A: b", "Q: c", "A: d"));
        Assert.Equal(["He Li", "An Vo", "He Li", "An Vo"], Speakers("He Li: a", "An Vo: b", "He Li: c", "An Vo: d"));
        Assert.Equal(["Agent #1", "Agent #2", "Agent #1"], Speakers("Agent #1: a", "Agent #2: b", "Agent #1: c"));
    }

    [Theory]
    [InlineData(">> Ann: One.", ">> ANN: Two.", "Ann")]
    [InlineData(">> ANN: One.", ">> Ann: Two.", "Ann")]
    [InlineData("<v Ann Lee>One.</v>", "<v ANN LEE>Two.</v>", "Ann Lee")]
    [InlineData("<v ann lee>One.</v>", "<v Ann Lee>Two.</v>", "Ann Lee")]
    [InlineData("<v ann Lee>One.</v>", "<v Ann Lee>Two.</v>", "Ann Lee")]
    [InlineData("[ANN LEE] One.", "[Ann Lee] Two.", "Ann Lee")]
    [InlineData("ÉVA: One.", "Éva: Two.", "Éva")]
    public void Spellings_of_a_name_are_one_speaker(string first, string second, string name)
    {
        Assert.Equal([name, name], Speakers(first, second));
        Assert.All(TranscriptReader.Read($"Speaker,Text\n{name.ToUpperInvariant()},One.\n{name},Two.", "a.csv", null).Entries, entry => Assert.Equal(name, entry.Speaker));
    }

    [Theory]
    [InlineData("Ann Lee|Bob|Ann Lee", "Ann Lee|Bob|Ann Lee")]
    [InlineData("Ann Lee|Bob Ray", "Ann Lee|Bob Ray")]
    [InlineData("Ann Lee|Bob|Cleo|Dora van Dyk", "Ann Lee|Bob|Cleo|Dora van Dyk")]
    [InlineData("1 - Ann Lee (1234)|2 - Bob Ray (5678)", "Ann Lee|Bob Ray")]
    [InlineData("1. Ann Lee|2. Bob", "Ann Lee|Bob")]
    [InlineData("1 \"Ann Lee\" (123)|2 \"Bob\" (456)", "Ann Lee|Bob")]
    [InlineData("Ann Lee (1234)|Bob (567)", "Ann Lee|Bob")]
    [InlineData("田中|佐藤", "田中|佐藤")]
    [InlineData("Ann Lee (she/her)|Bob", "Ann Lee (she/her)|Bob")]
    [InlineData("Ann Lee||Bob Ray", "Ann Lee||Bob Ray")]
    [InlineData("Ann Lee", "Ann Lee")]
    [InlineData("ann|bob|ann|bob", "ann|bob|ann|bob")]
    [InlineData("Agent #1|Agent #2|Agent #1|Agent #2", "Agent #1|Agent #2|Agent #1|Agent #2")]
    [InlineData("1|2|3", "||")]
    [InlineData("intro-1|intro-2", "|")]
    [InlineData("intro|outro", "|")]
    [InlineData("Introduction|Chapter One|Summary", "||")]
    [InlineData("3f9c2a10-6a7b/12-0|3f9c2a10-6a7b/13-0", "|")]
    [InlineData("Deadbeef01|Deadbeef02", "|")]
    [InlineData("Slide 4|Slide 4", "|")]
    public void Identifiers_that_are_names_in_most_cues_are_speakers(string identifiers, string speakers)
    {
        var text = "WEBVTT\n" + string.Concat(identifiers.Split('|').Select((identifier, index) =>
            $"\n{(identifier.Length == 0 ? string.Empty : identifier + "\n")}00:00:0{index}.000 --> 00:00:0{index}.900\nThis is line {index}.\n"));
        Assert.Equal(speakers.Split('|'), Read(text).Select(entry => entry.Speaker ?? string.Empty));
    }

    private static string[] Speakers(params string[] lines) => [.. Read(Srt(lines)).Select(entry => entry.Speaker ?? string.Empty)];

    private static string Srt(string[] lines) =>
        string.Join("\n", lines.Select((line, index) => $"{index + 1}\n00:00:0{index},000 --> 00:00:0{index},900\n{line}\n"));

    private static IReadOnlyList<TranscriptEntry> Read(string text) => TranscriptReader.Read(text, "call", null).Entries;

    private static string Line(TranscriptEntry entry) => $"{entry.Speaker}: {entry.Text}";
}
