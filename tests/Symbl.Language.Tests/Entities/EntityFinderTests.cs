using Symbl.Domain.Analysis;
using Symbl.Language.Entities;
using Symbl.Language.Text;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Entities;

public sealed class EntityFinderTests
{
    private static readonly AnalysisSettings Detecting = new() { DetectEntities = true };

    [Theory]
    [InlineData("It is $1,250.50 in all.", "$1,250.50", "1250.5 USD")]
    [InlineData("That's 25 dollars and 5 cents.", "25 dollars and 5 cents", "25.05 USD")]
    [InlineData("about twenty five dollars, I think", "twenty five dollars", "25 USD")]
    [InlineData("half a million euros", "half a million euros", "500000 EUR")]
    [InlineData("we raised $2.5 million", "$2.5 million", "2500000 USD")]
    [InlineData("EUR 40 each", "EUR 40", "40 EUR")]
    [InlineData("it costs fifty cents", "fifty cents", "0.5 USD")]
    [InlineData("above $5k goes up", "$5k", "5000 USD")]
    public void Money_has_its_currency(string text, string found, string value) =>
        Assert.Equal([("MONEY", found, value)], Find(text));

    [Theory]
    [InlineData("The parcel weighs 20 pounds.", "NUMBER", "20", "20")]
    [InlineData("20 % off", "PERCENT", "20 %", "20%")]
    [InlineData("twelve per cent more", "PERCENT", "twelve per cent", "12%")]
    [InlineData("we have two hundred and fifty seats", "NUMBER", "two hundred and fifty", "250")]
    [InlineData("exactly 12,500 homes", "NUMBER", "12,500", "12500")]
    [InlineData("twenty-five people came", "NUMBER", "twenty-five", "25")]
    [InlineData("code 00417 please", "NUMBER", "00417", "00417")]
    public void Numbers_and_percentages_are_found(string text, string kind, string found, string value) =>
        Assert.Equal([(kind, found, value)], Find(text));

    [Theory]
    [InlineData("One of us has two of them, maybe three.")]
    [InlineData("COVID-19, S3, 24/7, v2.1.3 and 5G")]
    [InlineData("dial four one five five five five")]
    [InlineData("it's her twenty-first attempt")]
    [InlineData("Thanks a million!")]
    [InlineData("Will that work? May I mark it?")]
    [InlineData("look at it, e.g. the second one")]
    [InlineData("order 123-456-7890 and batch 1234 5678 9012 3456 is fine? no")]
    public void Text_without_entities_gives_none(string text) =>
        Assert.DoesNotContain(Find(text), entity => entity.Kind is "NUMBER" && entity.Text.Length < 4 || entity.Kind is not "NUMBER");

    [Theory]
    [InlineData("to Ann.Smith+x@Mail.Example.COM.", "EMAIL_ADDRESS", "Ann.Smith+x@Mail.Example.COM", "ann.smith+x@mail.example.com")]
    [InlineData("my email is ann dot lee at example dot com", "EMAIL_ADDRESS", "ann dot lee at example dot com", "ann.lee@example.com")]
    [InlineData("look at example dot com", "URL", "example dot com", "example.com")]
    [InlineData("see https://Docs.Example.com/A?b=1.", "URL", "https://Docs.Example.com/A?b=1", "https://docs.example.com/A?b=1")]
    [InlineData("(www.example.org/x)", "URL", "www.example.org/x", "www.example.org/x")]
    [InlineData("it is 10.0.0.254 there", "IP_ADDRESS", "10.0.0.254", "10.0.0.254")]
    [InlineData("and 2001:db8::ff00:42 too", "IP_ADDRESS", "2001:db8::ff00:42", "2001:db8::ff00:42")]
    [InlineData("call (212) 555-0199 now", "PHONE_NUMBER", "(212) 555-0199", "+12125550199")]
    [InlineData("my number is 4155550132", "PHONE_NUMBER", "4155550132", "+14155550132")]
    [InlineData("or +44 20 7946 0958", "PHONE_NUMBER", "+44 20 7946 0958", "+442079460958")]
    [InlineData("card 5555-5555-5555-4444 please", "CREDIT_CARD_NUMBER", "5555-5555-5555-4444", "5555555555554444")]
    [InlineData("amex 3782 822463 10005", "CREDIT_CARD_NUMBER", "3782 822463 10005", "378282246310005")]
    [InlineData("the security code is 737", "CREDIT_CARD_CVV", "737", "737")]
    [InlineData("it is 219-09-9999", "SSN", "219-09-9999", "219099999")]
    [InlineData("my social is 219 09 9999", "SSN", "219 09 9999", "219099999")]
    [InlineData("pay to GB82 WEST 1234 5698 7654 32", "BANK_ACCOUNT_NUMBER", "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432")]
    [InlineData("the account number is 12345678", "ACCOUNT_NUMBER", "12345678", "12345678")]
    [InlineData("my driver's license is D123-4567", "DRIVERS_LICENSE", "D123-4567", "D1234567")]
    [InlineData("passport number X1234567", "PASSPORT_NUMBER", "X1234567", "X1234567")]
    [InlineData("born on 5 May 1980", "DATE_OF_BIRTH", "5 May 1980", "1980-05-05")]
    public void Addresses_and_identifiers_are_found(string text, string kind, string found, string value) =>
        Assert.Equal([(kind, found, value)], Find(text));

