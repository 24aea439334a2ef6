using System.Diagnostics;
using CsCheck;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Tracking;
using Xunit;
using static Symbl.Language.Tests.Conversations.SampleConversations;

namespace Symbl.Language.Tests.Tracking;

public sealed class ConversationTrackersTests
{
    private const int Messages = 20_000;

    [Theory]
    [InlineData("cancel my account", "I'm cancelling my accounts today", "cancelling my accounts")]
    [InlineData("follow up", "A follow-up would help", "follow-up")]
    [InlineData("can't log in", "She can\u2019t log in.", "can\u2019t log in")]
    [InlineData("U.S. market", "in the u.s. markets now", "u.s. markets")]
    [InlineData("yes please", "Yes, please do.", "Yes, please")]
    [InlineData("pay the bill", "He paid the bill's half", "paid the bill's")]
    public void A_phrase_is_found_in_any_inflection(string phrase, string text, string found) =>
        Assert.Equal([found], Places(text, phrase).Select(place => text.Substring(place.Start, place.Length)));

    [Theory]
    [InlineData("cancel my account", "cancel my other account")]
    [InlineData("cancel my account", "I have to cancel. My account is fine.")]
    [InlineData("import", "this is important")]
    [InlineData("account", "an accountant")]
    [InlineData("...", "what... no")]
    public void Gaps_and_other_words_and_sentence_ends_prevent_a_match(string phrase, string text) => Assert.Empty(Places(text, phrase));

    [Theory]
    [InlineData("\u8FD4\u91D1", "\u8FD4\u91D1\u3057\u3066\u304F\u3060\u3055\u3044")]
    [InlineData("\u9000\u6B3E", "\u6211\u60F3\u7533\u8BF7\u9000\u6B3E\uFF0C\u8C22\u8C22")]
    [InlineData("\u30AD\u30E3\u30F3\u30BB\u30EB", "\u4E88\u7D04\u3092\u30AD\u30E3\u30F3\u30BB\u30EB\u3057\u305F\u3044")]
    [InlineData("\u30AD\u30E3\u30F3\u30BB\u30EB", "\u4E88\u7D04\uFF77\uFF6C\uFF9D\uFF7E\uFF99")]
    [InlineData("\u0E04\u0E37\u0E19\u0E40\u0E07\u0E34\u0E19", "\u0E09\u0E31\u0E19\u0E2D\u0E22\u0E32\u0E01\u0E44\u0E14\u0E49\u0E04\u0E37\u0E19\u0E40\u0E07\u0E34\u0E19\u0E04\u0E48\u0E30")]
    [InlineData("\u0E84\u0EB7\u0E99\u0EC0\u0E87\u0EB4\u0E99", "\u0E82\u0ECD\u0E84\u0EB7\u0E99\u0EC0\u0E87\u0EB4\u0E99\u0EC1\u0E94\u0EC8")]
    [InlineData("\u179F\u1784\u1794\u17D2\u179A\u17B6\u1780\u17CB", "\u17A2\u17D2\u1793\u1780\u179F\u1784\u1794\u17D2\u179A\u17B6\u1780\u17CB\u1781\u17D2\u1789\u17BB\u17C6")]
    [InlineData("\u1015\u103C\u1014\u103A\u1021\u1019\u103A\u1038", "\u1004\u103D\u1031\u1015\u103C\u1014\u103A\u1021\u1019\u103A\u1038\u1015\u102B")]
    [InlineData("\uD658\uBD88", "\uD658\uBD88\uC744 \uC6D0\uD574\uC694")]
    [InlineData("deadline", "\u6765\u9031\u306Edeadline\u306B\u3064\u3044\u3066")]
    [InlineData("KPI", "\u6211\u4EEC\u7684\uFF2B\uFF30\uFF29\u5F88\u597D")]
    [InlineData("\u092D\u0941\u0917\u0924\u093E\u0928", "\u092E\u0947\u0930\u093E \u092D\u0941\u0917\u0924\u093E\u0928 \u0939\u0941\u0906")]
    [InlineData("cafe\u0301", "in the Caf\u00E9 today")]
    public void A_phrase_is_found_in_running_text_of_any_script(string phrase, string text) => Assert.Single(Places(text, phrase));

