using Symbl.Domain.Analysis;
using Symbl.Language.Redaction;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Redaction;

public sealed class RedactorTests
{
    private const string Line = "This is Ann Lee, call 415-555-0132 tomorrow.";

    [Fact]
    public void Sensitive_entities_are_replaced_by_their_name_and_dates_stay() =>
        Assert.Equal("This is [PERSON_NAME], call [PHONE_NUMBER] tomorrow.", Redact(RedactionPolicy.Standard).Text);

    [Fact]
    public void Excluded_entities_stay() =>
        Assert.Equal("This is Ann Lee, call [PHONE_NUMBER] tomorrow.", Redact(RedactionPolicy.Standard, "PERSON_NAME").Text);

    [Fact]
    public void The_policy_of_the_account_selects_the_replacement()
    {
        var custom = new Dictionary<string, string> { ["PHONE_NUMBER"] = "(phone)", ["default"] = "(removed)" };

        Assert.Equal("This is *******, call ************ tomorrow.", Redact(RedactionPolicy.Standard with { Type = "obfuscation" }).Text);
        Assert.Equal(
            "This is (removed), call (phone) tomorrow.",
            Redact(RedactionPolicy.Standard with { Type = "custom", Custom = custom }).Text);
        Assert.Equal(
            "This is [PERSON_NAME], call 415-555-0132 tomorrow.",
            Redact(RedactionPolicy.Standard with { Exclude = ["PHONE_NUMBER"] }).Text);
    }

    [Fact]
    public void Words_and_phrases_are_redacted_like_the_text()
    {
        var redacted = Redact(RedactionPolicy.Standard);

        Assert.Equal(
            ["This", "is", "[PERSON_NAME]", "[PERSON_NAME]", "call", "[PHONE_NUMBER]", "tomorrow."],
            redacted.Words(["This", "is", "Ann", "Lee,", "call", "415-555-0132", "tomorrow."]));
        Assert.Equal("call [PHONE_NUMBER]", Assert.Single(redacted.Pieces(["call 415-555-0132"])));
    }

    [Fact]
    public void A_word_that_is_not_in_the_text_is_redacted() =>
        Assert.Equal(["This", "[PERSON_NAME]"], Redact(RedactionPolicy.Standard).Words(["This", "4155550132"]));

    [Fact]
    public void A_message_of_a_later_revision_is_redacted()
    {
        var input = Of(new AnalysisSettings { DetectEntities = true }, "Ann Lee: Hello.");
        var redactor = new ConversationAnalysis(input, RedactionPolicy.Standard).RedactorWith([]);

        Assert.Equal("It's [PERSON_NAME].", redactor.Redact(input.Messages[0].Id + 1, TimeSpan.Zero, "It's Ann.").Text);
    }

    private static RedactedMessage Redact(RedactionPolicy policy, params string[] exclude)
    {
        var input = Of(new AnalysisSettings { DetectEntities = true }, "B: " + Line);
        var message = input.Messages[0];
        return new ConversationAnalysis(input, policy).RedactorWith(exclude).Redact(message.Id, message.Start, message.Text);
    }
}
