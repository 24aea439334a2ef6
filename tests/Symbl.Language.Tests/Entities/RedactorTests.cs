using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Xunit;
using static Symbl.Language.Tests.Calls.SampleConversations;

namespace Symbl.Language.Tests.Entities;

public sealed class RedactorTests
{
    private const string Line = "This is Ann Lee, call 415-555-0132 tomorrow.";

    [Fact]
    public void Sensitive_entities_are_replaced_by_their_name_and_dates_stay() =>
        Assert.Equal("This is [PERSON_NAME], call [PHONE_NUMBER] tomorrow.", Redact(RedactionPolicy.Standard).Text);

    [Fact]
    public void What_is_excluded_stays() =>
        Assert.Equal("This is Ann Lee, call [PHONE_NUMBER] tomorrow.", Redact(RedactionPolicy.Standard, "PERSON_NAME").Text);

    [Fact]
    public void The_policy_of_the_account_says_what_stands_in_place()
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
    public void Words_and_phrases_lose_the_same()
    {
        var redacted = Redact(RedactionPolicy.Standard);

        Assert.Equal(
            ["This", "is", "[PERSON_NAME]", "[PERSON_NAME]", "call", "[PHONE_NUMBER]", "tomorrow."],
            redacted.Words(["This", "is", "Ann", "Lee,", "call", "415-555-0132", "tomorrow."]));
        Assert.Equal("call [PHONE_NUMBER]", redacted.Piece("call 415-555-0132"));
    }

    [Fact]
    public void A_word_the_text_does_not_hold_is_not_shown() =>
        Assert.Equal(["This", "[PERSON_NAME]"], Redact(RedactionPolicy.Standard).Words(["This", "4155550132"]));

    [Fact]
    public void A_message_appended_since_is_redacted_as_well()
    {
        var input = Of(new AnalysisSettings { DetectEntities = true }, "Ann Lee: Hello.");
        var redactor = new Redactor(new ConversationEntities(input), RedactionPolicy.Standard, []);

        Assert.Equal("It's [PERSON_NAME].", redactor.Redact(input.Messages[0].Id + 1, TimeSpan.Zero, "It's Ann.").Text);
    }

    private static RedactedMessage Redact(RedactionPolicy policy, params string[] exclude)
    {
        var input = Of(new AnalysisSettings { DetectEntities = true }, "B: " + Line);
        var message = input.Messages[0];
        return new Redactor(new ConversationEntities(input), policy, exclude).Redact(message.Id, message.Start, message.Text);
    }
}