    [Theory]
    [InlineData("\u8FD4\u91D1", "\u8FD4\u3001\u91D1\u3067\u3059")]
    [InlineData("\u8FD4\u91D1", "\u8FD4\u3002\u91D1\u3067\u3059")]
    [InlineData("\u8FD4\u91D1", "\u91D1\u8FD4")]
    [InlineData("\u0E01\u0E32", "\u0E01\u0E48\u0E32")]
    [InlineData("\u092D\u0941\u0917\u0924", "\u092D\u0941\u0917\u0924\u093E\u0928 \u0939\u0941\u0906")]
    [InlineData("C++", "We use C and D.")]
    [InlineData("C", "We use C++ a lot.")]
    [InlineData("C", "We use C# a lot.")]
    [InlineData("C#", "We use C++ and C.")]
    [InlineData(".NET", "The net result is fine.")]
    [InlineData("net", "We moved to .NET last year.")]
    [InlineData("R", "The R&D team")]
    [InlineData("AT&T", "look at T")]
    [InlineData("T", "with AT&T now")]
    [InlineData("node.js", "the node is JS")]
    [InlineData("node.js", "the node js")]
    [InlineData("5", "it is 3.5 now")]
    [InlineData("3.5", "it is 3 5 now")]
    [InlineData("#help", "I need help")]
    [InlineData("5%", "5 of us")]
    public void A_phrase_with_other_signs_or_letters_is_not_found(string phrase, string text) => Assert.Empty(Places(text, phrase));

    [Theory]
    [InlineData("C++", "We use C++, and more.", "C++")]
    [InlineData("C++", "Is it c++?", "c++")]
    [InlineData("C#", "We use C#.", "C#")]
    [InlineData("C", "We use C and D.", "C")]
    [InlineData(".NET", "We moved to .NET last year.", ".NET")]
    [InlineData(".NET", ".net is fine", ".net")]
    [InlineData("net", "The net. Result", "net")]
    [InlineData("R&D", "The R&D team", "R&D")]
    [InlineData("R&D", "The R and D team", "R and D")]
    [InlineData("AT&T", "with AT&T now", "AT&T")]
    [InlineData("terms and conditions", "our terms & conditions", "terms & conditions")]
    [InlineData("node.js", "we run Node.js here", "Node.js")]
    [InlineData("node", "we run Node.js here", "Node")]
    [InlineData("A/B test", "an A/B tests plan", "A/B tests")]
    [InlineData("3.5", "it is 3.5 now", "3.5")]
    [InlineData("24/7", "open 24/7.", "24/7")]
    [InlineData("#help", "post in #help please", "help")]
    public void A_sign_distinguishes_phrases(string phrase, string text, string found) =>
        Assert.Equal([found], Places(text, phrase).Select(place => text.Substring(place.Start, place.Length)));

    [Fact]
    public void The_longest_of_overlapping_phrases_of_one_tracker_counts() => Assert.Equal(
        ["cancel my account", "cancel"],
        Places("Cancel my account, or cancel it all.", "cancel", "my account", "cancel my account").Select(place => place.Phrase));

    [Fact]
    public void Excluded_phrases_hide_the_phrases_inside_them()
    {
        var trackers = new[] { new TrackerDefinition(null, "Churn", ["cancel"], ["cancel the meeting"]) };

        Assert.Equal([30], Places("Let's cancel the meeting, not cancel the order.", trackers).Select(place => place.Start));
    }

    [Fact]
    public void Trackers_and_phrases_are_in_order_of_time()
    {
        var settings = new AnalysisSettings
        {
            Trackers =
            [
                new TrackerDefinition("1", "Late", ["goodbye"]),
                new TrackerDefinition("2", "Never", ["unicorn"]),
                new TrackerDefinition(null, "Money", ["refund", "charge twice", "credit"]),
            ],
        };
        var found = new ConversationAnalysis(SupportCall(settings)).Trackers.Trackers;

        Assert.Equal(["Money", "Late"], found.Select(tracker => tracker.Definition.Name));
        Assert.Equal(["credit", "charge twice", "refund"], found[0].Matches.Select(match => match.Phrase));
        Assert.Equal(2, found[0].Matches[2].Places.Count);
    }

