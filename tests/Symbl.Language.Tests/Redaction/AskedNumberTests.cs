using Symbl.Domain.Analysis;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Redaction;

/// <summary>Numbers that answer a question of an earlier turn. In the calls, a slash separates the messages.</summary>
public sealed class AskedNumberTests
{
    private static readonly AnalysisSettings Detecting = new() { DetectEntities = true };

    [Theory]
    [InlineData("A: What is your PIN? / B: Sure. It is 4471.", "Sure. It is [PIN].")]
    [InlineData("A: What is your PIN? / B: Thank you. It is 4471.", "Thank you. It is [PIN].")]
    [InlineData("A: What is your PIN? / B: Hmm, let me think. I believe it's 4471.", "Hmm, let me think. I believe it's [PIN].")]
    [InlineData("A: What is your PIN? / B: Of course. / B: 4471.", "[PIN].")]
    [InlineData("A: what is your pin / B: sure it is four four seven one", "sure it is [PIN]")]
    [InlineData("A: I need your PIN. / B: Alright. / A: Whenever you're ready. / B: 4471.", "[PIN].")]
    [InlineData("A: Your PIN? / B: Hold on. / A: Take your time. / B: Where did I put it. / A: Mm-hmm. / B: Got it. 4471.", "Got it. [PIN].")]
    [InlineData("A: Your PIN? / B: Sure. 4471, no, sorry, 4472.", "Sure. [PIN], no, sorry, [PIN].")]
    [InlineData("A: Could you give me the verification code? / B: Yes, let me open the text. Here it is. 482913.", "Yes, let me open the text. Here it is. [PIN].")]
    [InlineData("A: What is your account number? / B: Sure. It is 12345678.", "Sure. It is [ACCOUNT_NUMBER].")]
    [InlineData("A: Account number, please. / B: Sure thing. One two three four. / A: Mm-hmm. / B: Five six seven eight.", "[ACCOUNT_NUMBER].")]
    [InlineData("A: What are the last four of your social? / B: Sure. 6789.", "Sure. [SSN].")]
    [InlineData("A: The last four of your social? / B: Yes. It ends in 6789.", "Yes. It ends in [SSN].")]
    [InlineData("A: And the CVV? / B: Okay. Nine eight seven.", "Okay. [CREDIT_CARD_CVV].")]
    [InlineData("A: What is the security code on the back? / B: Sure. 731.", "Sure. [CREDIT_CARD_CVV].")]
    [InlineData("A: The security code? / B: The what? / A: On your Visa card. / B: Oh. Okay. 204.", "Oh. Okay. [CREDIT_CARD_CVV].")]
    [InlineData("A: What's the routing number? / B: Let me check. One two one oh oh oh two four eight.", "Let me check. [BANK_ACCOUNT_NUMBER].")]
    [InlineData("A: What is your social security number? / B: Sure. / B: 912 45 6789.", "[SSN].")]
    public void A_courtesy_can_precede_the_answer(string call, string last) => Assert.Equal(last, Redact(call)[^1]);

    [Theory]
    [InlineData("A: Drivers license? / B: Sure. D1234567.", "Sure. [DRIVERS_LICENSE].")]
    [InlineData("A: Passport number? / B: X1234567.", "[PASSPORT_NUMBER].")]
    [InlineData("A: Passport number? / B: Of course. X one two three four five six seven.", "Of course. [PASSPORT_NUMBER].")]
    [InlineData("A: What is your member ID? / B: Sure. XYZ 1234567.", "Sure. [ACCOUNT_NUMBER].")]
    [InlineData("A: National insurance number? / B: QQ 12 34 56 C.", "[SSN].")]
    [InlineData(
        "A: What is your IBAN? / B: D E eight nine, three seven oh four, oh oh four four, oh five three two, oh one three oh, oh oh.",
        "[BANK_ACCOUNT_NUMBER].")]
    [InlineData("A: And the IBAN? / B: Okay. G B eight two, W E S T, one two three four, five six nine eight.", "Okay. [BANK_ACCOUNT_NUMBER].")]
    [InlineData("A: What's the model number? / B: Sure. AB12345.", "Sure. AB12345.")]
    [InlineData("A: The booking reference? / B: Sure. X1234567.", "Sure. X1234567.")]
    public void A_code_of_letters_and_digits_can_answer(string call, string last) => Assert.Equal(last, Redact(call)[^1]);

