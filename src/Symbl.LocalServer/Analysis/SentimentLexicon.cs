using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbl.LocalServer.Analysis;

/// <summary>
/// Tone of English sentences by a word list with weights, set phrases, negation, intensifiers and contrast. A plain, repeatable
/// rule: it knows no irony and no context beyond the text it is given. Other languages are neutral.
/// </summary>
public sealed partial class SentimentLexicon
{
    /// <summary>A negation reaches this many tokens ahead within its clause, intensifiers not counted: "didn't find it very good".</summary>
    private const int NegationReach = 3;

    /// <summary>"Not good" is bad, but less so than "bad".</summary>
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

    /// <summary>The lexicon that ships with the server.</summary>
    internal static SentimentLexicon English => EnglishLexicon.Value;

    /// <summary>How many words and phrases carry a weight.</summary>
    internal int Count => _words.Count;

    /// <summary>Scores a text.</summary>
    /// <param name="text">A sentence or a few.</param>
    /// <param name="languageCode">BCP-47 tag; anything but English is neutral.</param>
    public static SentimentScore Score(string text, string languageCode = "en-US")
    {
        ArgumentNullException.ThrowIfNull(text);
        return Languages.IsEnglish(languageCode) ? English.ScoreText(text) : SentimentScore.Neutral;
    }

    /// <summary>Reads a lexicon; the form is described at the top of <c>sentiment-en.txt</c>.</summary>
    /// <exception cref="FormatException">A line does not have the form of its section, or gives a word a second weight.</exception>
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
                throw new FormatException(FormattableString.Invariant($"Line {number} of the lexicon does not fit {section}, or repeats a word: {line}"));
        }

        return lexicon;
    }

    private static SentimentLexicon LoadEnglish()
    {
        using var stream = typeof(SentimentLexicon).Assembly.GetManifestResourceStream("sentiment-en.txt")
            ?? throw new InvalidOperationException("The English sentiment lexicon is not in the assembly.");
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

        var (settled, current) = (0.0, 0.0);
        var contrasted = false;
        var negatedUntil = -1;
        var factor = 1.0;
        var exclamations = 0;
        for (var i = 0; i < words.Length;)
        {
            if (IsClauseEnd(words[i]))
            {
                if (words[i] == "!")
                    exclamations++;
                negatedUntil = -1;
                factor = 1;
                // A contrast holds within its sentence; commas and colons do not end one.
                if (words[i] is "." or "!" or "?")
                    (settled, current, contrasted) = (settled + current, 0, false);
                i++;
                continue;
            }

            if (_contrasts.Longest(words, i) is { } contrast)
            {
                current *= contrasted ? 1 : BeforeContrast;
                (settled, current, contrasted) = (settled + current, 0, true);
                (negatedUntil, factor) = (-1, 1);
                i += contrast.Length;
                continue;
            }

            var toned = _words.Longest(words, i);
            var intensifier = _intensifiers.Longest(words, i);
            if (toned is { } hit && !(intensifier is { } stronger && PrecedesTone(words, i, stronger.Length)))
            {
                var value = hit.Weight * factor * (i <= negatedUntil ? NegationFactor : 1);
                current += contrasted ? value * AfterContrast : value;
                factor = 1;
                i += hit.Length;
            }
            else if (_negations.Longest(words, i) is { } negation)
            {
                negatedUntil = i + NegationReach;
                i += negation.Length;
            }
            else if (intensifier is { } degree)
            {
                factor *= degree.Weight;
                negatedUntil += i <= negatedUntil ? degree.Length : 0;
                i += degree.Length;
            }
            else
            {
                factor = 1;
                i++;
            }
        }

        var sum = (settled + current) * (1 + PerExclamation * Math.Min(exclamations, MostExclamations));
        return new SentimentScore(Math.Round(Math.Tanh(sum), 3, MidpointRounding.AwayFromZero));
    }

    /// <summary>"Absolutely" alone is a tone; before a toned word it is a degree.</summary>
    private bool PrecedesTone(string[] words, int at, int length) =>
        at + length < words.Length && _words.Longest(words, at + length) is { Weight: not 0 };

    private static bool IsClauseEnd(string token) => token.Length == 1 && !char.IsLetterOrDigit(token[0]);

    // Words keep inner apostrophes, hyphens, points and at-signs, so that addresses and amounts are one token without a tone.
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['\u2019\-.@_/][\p{L}\p{N}]+)*|[.!?,;:]")]
    private static partial Regex TokenPattern();

    /// <summary>Phrases of one or more words with a weight, found by their longest match.</summary>
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
