using System.Text;
using static System.FormattableString;

namespace Symbl.Domain.Filters;

/// <summary>
/// Parses RSQL, a superset of FIQL: comparisons joined by <c>;</c> or <c>and</c>, parentheses, and quoted values. The API does not support
/// OR, so the result is a list.
/// </summary>
internal sealed class RsqlParser
{
    private const string Reserved = "\"'();,=!~<>";
    private const int MostNesting = 100;

    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.Ordinal)
    {
        ["=="] = FilterOperator.Equal,
        ["!="] = FilterOperator.NotEqual,
        ["=lt="] = FilterOperator.Less,
        ["<"] = FilterOperator.Less,
        ["=le="] = FilterOperator.LessOrEqual,
        ["<="] = FilterOperator.LessOrEqual,
        ["=gt="] = FilterOperator.Greater,
        [">"] = FilterOperator.Greater,
        ["=ge="] = FilterOperator.GreaterOrEqual,
        [">="] = FilterOperator.GreaterOrEqual,
        ["=in="] = FilterOperator.In,
        ["=out="] = FilterOperator.NotIn,
    };

    private readonly string _text;
    private readonly List<FilterComparison> _comparisons = [];
    private int _at;

    private RsqlParser(string text) => _text = text;

    private bool AtEnd => _at >= _text.Length;

    /// <summary>Parses a filter. A conversation must meet all comparisons.</summary>
    /// <param name="text">The filter.</param>
    /// <exception cref="FilterException">The text is not RSQL or uses OR.</exception>
    public static IReadOnlyList<FilterComparison> Parse(string text)
    {
        var parser = new RsqlParser(text);
        parser.ReadAll(0);
        if (!parser.AtEnd)
            throw parser.Unexpected();
        return parser._comparisons;
    }

    private void ReadAll(int depth)
    {
        if (depth > MostNesting)
            throw new FilterException(Invariant($"must not nest parentheses deeper than {MostNesting}"));
        do
            ReadOne(depth);
        while (ReadAnd());
    }

    private void ReadOne(int depth)
    {
        SkipBlanks();
        if (!Take('('))
        {
            ReadComparison();
            return;
        }

        ReadAll(depth + 1);
        SkipBlanks();
        if (!Take(')'))
            throw Unexpected("')'");
    }

    private bool ReadAnd()
    {
        SkipBlanks();
        if (Take(';') || TakeWord("and"))
            return true;
        if (!AtEnd && _text[_at] == ',' || TakeWord("or"))
            throw new FilterException("must not use OR");
        return false;
    }

    private void ReadComparison()
    {
        var selector = ReadUnreserved();
        if (selector.Length == 0)
            throw Unexpected("a field");
        SkipBlanks();
        var compare = ReadOperator();
        SkipBlanks();
        _comparisons.Add(new FilterComparison(selector, compare, ReadValues(compare)));
    }

    private FilterOperator ReadOperator()
    {
        var start = _at;
        if (!AtEnd && _text[_at] == '=')
        {
            var end = _text.IndexOf('=', _at + 1);
            _at = end < 0 ? _at : end + 1;
        }
        else if (!AtEnd && "!<>".Contains(_text[_at]))
        {
            _at++;
            Take('=');
        }

        if (Operators.TryGetValue(_text[start.._at], out var known))
            return known;
        var written = _text[start.._at];
        _at = start;
        throw written.Length > 1
            ? new FilterException(Invariant($"has the operator '{written}' at character {start + 1}, which is not one of {string.Join(", ", Operators.Keys)}"))
            : Unexpected("an operator");
    }

    private IReadOnlyList<FilterValue> ReadValues(FilterOperator compare)
    {
        if (!Take('('))
            return [ReadValue()];
        var start = _at;
        var values = new List<FilterValue>();
        do
        {
            SkipBlanks();
            values.Add(ReadValue());
            SkipBlanks();
        }
        while (Take(','));
        if (!Take(')'))
            throw Unexpected("')'");
        return compare is FilterOperator.In or FilterOperator.NotIn || values.Count == 1
            ? values
            : throw new FilterException(Invariant($"has several values at character {start + 1}, which only =in= and =out= take"));
    }

    private FilterValue ReadValue()
    {
        if (!AtEnd && _text[_at] is '"' or '\'')
            return new FilterValue(ReadQuoted(_text[_at]), true);
        var text = ReadUnreserved();
        return text.Length > 0 ? new FilterValue(text, false) : throw Unexpected("a value");
    }

    private string ReadQuoted(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (!AtEnd && _text[_at] != quote)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            text.Append(_text[_at++]);
        }

        return Take(quote) ? text.ToString() : throw new FilterException(Invariant($"has a quotation mark at character {start + 1} that is not closed"));
    }

    private string ReadUnreserved()
    {
        var start = _at;
        while (!AtEnd && !Reserved.Contains(_text[_at]) && !char.IsWhiteSpace(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private bool Take(char wanted)
    {
        if (AtEnd || _text[_at] != wanted)
            return false;
        _at++;
        return true;
    }

    // A word between spaces. A field name that starts with "and" is no such word.
    private bool TakeWord(string word)
    {
        var end = _at + word.Length;
        if (string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0
            || _at == 0 || (!char.IsWhiteSpace(_text[_at - 1]) && _text[_at - 1] != ')')
            || end >= _text.Length || (!char.IsWhiteSpace(_text[end]) && _text[end] != '('))
            return false;
        _at = end;
        return true;
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private FilterException Unexpected(string? wanted = null)
    {
        var there = AtEnd ? "ends" : Invariant($"has '{_text[_at]}' at character {_at + 1}");
        return new FilterException(wanted is null ? $"{there}, but the filter is already complete" : $"{there}, but {wanted} is expected");
    }
}
