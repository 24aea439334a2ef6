using System.Text;

namespace Symbl.Language.Tests.Cost;

/// <summary>Texts of any length that make a careless rule look at the same characters again and again.</summary>
internal static class HostileTexts
{
    private static readonly Dictionary<string, Func<int, string>> All = new(StringComparer.Ordinal)
    {
        ["calls before an order"] = length => Repeat("call ", length / 2) + "order " + Repeat("5 ", length / 2),
        ["single digits"] = length => Repeat("1 ", length),
        ["digits without spaces"] = length => Repeat("1", length),
        ["digits in groups"] = length => Repeat("4111 1111-", length),
        ["number words"] = length => Repeat("one ", length),
        ["numbers of several words"] = length => Repeat("two hundred and ", length),
        ["a name of many words"] = length => "my name is " + Repeat("Aa ", length),
        ["many introductions"] = length => Repeat("my name is Aa ", length),
        ["many new names"] = length => Numbered(length, "my name is A{0}b. "),
        ["capitals"] = length => Repeat("Aa-", length),
        ["titles"] = length => Repeat("Dr. Mr. ", length),
        ["days in a row"] = length => Repeat("next monday or ", length),
        ["weeks in a row"] = length => Repeat("the end of the next ", length),
        ["times in a row"] = length => Repeat("3 to ", length),
        ["months in a row"] = length => Repeat("may 5 to ", length),
        ["spaces"] = length => "tomorrow" + Repeat(" ", length) + "at 5",
        ["spaces between days"] = length => Repeat("the   ", length) + "friday",
        ["spaces after a number"] = length => "from 5" + Repeat(" ", length) + "5",
        ["spaces after numbers"] = length => Repeat("5              ", length),
        ["spaces after a promise"] = length => "I will " + Repeat(" ", length) + "5",
        ["thousands"] = length => "1" + Repeat(",000", length),
        ["large numbers"] = length => Repeat("999999999999999999 trillion billion ", length),
        ["digits of other scripts"] = length => Repeat("\u0663 pm on \u0665/\u0666/\u0662\u0660\u0662\u0666 at \u096B ", length),
        ["line breaks"] = length => Repeat("5 \n\n", length),
        ["promises"] = length => Repeat("I will and ", length),
        ["promises with dates"] = length => Repeat("I will send the report on friday and ", length),
        ["conditions"] = length => Repeat("if I can I will call ", length),
        ["requests"] = length => Repeat("could you send it to you please ", length),
        ["questions"] = length => Repeat("is it what do you think? ", length),
        ["one question"] = length => Repeat("is it what do you think ", length) + "?",
        ["different questions"] = length => Numbered(length, "What is the price of a{0}x? "),
        ["different promises"] = length => Numbered(length, "I will send you the b{0}x tomorrow. "),
        ["fillers"] = length => "I will " + Repeat("just um maybe ", length) + "send it",
        ["hedges"] = length => Repeat("maybe I will just ", length),
        ["lead-ins"] = length => Repeat("okay so well ", length),
        ["commas"] = length => Repeat("the budget, ", length),
        ["negations"] = length => Repeat("not never no ", length),
        ["praise"] = length => Repeat("not very good but really bad ", length),
        ["exclamation marks"] = length => "good" + Repeat("!", length),
        ["points"] = length => Repeat(".", length),
        ["points and letters"] = length => Repeat("a.", length),
        ["points and spaces"] = length => Repeat(". ", length),
        ["one long word"] = length => Repeat("a", length),
        ["one long capital word"] = length => Repeat("A", length),
        ["hyphens"] = length => Repeat("a-", length),
        ["apostrophes"] = length => Repeat("a'", length),
        ["at signs"] = length => Repeat("a@", length),
        ["addresses"] = length => Repeat("a@b.c", length),
        ["many addresses"] = length => Repeat("ann@example.com ", length),
        ["links"] = length => Repeat("http://a.b/", length),
        ["parts of a domain"] = length => Repeat("www.a-", length),
        ["spoken addresses"] = length => "email " + Repeat("a dot b at ", length),
        ["spoken domains"] = length => Repeat("a dot ", length),
        ["spelled letters"] = length => "email " + Repeat("a ", length) + "at b dot com",
        ["hexadecimal groups"] = length => Repeat("f:", length),
        ["parts of an address"] = length => Repeat("1.", length),
        ["account words"] = length => Repeat("account number for ", length) + Repeat("1-", length / 8),
        ["social words"] = length => Repeat("social security ", length),
        ["bank codes"] = length => Repeat("GB82 WEST ", length),
        ["card words"] = length => Repeat("my card number is ", length),
        ["card numbers"] = length => Repeat("my card is 4111 1111 1111 1112 and ", length),
        ["spoken telephone numbers"] = length => Repeat("call four one five five five five zero one three two. ", length),
        ["double and triple"] = length => Repeat("double triple oh ", length),
        ["tens"] = length => Repeat("forty one hundred ", length),
        ["dates of birth"] = length => Repeat("born the fifth of the ", length),
        ["questions for numbers"] = length => Repeat("What is your card number? ", length),
        ["spelled codes"] = length => "passport number " + Repeat("X one ", length),
        ["card numbers with dates"] = length => Repeat("4539148803436467, 09/28, ", length),
        ["corrected dates"] = length => "I will send it " + Repeat("on monday, no wait, ", length),
        ["birthdays"] = length => Repeat("born on may ", length),
        ["quotation marks"] = length => Repeat("\"'(", length),
        ["brackets"] = length => Repeat("(", length),
        ["alternating scripts"] = length => Repeat("a\u0431\u8FD4\u0E01 ", length),
        ["running Chinese"] = length => Repeat("\u8FD4\u91D1", length),
        ["marks"] = length => "a" + Repeat("\u0301", length),
        ["halves of surrogates"] = length => Repeat("\uD83D", length),
        ["emoji"] = length => Repeat("\uD83D\uDE00 ", length),
        ["lists"] = length => Repeat("apples and oranges and ", length),
        ["a phrase of a tracker"] = length => Repeat("cancel my ", length),
        ["money"] = length => Repeat("$5 and 5 ", length),
        ["percent"] = length => Repeat("5 to ", length) + "percent",
        ["ampersands"] = length => Repeat("a&", length),
        ["pluses"] = length => "c" + Repeat("+", length),
        ["an hour of talk"] = Talk,
    };

    /// <summary>The names of the texts.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Creates a text.</summary>
    /// <param name="name">Name of the text.</param>
    /// <param name="length">Number of characters.</param>
    public static string Get(string name, int length) => All[name](length) is var text && text.Length > length ? text[..length] : text;

    private static string Repeat(string piece, int length) =>
        new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length + 1).ToString();

    private static string Numbered(int length, string format)
    {
        var text = new StringBuilder(length + format.Length);
        for (var number = 0; text.Length < length; number++)
            text.AppendFormat(null, format, string.Concat(number.ToString("D6", null).Select(digit => (char)('a' + digit - '0'))));
        return text.ToString();
    }

    private static string Talk(int length)
    {
        string[] words =
        [
            .. ("the our customer invoice budget meeting is really good because you know the team will review on Friday the numbers with John "
            + "Smith and call four I could you send 25 percent? please next month at 5 pm, not bad. We need 12 dollars or www.example.com")
            .Split(' '),
        ];
        var random = new Random(1);
        var text = new StringBuilder(length + 20);
        while (text.Length < length)
            text.Append(words[random.Next(words.Length)]).Append(' ');
        return text.ToString();
    }
}