    [Theory]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("999-12-3456")]
    [InlineData("256.1.1.1")]
    [InlineData("GB82 WEST 1234 5698 7654 33")]
    [InlineData("order 4155550132 is late")]
    public void Identifiers_with_invalid_check_digits_are_plain_numbers(string text) =>
        Assert.All(Find(text), entity => Assert.Equal("NUMBER", entity.Kind));

    [Fact]
    public void Times_have_no_zone_and_count_from_the_time_of_the_message() => Assert.Equal(
        [
            ("DATETIME", "tomorrow at 5 pm", "2026-05-06 17:00:00"),
            ("DATE", "May 20th", "2026-05-20"),
            ("DURATION", "two weeks", "1209600"),
        ],
        Find("Come tomorrow at 5 pm, not on May 20th, that is two weeks."));

    [Fact]
    public void Names_of_members_and_introduced_people_are_found()
    {
        var input = Of(
            Detecting,
            "Agent Dana: Hello, my name is Dana Whitfield.",
            "Will Turner: Hi Dana, this is Zebulon Quist speaking for Will. Will you ask Helen Osei?",
            "Agent Dana: Yes, Helen's out. Dr. Okafor will help, and so will will.",
            "Speaker 2: Ann Lee's here. Paris Street is in Paris, and Northwind pays.");
        var finder = EntityFinder.For(new ConversationText(input));

        Assert.Equal(
            [
                "Dana Whitfield=Dana Whitfield", "Dana=Dana Whitfield", "Zebulon Quist=Zebulon Quist", "Will=Will Turner",
                "Helen Osei=Helen Osei", "Helen=Helen Osei", "Okafor=Okafor", "Ann Lee=Ann Lee",
            ],
            input.Messages.SelectMany(message => finder.Find(message.Text, Start)
                .Select(entity => $"{entity.In(message.Text)}={entity.Value}")));
    }

    [Fact]
    public void A_shared_first_name_has_no_full_name()
    {
        var finder = EntityFinder.For(new ConversationText(Of(Detecting, "Maria Lopez: Hi.", "Maria Chen: Hi.")));

        Assert.Equal(["Maria", "Maria Chen"], finder.Find("Maria and Maria Chen", Start).Select(entity => entity.Value));
    }

    [Fact]
    public void Custom_entities_are_found_without_entity_detection()
    {
        var settings = new AnalysisSettings
        {
            Entities =
            [
                new EntityDefinition("Vehicle", "TeslaModel", "Custom", null, ["Model 3", "Model S"]),
                new EntityDefinition("Competitor", null, null, "Contoso Ltd", ["contoso"]),
            ],
        };
        var found = EntityFinder.For(new ConversationText(Of(settings, "A: x")))
            .Find("The model 3, models, and Contoso's offer, contoso: $5.", Start);

        Assert.Equal(
            [("Vehicle", "TeslaModel", "Custom", "model 3"), ("Competitor", null, "Custom", "Contoso Ltd")],
            found.Select(entity => (entity.Kind.Type, entity.Kind.SubType, entity.Kind.Category, entity.Value)));
    }

    [Fact]
    public void Nothing_is_found_unless_the_settings_ask_for_it() => Assert.Empty(
        EntityFinder.For(new ConversationText(Of(new AnalysisSettings(), "A: x"))).Find("Call 415-555-0132 tomorrow.", Start));

    [Fact]
    public void Other_languages_use_the_language_independent_rules_only()
    {
        var finder = EntityFinder.For(new ConversationText(Of(Detecting with { LanguageCode = "de-DE" }, "Jana Weiss: Hallo.")));

        Assert.Equal(
            ["PERSON_NAME", "PHONE_NUMBER"],
            finder.Find("Jana, die Nummer ist 030 123456, am 5. Mai, 20 Euro", Start).Select(entity => entity.Kind.Name));
    }

    private static IEnumerable<(string Kind, string Text, string Value)> Find(string text) =>
        EntityFinder.For(new ConversationText(Of(Detecting, "Speaker 1: x"))).Find(text, Start)
            .Select(entity => (entity.Kind.Name, entity.In(text), entity.Value));
}
