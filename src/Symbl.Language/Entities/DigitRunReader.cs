using System.Text;

namespace Symbl.Language.Entities;

/// <summary>Reads the digit runs of a text. Amounts, decimal numbers, dates and times in figures are no digit runs.</summary>
/// <param name="text">The text with ASCII digits.</param>
internal sealed class DigitRunReader(string text)
{
    // Characters between digits of one run.
    private const string Separators = " \t\n\r,-.()\u00A0\u2010\u2011\u2013\u2014\u2026";
    private const int MostBetween = 6;
    private const int MostOfScaled = 80;
    private const int LeastCard = 13;
    private const int MostCard = 19;

    private readonly List<DigitRun> _runs = [];
    private readonly StringBuilder _digits = new();
    private int _start = -1;
    private int _end;
    private int _spoken;
    private int _times;
    private int _timesStart;
    private bool _endsInTen;
    private bool _hasScale;

    /// <summary>Gets the digit runs in order.</summary>
    public IReadOnlyList<DigitRun> Read()
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAsciiDigit(text[at]))
                at = Figures(at);
            else if (char.IsLetter(text[at]))
                at = Word(at);
            else
                at = Separator(at);
        }

        Finish();
        return _runs;
    }

    private int Figures(int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (IsOtherNumber(at, end, out var rest))
        {
            Finish();
            return rest;
        }

        Add(at, end, text[at..end], spoken: false);
        return end;
    }

    /// <summary>Tests for figures of an amount, a decimal number, a date, a time or a name such as "A4".</summary>
    private bool IsOtherNumber(int start, int end, out int rest)
    {
        rest = end;
        var before = start > 0 ? text[start - 1] : ' ';
        if (char.IsLetter(before) || before is '_' or '@' or '$' or '\u20AC' or '\u00A3' or '\u00A5')
            return true;
        if (end == text.Length)
            return false;
        if (char.IsLetter(text[end]) || text[end] is '_' or '@' or '%')
            return true;
        if (end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1]))
            return false;
        if (text[end] is '.' or ':' or '/' || (text[end] == ',' && DigitsAt(end + 1) == 3 && end - start <= 3))
        {
            while (rest < text.Length && (char.IsAsciiDigit(text[rest])
                || (text[rest] is '.' or ':' or '/' or ',' && rest + 1 < text.Length && char.IsAsciiDigit(text[rest + 1]))))
                rest++;
            return true;
        }

        return false;
    }

    private int DigitsAt(int at)
    {
        var end = at;
        while (end < text.Length && end < at + 5 && char.IsAsciiDigit(text[end]))
            end++;
        return end - at;
    }

    private int Word(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '\'' or '\u2019'))
            end++;
        var word = text.AsSpan(at, end - at);
        if (DigitWords.TimesOf(word) is var times and > 0)
            (_times, _timesStart) = (times, at);
        else if (DigitWords.Of(word) is { } digits)
            AddWord(at, end, digits, DigitWords.IsDoubtful(word));
        else if (DigitWords.ZerosOf(word) is { } zeros && _start >= 0)
        {
            Add(at, end, zeros, spoken: true);
            _hasScale = true;
        }
        else if (_start < 0 || !DigitWords.IsLink(word))
            Finish(DigitWords.IsUnit(word));
        return end;
    }

    private void AddWord(int at, int end, string digits, bool isDoubtful)
    {
        // "Oh, four" and "four. Oh, well": an exclamation, not a zero.
        if (isDoubtful && (_start < 0 ? !DigitFollows(end) : text.AsSpan(_end, at - _end).ContainsAny(".!?") && !DigitFollows(end)))
        {
            Finish();
            return;
        }

        if (_endsInTen && digits.Length == 1 && digits != "0" && at - _end == 1)
        {
            // "Forty one" is 41, not 401.
            _digits.Length--;
            Add(at, end, digits, spoken: true);
            return;
        }

        Add(at, end, digits, spoken: true);
        _endsInTen = digits.Length == 2 && digits[1] == '0' && digits != "10";
    }

    private bool DigitFollows(int at)
    {
        while (at < text.Length && text[at] is ' ' or '-')
            at++;
        var end = at;
        while (end < text.Length && end < at + 12 && char.IsLetter(text[end]))
            end++;
        return at < text.Length && (char.IsAsciiDigit(text[at])
            || (DigitWords.Of(text.AsSpan(at, end - at)) is not null || DigitWords.TimesOf(text.AsSpan(at, end - at)) > 0));
    }

    private int Separator(int at)
    {
        if (!Separators.Contains(text[at], StringComparison.Ordinal))
            Finish();
        return at + 1;
    }

    private void Add(int at, int end, string digits, bool spoken)
    {
        var start = at;
        if (_times > 0)
        {
            (start, digits) = (_timesStart, string.Concat(Enumerable.Repeat(digits, digits.Length == 1 ? _times : 1)));
            _times = 0;
        }

        if (_start >= 0 && (Between(_end, start) > MostBetween || IsWholeCard(start, at, end)))
            Finish();
        if (_start < 0)
            _start = start;
        _digits.Append(digits);
        _spoken += spoken ? digits.Length : 0;
        _end = end;
        _endsInTen = false;
    }

    // A whole card number ends before a comma, and before or after digits without a space: the code and the price are other numbers.
    private bool IsWholeCard(int start, int at, int end) =>
        (end - at >= LeastCard && CardNumbers.IsValid(text[at..end]))
        || (_digits.Length is >= LeastCard and <= MostCard && (_end - _start == _digits.Length || text.AsSpan(_end, start - _end).ContainsAny(",;."))
            && CardNumbers.IsValid(_digits.ToString()));

    // Long hesitations count, white space does not.
    private int Between(int from, int to)
    {
        var words = 0;
        for (var i = from + 1; i < to; i++)
            words += char.IsLetter(text[i]) && !char.IsLetter(text[i - 1]) ? 1 : 0;
        return words;
    }

    private void Finish(bool isAmount = false)
    {
        if (_start >= 0 && !isAmount)
            _runs.Add(new DigitRun(_start, _end, _digits.ToString(), 2 * _spoken >= _digits.Length, _hasScale && IsScaled()));
        _digits.Clear();
        (_start, _spoken, _times, _endsInTen, _hasScale) = (-1, 0, 0, false, false);
    }

    // "Four thousand one hundred eleven" is one number; "eight hundred five five five" is a sequence of digits.
    private bool IsScaled() => _end - _start <= MostOfScaled && text[_start.._end] is var words
        && words.Contains("thousand", StringComparison.OrdinalIgnoreCase)
        && NumberSpan.Find(words) is [{ Start: 0 } number] && number.Length == words.Length;
}
