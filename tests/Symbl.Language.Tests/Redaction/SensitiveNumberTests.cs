using Symbl.Domain.Analysis;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Redaction;

public sealed class SensitiveNumberTests
{
    private static readonly AnalysisSettings Detecting = new() { DetectEntities = true };

    [Theory]
    [InlineData("Please call me at four one five five five five zero one three two.", "Please call me at [PHONE_NUMBER].")]
    [InlineData("My phone number is five five five, oh one four two, one nine eight seven.", "My phone number is [PHONE_NUMBER].")]
    [InlineData("It's four one five double five five oh one three two thanks", "It's [PHONE_NUMBER] thanks")]
    [InlineData("You can text me on eight hundred five five five oh one nine nine.", "You can text me on [PHONE_NUMBER].")]
    [InlineData("my cell is four fifteen five five five twenty one thirty two", "my cell is [PHONE_NUMBER]")]
    [InlineData("My number is 415 five five five 0132.", "My number is [PHONE_NUMBER].")]
    public void Telephone_numbers_in_words_are_replaced(string text, string redacted) => Assert.Equal([redacted], Redact(text));

    [Theory]
    [InlineData(
        "My card number is four one one one one one one one one one one one one one one one.", "My card number is [CREDIT_CARD_NUMBER].")]
    [InlineData("It's a Visa, forty one eleven, eleven eleven, eleven eleven, eleven eleven", "It's a Visa, [CREDIT_CARD_NUMBER]")]
    [InlineData("The card is forty-one fifteen double five uh triple two nine and then 0123 4567", "The card is [CREDIT_CARD_NUMBER]")]
    [InlineData("4111 1111 1111 1112 is my card number.", "[CREDIT_CARD_NUMBER] is my card number.")]
    [InlineData("It is 4111 1111 1111 1112. That's my credit card.", "It is [CREDIT_CARD_NUMBER]. That's my credit card.")]
    [InlineData("I was charged twice on my card, 1234 5678 9012 3456.", "I was charged twice on my card, [CREDIT_CARD_NUMBER].")]
    [InlineData("I paid the order with 4111 1111 1111 1111.", "I paid the order with [CREDIT_CARD_NUMBER].")]
    [InlineData("Did the order arrive? 4111 1111 1111 1111.", "Did the order arrive? [CREDIT_CARD_NUMBER].")]
    [InlineData("card number: 1234567890123456", "card number: [CREDIT_CARD_NUMBER]")]
    [InlineData("the security code is seven three seven", "the security code is [CREDIT_CARD_CVV]")]
    [InlineData("and the three digits on the back are 0 4 2", "and the three digits on the back are [CREDIT_CARD_CVV]")]
    [InlineData("my PIN is one two three four", "my PIN is [PIN]")]
    [InlineData("the verification code is 482 913", "the verification code is [PIN]")]
    public void Card_data_is_replaced_even_if_the_check_digit_is_wrong(string text, string redacted) => Assert.Equal([redacted], Redact(text));

    [Theory]
    [InlineData("My social security number is one two three four five six seven eight nine.", "My social security number is [SSN].")]
    [InlineData("my social is 900 12 3456", "my social is [SSN]")]
    [InlineData("The last four of my social are six seven eight nine.", "The last four of my social are [SSN].")]
    [InlineData("my account number is one two three four five six seven eight", "my account number is [ACCOUNT_NUMBER]")]
    [InlineData("the member ID is 00123456", "the member ID is [ACCOUNT_NUMBER]")]
    [InlineData("my checking account is zero zero one two three four five six seven", "my checking account is [BANK_ACCOUNT_NUMBER]")]
    [InlineData("the routing number is 1 2 1 0 0 0 2 4 8", "the routing number is [BANK_ACCOUNT_NUMBER]")]
    public void Numbers_of_people_and_accounts_are_replaced(string text, string redacted) => Assert.Equal([redacted], Redact(text));

    [Theory]
    [InlineData("I was born on the fifth of April nineteen eighty.", "I was born on [DATE_OF_BIRTH].")]
    [InlineData("My date of birth is april fifth nineteen eighty", "My date of birth is [DATE_OF_BIRTH]")]
    [InlineData("my birthday is four five nineteen eighty", "my birthday is [DATE_OF_BIRTH]")]
    [InlineData("Date of birth: 04/05/1980.", "Date of birth: [DATE_OF_BIRTH].")]
    [InlineData("She was born in nineteen eighty, in Texas.", "She was born in [DATE_OF_BIRTH], in Texas.")]
    [InlineData("I was born in Texas.", "I was born in Texas.")]
    [InlineData("dob two thousand and one", "dob [DATE_OF_BIRTH]")]
    public void Dates_of_birth_are_replaced(string text, string redacted) => Assert.Equal([redacted], Redact(text));

