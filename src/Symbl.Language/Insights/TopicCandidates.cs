using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Counts the phrases of a conversation that may be topics: runs of up to three words of substance that end in a noun. Without a
/// dictionary of English a word is taken for a noun by its company: it follows "the" or "your" more often than "to" or "we".
/// </summary>
internal sealed class TopicCandidates
{
    private const int MostWords = 3;
    private const double LeastNounShare = 0.5;

    private readonly Dictionary<string, Candidate> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Noun, int All)> _company = new(StringComparer.Ordinal);

    /// <summary>All phrases found so far.</summary>
    public IEnumerable<Candidate> All => _phrases.Values;

    /// <summary>Takes in a sentence.</summary>
    public void Add(Sentence sentence, MemberNames names)
    {
        var words = sentence.Words;
        var named = new bool[words.Length];
        foreach (var (_, at, length) in names.In(sentence))
            named.AsSpan(at, length).Fill(true);
        for (var at = 0; at < words.Length;)
        {
            var modifies = StopWords.Modifiers.Contains(words[at].Word) && at + 1 < words.Length && GoesOn(sentence, at + 1, named);
            if (named[at] || !modifies && !IsSubstance(words[at].Word))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < words.Length && GoesOn(sentence, end, named))
                end++;
            if (end < words.Length && !named[end] && StopWords.Heads.Contains(words[end].Word) && sentence.After(end - 1).IsWhiteSpace())
                end++;
            AddRun(sentence, at, end);
            at = end;
        }
    }

    /// <summary>Whether the last word of a phrase is mostly a thing.</summary>
    public bool EndsInNoun(Candidate candidate)
    {
        var (noun, all) = _company.GetValueOrDefault(candidate.Words[^1]);
        return noun > 0 && noun >= LeastNounShare * all && !IsOtherForm(candidate.Words[^1]);
    }

    private static bool GoesOn(Sentence sentence, int at, bool[] named) =>
        !named[at] && IsSubstance(sentence.Words[at].Word) && sentence.After(at - 1).IsWhiteSpace();

    private void AddRun(Sentence sentence, int begin, int end)
    {
        var words = sentence.Words;
        var touches = begin > 0 && sentence.After(begin - 1).IsWhiteSpace();
        var afterVerbal = touches && StopWords.Verbal.Contains(words[begin - 1].Word);
        var afterDeterminer = touches
            && (StopWords.Determiners.Contains(words[begin - 1].Word) || StopWords.IsGeneral(words[begin - 1].Word));
        var keys = new string[end - begin];
        for (var i = begin; i < end; i++)
        {
            keys[i - begin] = Plural.Singular(words[i].Word);
            // The last of a run is its noun: "expensive plan" makes a plan a thing, and not what is expensive.
            var isLast = i == end - 1;
            var isNoun = isLast && (afterDeterminer || i > begin || IsPlural(words[i].Word) && !afterVerbal || IsProper(sentence, i));
            var (noun, all) = _company.GetValueOrDefault(keys[i - begin]);
            _company[keys[i - begin]] = (noun + (isNoun ? 1 : 0), all + (isLast || afterVerbal && i == begin ? 1 : 0));
        }

        for (var from = begin; from < end; from++)
        {
            // "To restart the router": what follows "to" is no part of the thing.
            if (from == begin && afterVerbal && end - begin > 1)
                continue;
            for (var to = from + 1; to <= end && to - from <= MostWords; to++)
                if (to - from > 1 || IsSubstance(words[from].Word))
                    Count(sentence, keys, begin, from, to);
        }
    }

    private void Count(Sentence sentence, string[] keys, int begin, int from, int to)
    {
        var key = to - from == 1 ? keys[from - begin] : string.Join(' ', keys, from - begin, to - from);
        if (!_phrases.TryGetValue(key, out var candidate))
            _phrases.Add(key, candidate = new Candidate(key, keys[(from - begin)..(to - begin)]));
        candidate.Add(sentence, sentence.Text[sentence.Words[from].Start..sentence.Words[to - 1].End]);
    }

    private static bool IsSubstance(string word) =>
        !StopWords.IsStop(word) && !word.EndsWith("ly", StringComparison.Ordinal) && !word.Contains('@', StringComparison.Ordinal)
        && !word.EndsWith("'s", StringComparison.Ordinal) | !StopWords.IsStop(Plural.Singular(word));

    private static bool IsPlural(string word) => Plural.Singular(word) != word;

    /// <summary>A capital within a sentence is a name's.</summary>
    private static bool IsProper(Sentence sentence, int at) => at > 0 && sentence.IsCapital(sentence.Words[at]);

    private static bool IsOtherForm(string word) =>
        word.Length > 5 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal);
}

/// <summary>A phrase with where it is said.</summary>
internal sealed class Candidate(string key, string[] words)
{
    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly List<AnalysedMessage> _messages = [];
    private string? _speaker;

    /// <summary>Its words in their singular, with blanks.</summary>
    public string Key => key;

    public string[] Words => words;

    /// <summary>The messages it is said in, in order.</summary>
    public IReadOnlyList<AnalysedMessage> Messages => _messages;

    /// <summary>Whether more than one person says it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How it is mostly written; of two equally often the one in small letters.</summary>
    public string Surface => _surfaces
        .OrderByDescending(surface => surface.Value)
        .ThenByDescending(surface => surface.Key, StringComparer.Ordinal)
        .First().Key;

    public void Add(Sentence sentence, string surface)
    {
        _surfaces[surface] = _surfaces.GetValueOrDefault(surface) + 1;
        if (_messages.Count > 0 && _messages[^1].Id == sentence.Message.Id)
            return;
        _messages.Add(sentence.Message);
        IsShared |= _speaker is not null && _speaker != sentence.Message.MemberId;
        _speaker = sentence.Message.MemberId;
    }
}
