using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Redaction;

/// <summary>
/// Writes replacements in letters that occur nowhere in a conversation, one letter for one character, and reads them again in the results of
/// analyses. Analyses take a replacement for an unknown word, find no words in it, and cannot cut it so that it is not read again.
/// </summary>
internal sealed class Disguise
{
    private const char NoLetter = '\uA015'; // A modifier letter.

    private readonly Dictionary<(char Character, string Secret), char> _letters = [];
    private readonly Dictionary<char, char> _characters = [];
    private readonly Stack<char> _free;

    /// <summary>Creates a disguise with the letters that a conversation does not contain.</summary>
    /// <param name="input">The conversation.</param>
    public Disguise(AnalysisInput input)
    {
        var used = new HashSet<char>();
        foreach (var text in input.Messages.Select(message => message.Text).Concat(input.Members.Select(member => member.Name))
            .Concat(input.Settings.Trackers.SelectMany(tracker => tracker.Vocabulary.Append(tracker.Name)))
            .Concat(input.Settings.TopicVocabulary))
        {
            if (text.AsSpan().ContainsAnyInRange(HiddenWords.First, HiddenWords.Last))
                used.UnionWith(text);
        }

        _free = new(Enumerable.Range(HiddenWords.First, HiddenWords.Last - HiddenWords.First + 1).Reverse()
            .Select(letter => (char)letter).Where(letter => letter != NoLetter && !used.Contains(letter)));
    }

    /// <summary>Writes a replacement. Replacements of different secrets are different words as long as there are letters.</summary>
    /// <param name="replacement">The replacement.</param>
    /// <param name="secret">The text that is replaced.</param>
    public string Write(string replacement, string secret) => string.Create(replacement.Length, (replacement, secret), (word, state) =>
    {
        for (var i = 0; i < word.Length; i++)
            word[i] = Letter(state.replacement[i], i == 0 ? state.secret.ToUpperInvariant() : "");
    });

    /// <summary>Reads the replacements in a text.</summary>
    /// <param name="text">A text of a result.</param>
    public string Read(string text) => _characters.Count == 0 || !text.AsSpan().ContainsAnyInRange(HiddenWords.First, HiddenWords.Last)
        ? text
        : string.Create(text.Length, text, (read, written) =>
        {
            for (var i = 0; i < read.Length; i++)
                read[i] = _characters.GetValueOrDefault(written[i], written[i]);
        });

    private char Letter(char character, string secret)
    {
        if (_letters.TryGetValue((character, secret), out var letter))
            return letter;
        // The last letters are for the characters themselves.
        if (_free.Count <= (secret.Length > 0 ? _free.Capacity / 4 : 0))
            return secret.Length > 0 ? Letter(character, "") : character;
        letter = _free.Pop();
        _letters.Add((character, secret), letter);
        _characters.Add(letter, character);
        return letter;
    }
}