    [Theory]
    [InlineData("My order number is 4111111111111111.")]
    [InlineData("The tracking number is 4111 1111 1111 1111.")]
    [InlineData("4111 1111 1111 1111 is the order number.")]
    [InlineData("Your order number on the card is 4111 1111 1111 1111.")]
    [InlineData("The ticket is four one five five five five zero one three two.")]
    [InlineData("The case number is 415-555-0132.")]
    [InlineData("Invoice 415 555 0132 is due.")]
    [InlineData("We have two or three of them, one in four, maybe five.")]
    [InlineData("The team of nineteen eighty won four games.")]
    [InlineData("It costs four hundred dollars, or five hundred, I call it a deal.")]
    [InlineData("Oh, four of us will call you.")]
    [InlineData("Call me at five.")]
    [InlineData("My card expires in 12/29 and has 3 pages.")]
    [InlineData("Our account has 250,000 users and 12.5 million in sales.")]
    [InlineData("I have two accounts and three cards.")]
    public void Other_numbers_stay_even_if_the_check_digit_is_right(string text) => Assert.Equal([text], Redact(text));

    [Fact]
    public void The_question_before_a_number_tells_what_it_is()
    {
        Assert.Equal(
            ["What is your card number?", "It is [CREDIT_CARD_NUMBER].", "And the security code?", "[CREDIT_CARD_CVV]."],
            Redact("What is your card number?", "It is 4111 1111 1111 1112.", "And the security code?", "737."));
        Assert.Equal(
            ["Can I have your order number?", "Sure, 4111 1111 1111 1111."],
            Redact("Can I have your order number?", "Sure, 4111 1111 1111 1111."));
        Assert.Equal(
            ["What's your date of birth?", "It's [DATE_OF_BIRTH]."], Redact("What's your date of birth?", "It's April fifth, nineteen eighty."));
        Assert.Equal(["And your PIN?", "[PIN]"], Redact("And your PIN?", "four four one two"));
        Assert.Equal(
            ["What's the best number?", "Hold on.", "Yeah.", "It's [PHONE_NUMBER]."],
            Redact("What's the best number?", "Hold on.", "Yeah.", "It's four one five five five five zero one three two."));
        Assert.Equal(
            ["What is your email?", "it's [EMAIL_ADDRESS]"], Redact("What is your email?", "it's j o h n dot smith at example dot com"));
    }

    [Fact]
    public void A_number_goes_on_in_the_next_messages_of_its_speaker() => Assert.Equal(
        [
            "What's the card number?", "[CREDIT_CARD_NUMBER]", "Okay.", "[CREDIT_CARD_NUMBER]", "Yes?", "[CREDIT_CARD_NUMBER].",
            "Thanks. And how many seats?", "Four.",
        ],
        Redact(
            "What's the card number?", "four one one one", "Okay.", "one one one one one one", "Yes?", "one one one one one one.",
            "Thanks. And how many seats?", "Four."));

    [Fact]
    public void A_number_that_is_read_back_or_repeated_is_replaced_again() => Assert.Equal(
        [
            "My card is [CREDIT_CARD_NUMBER].", "So [CREDIT_CARD_NUMBER], and then?", "Right.", "I have [CREDIT_CARD_NUMBER] here.",
        ],
        Redact(
            "My card is 4111 2222 3333 4445.", "So four one one one two two two two, and then?", "Right.", "I have 4111222233334445 here."));

    [Fact]
    public void A_number_is_replaced_even_if_only_a_later_message_tells_what_it_is() => Assert.Equal(
        ["Is it [CREDIT_CARD_NUMBER]?", "Let me see.", "My card is [CREDIT_CARD_NUMBER]."],
        Redact("Is it 4111222233334445?", "Let me see.", "My card is 4111222233334445."));

    [Fact]
    public void Redaction_needs_no_detection_of_entities()
    {
        var analysis = new ConversationAnalysis(Of(new AnalysisSettings(), "Ann: My card is 4111 1111 1111 1111."));
        var message = analysis.Input.Messages[0];

        Assert.Equal(
            "My card is [CREDIT_CARD_NUMBER].", analysis.RedactorWith([]).Redact(message.Id, message.Start, message.Text).Text);
        Assert.Empty(analysis.Entities.Entities);
    }

    // Two people in turn.
    private static IEnumerable<string> Redact(params string[] texts)
    {
        var analysis = new ConversationAnalysis(
            Of(Detecting, [.. texts.Select((text, index) => $"Speaker {index % 2}: {text}")]));
        var redactor = analysis.RedactorWith([]);
        return analysis.Input.Messages.Select(message => redactor.Redact(message.Id, message.Start, message.Text).Text);
    }
}
