using Symbl.Domain.Text;
using Xunit;

namespace Symbl.Domain.Tests.Text;

public sealed class SentenceEndTests
{
    [Theory]
    [InlineData("done.", "Next")]
    [InlineData("done.", "next")]
    [InlineData("done!", "and")]
    [InlineData("done?", "Yes")]
    [InlineData("done.\"", "Next")]
    [InlineData("done.)", "Next")]
    [InlineData("$3.50.", "Then")]
    [InlineData("5.", "Then")]
    [InlineData("support@example.com.", "Then")]
    [InlineData("No.", "That")]
    [InlineData("etc.", "Then")]
    [InlineData("p.m.", "I")]
    [InlineData("Inc.", "We")]
    [InlineData("well...", "Then")]
    [InlineData("well\u2026", "Then")]
    [InlineData("am.", "I")]
    [InlineData("I.", "Then")]
    [InlineData("Mr.", null)]
    [InlineData("etc.", null)]
    [InlineData("终わり。", "次")]
    [InlineData("है।", "अब")]
    [InlineData("؟", "نعم")]
    public void A_sentence_ends(string word, string? next) => Assert.True(SentenceEnd.IsAfter(word, next));

    [Theory]
    [InlineData("done", "Next")]
    [InlineData("done,", "next")]
    [InlineData("done;", "next")]
    [InlineData("Mr.", "Smith")]
    [InlineData("mrs.", "Keller")]
    [InlineData("(Dr.", "Keller)")]
    [InlineData("e.g.", "a")]
    [InlineData("i.e.", "The")]
    [InlineData("vs.", "Bayern")]
    [InlineData("3.50", "euros")]
    [InlineData("$64.50", "Today")]
    [InlineData("example.com", "Then")]
    [InlineData("No.", "5")]
    [InlineData("no.", "12,")]
    [InlineData("etc.", "and")]
    [InlineData("p.m.", "on")]
    [InlineData("J.", "Smith")]
    [InlineData("well...", "I")]
    [InlineData("well...", "I'll")]
    [InlineData("well...", "maybe")]
    [InlineData("\u2026", "and")]
    [InlineData("done", null)]
    [InlineData("\"", "Then")]
    [InlineData("", "Then")]
    public void A_sentence_continues(string word, string? next) => Assert.False(SentenceEnd.IsAfter(word, next));
}
