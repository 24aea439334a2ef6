using System.Globalization;
using System.Text.RegularExpressions;
using Symbl.Domain.Text;
using static System.FormattableString;

namespace Symbl.Language.Sentiment;

/// <summary>
/// Scores the sentiment of English sentences by weighted words and phrases, negation, intensifiers and contrast. The rules are deterministic.
/// They recognize no irony and no context outside the text. Other languages are neutral.
/// </summary>
public sealed partial class SentimentLexicon
{
    /// <summary>Number of tokens in the clause that a negation affects, without intensifiers: "didn't find it very good".</summary>
    private const int NegationReach = 3;

    /// <summary>"Not good" is negative, but less than "bad".</summary>
    private const double NegationFactor = -0.7;

    private const double BeforeContrast = 0.6;
    private const double AfterContrast = 1.3;
    private const double PerExclamation = 0.1;
    private const int MostExclamations = 3;

    private static readonly Lazy<SentimentLexicon> EnglishLexicon = new(LoadEnglish);

    private readonly PhraseTable _words = new();
    private readonly PhraseTable _intensifiers = new();
    private readonly PhraseTable _negations = new();
    private readonly PhraseTable _contrasts = new();

    private SentimentLexicon() { }

    /// <summary>The embedded lexicon.</summary>
    internal static SentimentLexicon English => EnglishLexicon.Value;

    /// <summary>Number of weighted words and phrases.</summary>
    internal int Count => _words.Count;

    /// <summary>Scores a text.</summary>
    /// <param name="text">One or more sentences.</param>
    /// <param name="languageCode">BCP-47 language tag. Other languages than English are neutral.</param>
    public static SentimentScore Score(string text, string languageCode = "en-US")
    {
        ArgumentNullException.ThrowIfNull(text);
        return Languages.IsEnglish(languageCode) ? English.ScoreText(text) : SentimentScore.Neutral;
    }

