using CsCheck;
using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Text;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Entities;

public sealed class EntityProperties
{
    private static readonly AnalysisSettings Detecting = new()
    {
        DetectEntities = true,
        Entities = [new EntityDefinition("Color", null, null, null, ["red", "red and green", "25"])],
    };

    // Pieces that produce overlaps, joins and partial entities at the edges.
    private static readonly Gen<string> Text = Gen.OneOf(
        "Ann", "Ann Lee", "'s", "$", "5", "25", "twenty", "-", "five", "hundred", "dollars", "and", "cents", "%", "percent", "to", " ",
        ", ", ". ", "tomorrow", "at", "3", "pm", "March", "415-555-0132", "@", "example", ".com", "dot", "com", "my email is",
        "219-09-9999", "4111 1111 1111 1111", "red", "green", "\u2019", "\u20AC", "https://", "/", ":", "my name is", "Dr.", "Bo", "\n",
        "\uD83D\uDE00", "account number is", "a", "half", "million", "k", "1,000", "10.0.0.1")
        .List[0, 14].Select(Gen.Bool, (pieces, spaced) => string.Join(spaced ? " " : "", pieces));

    [Fact]
    public void Entities_are_in_order_within_the_text_and_never_overlap() => Text.Sample(text =>
    {
        var end = 0;
        foreach (var entity in EntityFinder.For(new ConversationText(Of(Detecting, "Ann Lee: x", "B: " + text))).Find(text, Start))
        {
            Assert.True(entity.Start >= end && entity.Length > 0 && entity.End <= text.Length, text);
            Assert.False(char.IsWhiteSpace(text[entity.Start]) || char.IsWhiteSpace(text[entity.End - 1]), text);
            Assert.NotEmpty(entity.Value);
            end = entity.End;
        }
    });

    [Fact]
    public void Places_refer_to_the_detected_text() => Text.List[1, 6].Sample(texts =>
    {
        var input = Of(Detecting, [.. texts.Select((text, index) => $"Ann {index % 2}: {text}")]);
        foreach (var match in new ConversationAnalysis(input).Entities.Entities.SelectMany(entity => entity.Matches))
        {
            Assert.Equal(match.Places.OrderBy(place => place.Message.Id).ThenBy(place => place.Entity.Start), match.Places);
            Assert.All(match.Places, place =>
            {
                Assert.Contains(place.Message, input.Messages);
                Assert.Equal(match.Text, place.Entity.In(place.Message.Text), ignoreCase: true);
            });
        }
    });

    [Fact]
    public void A_redacted_text_contains_no_sensitive_entities() => Text.Sample(text =>
    {
        var input = Of(Detecting, "Ann Lee: x", "B: " + text);
        var message = input.Messages[1];
        var redacted = new ConversationAnalysis(input).RedactorWith([]).Redact(message.Id, message.Start, message.Text);
        var sensitive = EntityFinder.For(new ConversationText(input)).Sensitive(1).ToList();

        Assert.All(redacted.Parts, part => Assert.Equal(part.Replacement, redacted.Text.Substring(part.Offset, part.Replacement.Length)));
        Assert.Equal(
            message.Text.Length + redacted.Parts.Sum(part => part.Replacement.Length - part.Length), redacted.Text.Length);
        Assert.All(sensitive, entity => Assert.Contains(redacted.Parts, part => part.Start <= entity.Start && part.End >= entity.End));
        // The words are the text without spaces, so both have the same replacements.
        var words = redacted.Words(message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var part in redacted.Parts)
        {
            Assert.Contains(words, word => word.Contains(part.Replacement, StringComparison.Ordinal));
            var kept = words.Where(word => !redacted.Parts.Any(other => word.Contains(other.Replacement, StringComparison.Ordinal)));
            Assert.DoesNotContain(message.Text.Substring(part.Start, part.Length), kept);
        }
    });
}