    [Theory]
    [InlineData("A: What is your PIN? / B: One moment. Our order number is 4471.")]
    [InlineData("A: What is your PIN? / B: Sure. The price is 4471.")]
    [InlineData("A: What is your PIN? / B: Sure. We sold 4471 units.")]
    [InlineData("A: What is your PIN? / B: Okay. We shipped 300 boxes.")]
    [InlineData("A: What is your PIN? / B: Okay. That was in 2019.")]
    [InlineData("A: What is your PIN? / B: How many seats do you need? / A: 450.")]
    [InlineData("A: What is your PIN? / B: I forgot. / A: No problem. Which room are you in? / B: 731.")]
    [InlineData("A: What's the price? / B: Sure. It is 4471.")]
    [InlineData("A: Are you cancelling your account? / B: It took 12345678 steps.")]
    [InlineData("A: Did you close my account? / B: Yes. 12345678 is the ticket.")]
    [InlineData("A: My password does not work. / B: Okay, let me see. It says 1603.")]
    [InlineData("A: Do you have the account number? / B: No. Here is the invoice. / B: 12345678.")]
    public void Another_subject_ends_the_question(string call) => Assert.DoesNotContain('[', string.Concat(Redact(call)));

    [Fact]
    public void The_question_outweighs_numbers_that_are_known() => Assert.Equal(
        [
            "My phone number is [PHONE_NUMBER].", "Your card number?", "[CREDIT_CARD_NUMBER].", "And the CVV?", "Okay. [CREDIT_CARD_CVV].",
            "The last four of your social?", "Sure. [SSN].", "Your PIN?", "[PIN] is my old pin.", "How many units?", "Thanks. 1488.",
        ],
        Redact("B: My phone number is 415 447 7991. / A: Your card number? / B: 4539 1488 0343 6467. / A: And the CVV? / B: Okay. Four eight eight. "
            + "/ A: The last four of your social? / B: Sure. 6467. / A: Your PIN? / B: Four four double seven. 9 9 1 2 is my old pin. "
            + "/ A: How many units? / B: Thanks. 1488."));

    [Theory]
    [InlineData("")]
    [InlineData("A: The order number? / B: 55512. / ")]
    [InlineData("A: Your PIN? / B: 4471. / A: Your order number? / B: 4155550132. / A: The passport number? / B: X1234567. / ")]
    public void The_words_after_a_number_outweigh_earlier_turns(string before)
    {
        var redacted = Redact(before + "B: nine one two / B: forty five / B: six seven eight nine is my social security number.");

        Assert.Equal(["[SSN]", "[SSN]", "[SSN] is my social security number."], redacted[^3..]);
    }

    [Theory]
    [InlineData("B: 5500-0000-0000-0004, 09/28, 123.", "[CREDIT_CARD_NUMBER], [CREDIT_CARD_EXPIRY], [CREDIT_CARD_CVV].")]
    [InlineData(
        "B: 4539148803436467 expires 09/28 and the code is 123.",
        "[CREDIT_CARD_NUMBER] expires [CREDIT_CARD_EXPIRY] and the code is [CREDIT_CARD_CVV].")]
    [InlineData("B: My card is 4539148803436467, cvv 1234, exp 9/2028.", "My card is [CREDIT_CARD_NUMBER], cvv [CREDIT_CARD_CVV], exp [CREDIT_CARD_EXPIRY].")]
    [InlineData("B: 4539148803436467 / A: And the expiration date? / B: Sure. It's 09/28.", "Sure. It's [CREDIT_CARD_EXPIRY].")]
    [InlineData("B: 4539148803436467 0928 123", "[CREDIT_CARD_NUMBER] [CREDIT_CARD_EXPIRY] [CREDIT_CARD_CVV]")]
    [InlineData("B: 3782 822463 10005 1234", "[CREDIT_CARD_NUMBER]")]
    [InlineData("B: I charged 4539148803436467 on 09/28 for 123 dollars.", "I charged [CREDIT_CARD_NUMBER] on 09/28 for 123 dollars.")]
    [InlineData("B: I paid 4539148803436467, 300 units.", "I paid [CREDIT_CARD_NUMBER], 300 units.")]
    public void The_data_of_a_card_are_replaced_with_its_number(string call, string last) => Assert.Equal(last, Redact(call)[^1]);

    [Theory]
    [InlineData("We sold four thousand one hundred eleven units")]
    [InlineData("We have four thousand two hundred employees.")]
    [InlineData("We sold 412345678 units.")]
    [InlineData("It was nine thousand nine hundred ninety nine in total.")]
    public void An_amount_is_no_identifier(string text) =>
        Assert.Equal(["[SSN] is your SSN.", text], Redact("A: 078051120 is your SSN. / B: " + text));

    private static string[] Redact(string call)
    {
        var analysis = new ConversationAnalysis(Of(Detecting, call.Split(" / ")));
        var redactor = analysis.RedactorWith([]);
        return [.. analysis.Input.Messages.Select(message => redactor.Redact(message.Id, message.Start, message.Text).Text)];
    }
}