    [Fact]
    public void Other_languages_match_exact_words()
    {
        var tracker = new TrackerDefinition(null, "Pago", ["pagar la cuenta"]);
        var settings = new AnalysisSettings { LanguageCode = "es-ES", Trackers = [tracker] };

        var found = new ConversationAnalysis(Of(settings, "A: Quiero pagar la cuenta, pagado la cuenta.")).Trackers.Trackers;

        Assert.Single(found[0].Matches[0].Places);
    }

    [Fact]
    public void A_match_contains_the_words_of_its_phrase() =>
        Gen.Select(Words(1, 3).List[1, 8], Words(0, 12)).Sample((phrases, text) =>
        {
            var end = 0;
            foreach (var place in Places(text, [.. phrases]))
            {
                Assert.True(place.Start >= end);
                end = place.Start + place.Length;
                Assert.Contains(place.Phrase, phrases);
                Assert.Equal(Stems(place.Phrase), Stems(text.Substring(place.Start, place.Length)));
            }

            // Each phrase that the text contains literally has a match.
            foreach (var phrase in phrases.Where(phrase => $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal)))
                Assert.NotEmpty(Places(text, [.. phrases]));
        });

    [Fact]
    public void One_pass_finds_many_trackers_in_a_long_conversation()
    {
        string Word(int number) => "w" + new string([.. number.ToString("D4").Select(digit => (char)('a' + digit - '0'))]);
        var trackers = Enumerable.Range(0, 500).Select(tracker => new TrackerDefinition(
            null,
            $"T{tracker}",
            [.. Enumerable.Range(0, 50).Select(phrase => $"{Word(tracker)} {Word(phrase)} {Word(tracker + phrase)}")]));
        var messages = Enumerable.Range(0, Messages).Select(message => new AnalyzedMessage(
            message + 1, "m", TimeSpan.Zero, TimeSpan.Zero,
            string.Join(' ', Enumerable.Range(0, 12).Select(word => Word((message * 7 + word * 31) % 600)))
            + $" {Word(message % 500)} {Word(message % 50)} {Word(message % 500 + message % 50)}"));
        var input = new AnalysisInput(
            1, Start, TimeSpan.Zero, [.. messages], [new("m", "M", null)], new AnalysisSettings { Trackers = [.. trackers] });
        var watch = Stopwatch.StartNew();
        var found = new ConversationAnalysis(input).Trackers.Trackers;

        Assert.Equal(500, found.Count);
        Assert.InRange(found.Sum(tracker => tracker.Matches.Sum(match => match.Places.Count)), Messages, 2 * Messages);
        TestContext.Current.SendDiagnosticMessage("500 trackers of 50 phrases over {0} messages: {1}", Messages, watch.Elapsed);
        // The search takes less than a second on an idle machine. One search per phrase would take minutes.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(40));
    }

    private static Gen<string> Words(int least, int most) =>
        Gen.OneOf("pay", "paid", "bill", "bills", "the", "a", "new", "news", "is", "are")
        .List[least, most].Select(words => string.Join(' ', words));

    private static List<string> Stems(string text) =>
        [.. WordSpan.Split(text).Select(word => Inflections.Stem(word.In(text).ToString()))];

    private static IEnumerable<TrackerPlace> Places(string text, params string[] phrases) =>
        Places(text, [new TrackerDefinition(null, "T", phrases)]);

    private static IEnumerable<TrackerPlace> Places(string text, TrackerDefinition[] trackers) =>
        new ConversationAnalysis(Of(new AnalysisSettings { Trackers = trackers }, "A: " + text)).Trackers.Trackers
            .SelectMany(tracker => tracker.Matches).SelectMany(match => match.Places).OrderBy(place => place.Start);
}
