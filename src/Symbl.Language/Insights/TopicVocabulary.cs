using Symbl.Language.Text;

namespace Symbl.Language.Insights;

/// <summary>Finds the words that a refresh of the topics asked for, in singular or plural.</summary>
internal static class TopicVocabulary
{
    /// <summary>Gets the words that the conversation contains.</summary>
    /// <param name="conversation">The conversation.</param>
    public static IEnumerable<Candidate> Find(ConversationText conversation)
    {
        var wanted = conversation.Input.Settings.TopicVocabulary
            .Select(phrase => Array.ConvertAll(Token.Split(phrase), token => Plural.Singular(token.Word)))
            .Where(words => words.Length > 0)
            .Select(words => new Candidate(string.Join(' ', words), words))
            .DistinctBy(candidate => candidate.Key)
            .ToLookup(candidate => candidate.Words[0], StringComparer.Ordinal);
        if (wanted.Count == 0)
            return [];
        foreach (var sentence in conversation.Sentences)
        {
            var keys = Array.ConvertAll(sentence.Words, token => Plural.Singular(token.Word));
            for (var at = 0; at < keys.Length; at++)
            {
                foreach (var candidate in wanted[keys[at]])
                {
                    var last = at + candidate.Words.Length - 1;
                    if (keys.AsSpan(at).StartsWith(candidate.Words))
                        candidate.Add(sentence, sentence.Text[sentence.Words[at].Start..sentence.Words[last].End], isContent: false);
                }
            }
        }

        return wanted.SelectMany(group => group).Where(candidate => candidate.Messages.Count > 0);
    }
}
