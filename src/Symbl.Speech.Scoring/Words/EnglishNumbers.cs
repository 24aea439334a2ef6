using System.Globalization;

namespace Symbl.Speech.Scoring.Words;

/// <summary>
/// Writes spoken numbers as digits: "one hundred and five" as 105, "two point five million" as 2500000, "twenty first" as 21st, "fifty
/// percent" as 50%, "five dollars" as $5. Numbers in succession become one, so that "nineteen eighty four" is 1984 and "555 1234" is the
/// same as seven spoken digits.
/// </summary>
internal static class EnglishNumbers
{
    private const int LongestNumber = 15;
    private const decimal LargestScale = 1_000_000_000_000;

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] SmallOrdinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] TensOrdinals =
        ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

    private static readonly (string Word, decimal Value)[] Scales = [("billion", 1_000_000_000), ("million", 1_000_000), ("thousand", 1000)];
    private static readonly Dictionary<string, char> Prefixed = new(StringComparer.Ordinal)
    {
        ["dollar"] = '$', ["dollars"] = '$', ["pound"] = '£', ["pounds"] = '£', ["euro"] = '€', ["euros"] = '€',
    };

    public static IEnumerable<string> Write(IReadOnlyList<string> words)
    {
        var result = new List<string>(words.Count);
        for (var index = 0; index < words.Count;)
        {
            var reader = new Reader(words, index);
            if (reader.Read() is not { } number)
            {
                result.Add(words[index++]);
                continue;
            }

            index = reader.Next;
            if (index < words.Count && Prefixed.TryGetValue(words[index], out var sign) && char.IsDigit(number[0]))
                (number, index) = (sign + number, index + 1);
            else if (index < words.Count && words[index] == "percent")
                (number, index) = (number + '%', index + 1);
            else if (index + 1 < words.Count && words[index] == "per" && words[index + 1] == "cent")
                (number, index) = (number + '%', index + 2);
            if (result.Count > 0 && IsDigits(result[^1]) && IsDigits(number)) result[^1] += number;
            else result.Add(number);
        }

        return result;
    }

    private static bool IsDigits(string word) => word.All(char.IsAsciiDigit);

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>Reads one number from a place in the words.</summary>
    private sealed class Reader(IReadOnlyList<string> words, int start)
    {
        private bool _isOrdinal;

        public int Next { get; private set; } = start;

        private string Word => Next < words.Count ? words[Next] : string.Empty;

        /// <summary>Returns the number as text; null if there is no number at this place.</summary>
        public string? Read()
        {
            if (Literal() is { } literal) return literal;
            decimal total = 0;
            var (any, limit) = (false, decimal.MaxValue);
            while (true)
            {
                var before = Next;
                if (any && Word == "and") Next++;
                if (Hundreds(any) is not { } part)
                {
                    Next = before;
                    break;
                }

                var scale = _isOrdinal ? 1 : Scale();
                if (any && (limit <= 1 || scale >= limit))
                {
                    Next = before;
                    break;
                }

                (total, any, limit) = (total + (part * scale), true, scale);
                if (_isOrdinal || scale == 1) break;
            }

            if (!any) return null;
            return _isOrdinal ? Text(total) + Suffix(total) : WithDecimals(Text(total));
        }

        // "$20 million", "1,000", "3.5"
        private string? Literal()
        {
            var sign = Word.Length > 1 && Word[0] is '$' or '£' or '€' ? Word[..1] : string.Empty;
            var digits = Word[sign.Length..].Replace(",", string.Empty, StringComparison.Ordinal);
            if (digits.Length is 0 or > LongestNumber || !char.IsAsciiDigit(digits[0])
                || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return null;
            Next++;
            var scale = Scale();
            return sign + (scale == 1 ? WithDecimals(digits) : Text(value * scale));
        }

        private decimal Scale()
        {
            decimal scale = 1;
            while (scale < LargestScale && Array.Find(Scales, one => one.Word == Word) is { Word: not null } found)
                (scale, Next) = (scale * found.Value, Next + 1);
            return Math.Min(scale, LargestScale);
        }

        // "one hundred and five", "a hundred", "twenty one", "twelfth"
        private decimal? Hundreds(bool isInside)
        {
            var before = Next;
            decimal? first = Word == "a" && !isInside && Next + 1 < words.Count && IsMultiplier(words[Next + 1]) ? 1 : null;
            if (first is not null) Next++;
            else first = UnderHundred(isInside);
            if (first is not { } count || _isOrdinal) return first;
            if (Word == "hundredth")
            {
                (Next, _isOrdinal) = (Next + 1, true);
                return count * 100;
            }

            if (Word != "hundred") return first;
            Next++;
            before = Next;
            if (Word == "and") Next++;
            if (UnderHundred(isInside: true) is { } rest) return (count * 100) + rest;
            Next = before;
            return count * 100;
        }

        private decimal? UnderHundred(bool isInside)
        {
            var word = Word;
            if (!isInside && word == "oh" && Next > 0 && IsNumber(words[Next - 1])) return Take(0);
            if (Array.IndexOf(Small, word) is var small and >= 0) return Take(small);
            if (Array.IndexOf(SmallOrdinals, word) is var ordinal and >= 0) return TakeOrdinal(ordinal);
            if (Array.IndexOf(TensOrdinals, word) is var tenth and >= 0) return TakeOrdinal((tenth * 10) + 20);
            if (Array.IndexOf(Tens, word) is not (var ten and >= 0)) return null;
            var value = Take((ten * 10) + 20);
            if (Array.IndexOf(Small, Word) is var unit and > 0 and < 10) return value + Take(unit);
            return Array.IndexOf(SmallOrdinals, Word) is var last and > 0 and < 10 ? value + TakeOrdinal(last) : value;
        }

        // "two point five", "2 point 5 million"
        private string WithDecimals(string whole)
        {
            if (Word != "point" || whole.Contains('.', StringComparison.Ordinal) || Next + 1 >= words.Count || Digit(words[Next + 1]) is null) return whole;
            Next++;
            var text = whole + '.';
            for (; text.Length < 2 * LongestNumber && Digit(Word) is { } digit; Next++) text += digit;
            var scale = Scale();
            return scale == 1 ? text : Text(decimal.Parse(text, CultureInfo.InvariantCulture) * scale);
        }

        private static string? Digit(string word) => word == "oh" ? "0"
            : Array.IndexOf(Small, word) is var value and >= 0 and < 10 ? value.ToString(CultureInfo.InvariantCulture)
            : word.Length == 1 && char.IsAsciiDigit(word[0]) ? word : null;

        private static bool IsMultiplier(string word) => word == "hundred" || Array.Exists(Scales, one => one.Word == word);

        private static bool IsNumber(string word) => word == "oh" || char.IsAsciiDigit(word[0]) || Array.IndexOf(Small, word) >= 0 || Array.IndexOf(Tens, word) >= 0;

        private decimal Take(decimal value)
        {
            Next++;
            return value;
        }

        private decimal TakeOrdinal(decimal value)
        {
            _isOrdinal = true;
            return Take(value);
        }

        private static string Suffix(decimal value) => ((int)(value % 100), (int)(value % 10)) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
    }
}
