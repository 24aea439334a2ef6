using Symbl.Domain.Analysis;
using Symbl.Language.Insights;

namespace Symbl.Language.Text;

/// <summary>Finds the words a refresh of the topics was told to look for, in singular or plural.</summary>
internal static class Vocabulary
{
    /// <summary>Those of the words that are said.</summary>
    public static IEnumerable<Candidate> Find(AnalysisInput input)
    {
        var wanted = input.Settings.TopicVocabulary
            .Select(phrase => Array.ConvertAll(Sentence.Tokens(phrase), token => Plural.Singular(token.Word)))
            .Where(words => words.Length > 0)
            .Select(words => new Candidate(string.Join(' ', words), words))
            .DistinctBy(candidate => candidate.Key)
            .ToLookup(candidate => candidate.Words[0], StringComparer.Ordinal);
        if (wanted.Count == 0)
            return [];
        foreach (var sentence in Sentence.Of(input.Messages))
        {
            var keys = Array.ConvertAll(sentence.Words, token => Plural.Singular(token.Word));
            for (var at = 0; at < keys.Length; at++)
            {
                foreach (var candidate in wanted[keys[at]])
                {
                    var last = at + candidate.Words.Length - 1;
                    if (keys.AsSpan(at).StartsWith(candidate.Words))
                        candidate.Add(sentence, sentence.Text[sentence.Words[at].Start..sentence.Words[last].End]);
                }
            }
        }

        return wanted.SelectMany(group => group).Where(candidate => candidate.Messages.Count > 0);
    }
}
