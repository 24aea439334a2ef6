using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>
/// Counts the phrases of a conversation that may be topics: sequences of up to three content words that end in a noun. The rules use no
/// dictionary. They take a word for a noun if it follows "the" or "your" more often than "to" or "we".
/// </summary>
internal sealed class TopicCandidates
{
    private const int MostWords = 3;
    private const double LeastNounShare = 0.5;

    private const int LeastWordsOfContent = 4;

    private static readonly WordLists Conduct = WordLists.Load("conduct-en.txt");
    private static readonly PhraseSet Insults = Conduct["insults"];
    private static readonly PhraseSet InsultingNouns = Conduct["insulting-nouns"];
    private static readonly PhraseSet Dismissals = Conduct["dismissals"];

    private readonly Dictionary<string, Candidate> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Noun, int All)> _company = new(StringComparer.Ordinal);

    private bool _isContent;

    /// <summary>All phrases found so far.</summary>
    public IEnumerable<Candidate> All => _phrases.Values;

    /// <summary>Counts the phrases of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="names">The names of the members.</param>
    public void Add(Sentence sentence, MemberNames names)
    {
        var words = sentence.Words;
        _isContent = words.Length >= LeastWordsOfContent && !Insults.IsIn(words) && !InsultingNouns.IsIn(words) && !Dismissals.IsIn(words);
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

    /// <summary>Tests whether the last word of a phrase is mostly used as a noun.</summary>
    /// <param name="candidate">The phrase.</param>
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
            // The last word of a sequence is its noun: in "expensive plan" the noun is "plan".
            var isLast = i == end - 1;
            var isNoun = isLast && (afterDeterminer || i > begin || IsPlural(words[i].Word) && !afterVerbal || IsProper(sentence, i));
            var (noun, all) = _company.GetValueOrDefault(keys[i - begin]);
            _company[keys[i - begin]] = (noun + (isNoun ? 1 : 0), all + (isLast || afterVerbal && i == begin ? 1 : 0));
        }

        for (var from = begin; from < end; from++)
        {
            // "To restart the router": the word after "to" is a verb.
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
        candidate.Add(sentence, sentence.Text[sentence.Words[from].Start..sentence.Words[to - 1].End], _isContent);
    }

    private static bool IsSubstance(string word) =>
        !StopWords.IsStop(word) && !Insults.Contains(word) && !InsultingNouns.Contains(word) && !word.EndsWith("ly", StringComparison.Ordinal) && !word.Contains('@', StringComparison.Ordinal)
        && !word.EndsWith("'s", StringComparison.Ordinal) | !StopWords.IsStop(Plural.Singular(word));

    private static bool IsPlural(string word) => Plural.Singular(word) != word;

    /// <summary>Tests whether a word is a proper noun: a capital that does not begin the sentence.</summary>
    private static bool IsProper(Sentence sentence, int at) => at > 0 && sentence.IsCapital(sentence.Words[at]);

    private static bool IsOtherForm(string word) =>
        word.Length > 5 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal);
}

/// <summary>A phrase and the messages that contain it.</summary>
/// <param name="key">The words in the singular, separated by spaces.</param>
/// <param name="words">The words in the singular.</param>
internal sealed class Candidate(string key, string[] words)
{
    private readonly Dictionary<string, int> _surfaces = new(StringComparer.Ordinal);
    private readonly List<AnalyzedMessage> _messages = [];
    private string? _speaker;

    /// <summary>The words in the singular, separated by spaces.</summary>
    public string Key => key;

    /// <summary>The words in the singular.</summary>
    public string[] Words => words;

    /// <summary>The messages that contain the phrase, in order.</summary>
    public IReadOnlyList<AnalyzedMessage> Messages => _messages;

    /// <summary>Index of the first message that states something about the phrase; -1 if there is no such message.</summary>
    public int FirstContent { get; private set; } = -1;

    /// <summary>Whether more than one member uses the phrase.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The most frequent form. Of two equally frequent forms, the one in lowercase.</summary>
    public string Surface => _surfaces
        .OrderByDescending(surface => surface.Value)
        .ThenByDescending(surface => surface.Key, StringComparer.Ordinal)
        .First().Key;

    /// <summary>Adds a mention.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="surface">The form of the phrase in the sentence.</param>
    /// <param name="isContent">Whether the sentence states something about a subject.</param>
    public void Add(Sentence sentence, string surface, bool isContent)
    {
        if (isContent && (FirstContent < 0 || sentence.Index < FirstContent))
            FirstContent = sentence.Index;
        _surfaces[surface] = _surfaces.GetValueOrDefault(surface) + 1;
        if (_messages.Count > 0 && _messages[^1].Id == sentence.Message.Id)
            return;
        _messages.Add(sentence.Message);
        IsShared |= _speaker is not null && _speaker != sentence.Message.MemberId;
        _speaker = sentence.Message.MemberId;
    }
}
