using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbl.Language.Entities;

/// <summary>A number in figures, in words or in both: <c>1,250.50</c>, <c>twenty five</c>, <c>2.5 million</c>, <c>5k</c>.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Value">The number.</param>
/// <param name="Words">Number of words; 0 for figures only.</param>
/// <param name="Scale">The suffix after the figures, as in <c>5k</c>; otherwise empty.</param>
internal sealed partial record NumberSpan(int Start, int Length, decimal Value, int Words, string Scale)
{
    private static readonly FrozenDictionary<string, int> Units = Numbered(
        0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");

    private static readonly FrozenDictionary<string, int> Tens = Numbered(
        2, "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["hundred"] = 100, ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000, ["trillion"] = 1_000_000_000_000,
        ["k"] = 1_000, ["m"] = 1_000_000, ["mm"] = 1_000_000, ["mn"] = 1_000_000, ["b"] = 1_000_000_000, ["bn"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Index after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The number in the invariant culture without trailing zeros.</summary>
    public string Text => Format(Value);

    /// <summary>Finds the numbers of a text in order. A sequence of number words that forms no number, such as single digits, is skipped.</summary>
    /// <param name="text">The text.</param>
    public static List<NumberSpan> Find(string text)
    {
        var found = new List<NumberSpan>();
        var tokens = Pattern().Matches(text);
        for (var i = 0; i < tokens.Count;)
        {
            var reader = new Reader(text, tokens, i);
            var number = reader.Read();
            i = Math.Max(reader.Next, i + 1);
            if (number is not null)
                found.Add(number);
        }

        return found;
    }

    /// <summary>Formats a number in the invariant culture without trailing zeros.</summary>
    /// <param name="value">The number.</param>
    public static string Format(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, int> Numbered(int first, params ReadOnlySpan<string> words)
    {
        var numbers = new Dictionary<string, int>();
        foreach (var word in words)
            numbers[word] = first++;
        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    // Figures in dates, versions, names ("COVID-19", "Q3", "24/7") and addresses are no numbers.
    [GeneratedRegex(
        @"(?<figures>(?<![\p{L}\p{N}_#@/:.,+\-])(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,9})?)(?<scale>(?:k|mm|mn|m|bn|b)\b)?"
        + @"(?![\p{L}\p{N}_]|[/:.,\-+]\d|-\p{L}|@)"
        + @"|(?<![\p{L}\p{N}_'\u2019\-])(?<word>\p{L}+)(?![\p{L}\p{N}_'\u2019])"
        + @"|(?<=[\p{L}]-)(?<word>\p{L}+)(?![\p{L}\p{N}_'\u2019\-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+(?:teenth|tieth))$", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();

    /// <summary>Reads one number that starts at a token.</summary>
    private sealed class Reader(string text, MatchCollection tokens, int first)
    {
        private decimal _total;
        private decimal _current;
        private int _end;
        private int _words;
        private bool _isValid = true;
        private Last _last = Last.Nothing;

        private enum Last
        {
            Nothing,
            Figures,
            Unit,
            Ten,
            Hundred,
            Scale,
        }

        // No scale exceeds it, and sums and products of smaller numbers are exact.
        private const decimal Largest = 1_000_000_000_000_000;

        public int Next { get; private set; } = first;

        private int First { get; } = first;

        public NumberSpan? Read()
        {
            var start = tokens[Next].Index;
            var scale = "";
            if (tokens[Next].Groups["figures"] is { Success: true } figures)
            {
                scale = tokens[Next].Groups["scale"].Value;
                _isValid = decimal.TryParse(
                    figures.Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _current)
                    && (scale.Length == 0 || _current < Largest);
                _current *= _isValid && scale.Length > 0 ? Scales[scale] : 1;
                _last = Last.Figures;
                Take(word: false);
                if (scale.Length == 0 && Word(Next) is { Length: > 2 } unit && Scales.ContainsKey(unit))
                    TakeWord(unit);
            }
            else if (!TryBegin())
            {
                return null;
            }
            else
            {
                TakeWords();
            }

            return _isValid ? new NumberSpan(start, _end - start, _total + _current, _words, scale) : null;
        }

        private bool TryBegin()
        {
            if (Word(Next) is not { } word)
                return false;
            // "A hundred", "half a million"
            var isHalf = word.Equals("half", StringComparison.OrdinalIgnoreCase)
                && "a".Equals(Word(Next + 1), StringComparison.OrdinalIgnoreCase);
            if (isHalf || word.Equals("a", StringComparison.OrdinalIgnoreCase))
            {
                var at = Next + (isHalf ? 2 : 1);
                if (Word(at) is not { Length: > 2 } unit || !Scales.ContainsKey(unit))
                    return false;
                _current = isHalf ? 0.5m : 1;
                _last = Last.Unit;
                while (Next < at)
                    Take(word: true);
                return true;
            }

            if (!Units.ContainsKey(word) && !Tens.ContainsKey(word))
                return false;
            TakeWord(word);
            return true;
        }

        private void TakeWords()
        {
            while (Word(Next) is { } word)
            {
                if (Joins(word))
                {
                    Take(word: true);
                    word = Word(Next)!;
                }

                if (!IsNumberWord(word))
                    break;
                TakeWord(word);
            }

            // "Twenty-first" is an ordinal.
            if (Word(Next) is { } after && Ordinal().IsMatch(after) && _last is Last.Ten or Last.Hundred)
                _isValid = false;
        }

        // "And" belongs to a number if it follows a hundred or a scale: "two hundred and fifty".
        private bool Joins(string word) =>
            word.Equals("and", StringComparison.OrdinalIgnoreCase) && _last is Last.Hundred or Last.Scale
            && Word(Next + 1) is { } next && (Units.ContainsKey(next) || Tens.ContainsKey(next));

        private void TakeWord(string word)
        {
            if (Units.TryGetValue(word, out var unit))
            {
                _isValid &= _last switch
                {
                    Last.Nothing or Last.Hundred or Last.Scale => true,
                    Last.Ten => unit is > 0 and < 10,
                    _ => false,
                };
                _current += unit;
                _last = Last.Unit;
            }
            else if (Tens.TryGetValue(word, out var ten))
            {
                _isValid &= _last is Last.Nothing or Last.Hundred or Last.Scale;
                _current += ten * 10;
                _last = Last.Ten;
            }
            else if (word.Equals("hundred", StringComparison.OrdinalIgnoreCase))
            {
                _isValid &= _last is Last.Unit or Last.Ten or Last.Figures;
                _current *= 100;
                _last = Last.Hundred;
            }
            else
            {
                if (_current > Largest)
                    (_current, _isValid) = (0, false);
                _isValid &= _last is not (Last.Nothing or Last.Scale) && (_total == 0 || _total > Scales[word] * _current);
                _total += _current * Scales[word];
                _current = 0;
                _last = Last.Scale;
            }

            if (_current > Largest || _total > Largest)
                (_current, _total, _isValid) = (0, 0, false);
            Take(word: true);
        }

        private void Take(bool word)
        {
            _end = tokens[Next].Index + tokens[Next].Length;
            _words += word ? 1 : 0;
            Next++;
        }

        private static bool IsNumberWord(string word) =>
            Units.ContainsKey(word) || Tens.ContainsKey(word) || (word.Length > 2 && Scales.ContainsKey(word));

        // Gets the word of a token if only a space or a hyphen separates it from the previous token.
        private string? Word(int token)
        {
            if (token >= tokens.Count || tokens[token].Groups["word"] is not { Success: true } word)
                return null;
            if (token == First)
                return word.Value;
            var before = tokens[token - 1].Index + tokens[token - 1].Length;
            return word.Index == before + 1 && text[before] is ' ' or '-' or '\u00A0' ? word.Value : null;
        }
    }
}
