using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Symbl.Speech.Scoring.Words;

/// <summary>
/// Forms of one English text that sound the same become one form: contractions, titles, numbers, British spelling. The rules follow
/// Whisper's normalizer of English. docs/accuracy.md lists them.
/// </summary>
internal static partial class EnglishWords
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "uh", "uhh", "uhm", "um", "umm", "erm", "hm", "hmm", "mm", "mmm", "mhm",
    };

    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["won't"] = "will not", ["can't"] = "can not", ["cannot"] = "can not", ["shan't"] = "shall not", ["let's"] = "let us", ["ain't"] = "aint",
        ["y'all"] = "you all", ["ma'am"] = "madam", ["o'clock"] = "oclock", ["wanna"] = "want to", ["gotta"] = "got to", ["gonna"] = "going to",
        ["gimme"] = "give me", ["lemme"] = "let me", ["imma"] = "i am going to", ["i'ma"] = "i am going to", ["woulda"] = "would have",
        ["coulda"] = "could have", ["shoulda"] = "should have", ["kinda"] = "kind of", ["'cause"] = "because", ["okay"] = "ok",
        ["mr"] = "mister", ["mrs"] = "missus", ["st"] = "saint", ["dr"] = "doctor", ["prof"] = "professor", ["capt"] = "captain",
        ["gov"] = "governor", ["gen"] = "general", ["sen"] = "senator", ["rep"] = "representative", ["pres"] = "president", ["rev"] = "reverend",
        ["hon"] = "honorable", ["asst"] = "assistant", ["assoc"] = "associate", ["lt"] = "lieutenant", ["col"] = "colonel", ["jr"] = "junior",
        ["sr"] = "senior", ["esq"] = "esquire",
    };

    private static readonly (string Ending, string Word)[] Endings =
        [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"), ("'s", "is"), ("'d", "would")];

    public static IReadOnlyList<string> Split(string text)
    {
        var spoken = WordNormalizer.Spaced(WithoutMarks(WordNormalizer.Simplify(Remark().Replace(text, " ")))).Where(static word => !Fillers.Contains(word));
        var words = Expand([.. spoken]);
        return [.. EnglishNumbers.Write(words).Select(EnglishSpelling.American)];
    }

    private static List<string> Expand(IReadOnlyList<string> words)
    {
        var result = new List<string>(words.Count);
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var next = index + 1 < words.Count ? words[index + 1] : string.Empty;
            if (Whole.TryGetValue(word, out var full))
            {
                result.AddRange(full.Split(' '));
                continue;
            }

            var (ending, spoken) = Array.Find(Endings, one => word.Length > one.Ending.Length && word.EndsWith(one.Ending, StringComparison.Ordinal));
            if (ending is null)
            {
                // The points of an abbreviation separate its letters; a colon separates hours and minutes.
                result.AddRange(Separator().Split(word).Where(static part => part.Length > 0));
                continue;
            }

            result.Add(word[..^ending.Length]);
            result.Add((ending, next) switch
            {
                ("'d", "been" or "gone" or "done") => "had",
                ("'s", "been" or "gone" or "done" or "got") => "has",
                _ => spoken,
            });
        }

        return result;
    }

    private static string WithoutMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) result.Append(letter);
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"\[[^\]]*\]|<[^>]*>|\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"(?<![0-9])\.|\.(?![0-9])|[:&_·]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