    /// <summary>Parses a lexicon. The comment in <c>sentiment-en.txt</c> describes the format.</summary>
    /// <exception cref="FormatException">A line does not have the format of its section or repeats a word.</exception>
    internal static SentimentLexicon Parse(TextReader reader)
    {
        var lexicon = new SentimentLexicon();
        var section = "";
        var number = 0;
        while (reader.ReadLine() is { } raw)
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = line;
            else if (!lexicon.TryAddLine(section, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                throw new FormatException(Invariant($"Line {number} of the lexicon does not fit {section}, or repeats a word: {line}"));
        }

        return lexicon;
    }

    private static SentimentLexicon LoadEnglish()
    {
        using var stream = typeof(SentimentLexicon).Assembly.GetManifestResourceStream("sentiment-en.txt")
            ?? throw new InvalidOperationException("The assembly does not contain the English sentiment lexicon.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    private bool TryAddLine(string section, string[] fields) => section switch
    {
        "[words]" => TryAddWeighted(_words, fields, -1, 1),
        "[intensifiers]" => TryAddWeighted(_intensifiers, fields, 0, 2),
        "[negations]" => fields.All(phrase => _negations.TryAdd(phrase, 1)),
        "[contrasts]" => fields.All(phrase => _contrasts.TryAdd(phrase, 1)),
        _ => false,
    };

    private static bool TryAddWeighted(PhraseTable table, string[] fields, double least, double most) =>
        double.TryParse(fields[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
        && weight >= least && weight <= most
        && fields.Length > 1
        && fields.Skip(1).All(phrase => table.TryAdd(phrase, weight));

    private SentimentScore ScoreText(string text)
    {
        var tokens = TokenPattern().Matches(text);
        var words = new string[tokens.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = tokens[i].Value.Replace('\u2019', '\'').ToLowerInvariant();

        var tally = new Tally();
        for (var i = 0; i < words.Length;)
            i += Take(words, i, tally);
        return new SentimentScore(Math.Round(Math.Tanh(tally.Sum), 3, MidpointRounding.AwayFromZero));
    }

    /// <summary>Evaluates the phrase that begins at a token. Returns its number of tokens.</summary>
    private int Take(string[] words, int at, Tally tally)
    {
        if (IsPunctuation(words[at]))
        {
            tally.Punctuation(words[at]);
            return 1;
        }

        if (_contrasts.Longest(words, at) is { } contrast)
        {
            tally.Contrast();
            return contrast.Length;
        }

        var intensifier = _intensifiers.Longest(words, at);
        if (_words.Longest(words, at) is { } weighted && !(intensifier is { } before && PrecedesWeighted(words, at + before.Length)))
        {
            tally.Weighted(at, weighted.Weight);
            return weighted.Length;
        }

        if (_negations.Longest(words, at) is { } negation)
        {
            tally.Negation(at);
            return negation.Length;
        }

        if (intensifier is { } degree)
        {
            tally.Degree(at, degree.Weight, degree.Length);
            return degree.Length;
        }

        tally.PlainWord();
        return 1;
    }

    /// <summary>Tests whether a weighted word follows. "Absolutely" is an intensifier before a weighted word; otherwise it has a weight itself.</summary>
    private bool PrecedesWeighted(string[] words, int next) => next < words.Length && _words.Longest(words, next) is { Weight: not 0 };

    private static bool IsPunctuation(string token) => token.Length == 1 && !char.IsLetterOrDigit(token[0]);

    // Words include inner apostrophes, hyphens, points and at signs, so that an address or an amount is one neutral token.
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['\u2019\-.@_/][\p{L}\p{N}]+)*|[.!?,;:]")]
    private static partial Regex TokenPattern();

    /// <summary>The sum, and the state that affects the next weighted word.</summary>
    private sealed class Tally
    {
        private double _earlier;
        private double _sentence;
        private bool _contrasted;
        private int _negatedUntil = -1;
        private double _factor = 1;
        private int _exclamations;

        public double Sum => (_earlier + _sentence) * (1 + PerExclamation * Math.Min(_exclamations, MostExclamations));

        public void Punctuation(string mark)
        {
            if (mark == "!")
                _exclamations++;
            (_negatedUntil, _factor) = (-1, 1);
            // A contrast ends with its sentence. Commas and colons do not end a sentence.
            if (mark is "." or "!" or "?")
                Settle(contrasted: false);
        }

        public void Contrast()
        {
            if (!_contrasted)
                _sentence *= BeforeContrast;
            (_negatedUntil, _factor) = (-1, 1);
            Settle(contrasted: true);
        }

        public void Weighted(int at, double weight)
        {
            _sentence += weight * _factor * (at <= _negatedUntil ? NegationFactor : 1) * (_contrasted ? AfterContrast : 1);
            _factor = 1;
        }

        public void Negation(int at) => _negatedUntil = at + NegationReach;

        public void Degree(int at, double factor, int tokens)
        {
            _factor *= factor;
            if (at <= _negatedUntil)
                _negatedUntil += tokens;
        }

        public void PlainWord() => _factor = 1;

        private void Settle(bool contrasted)
        {
            _earlier += _sentence;
            (_sentence, _contrasted) = (0, contrasted);
        }
    }

    /// <summary>Weighted words and phrases. Searches return the longest match.</summary>
    private sealed class PhraseTable
    {
        private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
        private int _longest = 1;

        public int Count => _weights.Count;

        public bool TryAdd(string phrase, double weight)
        {
            _longest = Math.Max(_longest, phrase.Count(c => c == '_') + 1);
            return _weights.TryAdd(phrase.Replace('_', ' '), weight);
        }

        public (double Weight, int Length)? Longest(string[] words, int at)
        {
            for (var length = Math.Min(_longest, words.Length - at); length > 0; length--)
                if (_weights.TryGetValue(string.Join(' ', words, at, length), out var weight))
                    return (weight, length);
            return null;
        }
    }
}
