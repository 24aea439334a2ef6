using System.Text;
using Symbl.Domain.Analysis;

namespace Symbl.Language.Entities;

/// <summary>Replaces the sensitive entities in messages.</summary>
/// <param name="entities">The entities of the conversation.</param>
/// <param name="policy">The redaction policy of the account.</param>
/// <param name="exclude">Names of further entities to keep.</param>
public sealed class Redactor(ConversationEntities entities, RedactionPolicy policy, IReadOnlyList<string> exclude)
{
    private readonly HashSet<string> _kept = [.. policy.Exclude, .. exclude];

    /// <summary>Redacts a message.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="start">Offset of the message from the start of the conversation.</param>
    /// <param name="text">The text of the message.</param>
    public RedactedMessage Redact(long id, TimeSpan start, string text)
    {
        var redacted = new StringBuilder();
        var parts = new List<RedactedPart>();
        var at = 0;
        foreach (var entity in entities.Of(id, start, text))
        {
            if (!entity.Kind.IsSensitive || _kept.Contains(entity.Kind.Name))
                continue;
            redacted.Append(text, at, entity.Start - at);
            var replacement = policy.Replacement(entity.Kind.Name, entity.Length);
            parts.Add(new RedactedPart(entity.Start, entity.Length, entity.Kind.Name, replacement, redacted.Length));
            redacted.Append(replacement);
            at = entity.End;
        }

        return new RedactedMessage(text, parts.Count == 0 ? text : redacted.Append(text, at, text.Length - at).ToString(), parts);
    }
}

/// <summary>A replaced entity.</summary>
/// <param name="Start">Index of the first character in the original text.</param>
/// <param name="Length">Number of characters in the original text.</param>
/// <param name="Name">Name of the kind of entity.</param>
/// <param name="Replacement">The replacement.</param>
/// <param name="Offset">Index of the replacement in the redacted text.</param>
public sealed record RedactedPart(int Start, int Length, string Name, string Replacement, int Offset)
{
    /// <summary>Index after the last character in the original text.</summary>
    public int End => Start + Length;
}

/// <summary>A message with replacements for its sensitive entities.</summary>
/// <param name="Original">The original text.</param>
/// <param name="Text">The text with replacements.</param>
/// <param name="Parts">The replaced entities in order.</param>
public sealed record RedactedMessage(string Original, string Text, IReadOnlyList<RedactedPart> Parts)
{
    /// <summary>Creates the result for a message that is not redacted.</summary>
    /// <param name="text">The text of the message.</param>
    public static RedactedMessage Unchanged(string text) => new(text, text, []);

    /// <summary>
    /// Redacts the words of the message. The replacement of an entity replaces each word that overlaps the entity. If the text does not
    /// contain a word, the word is kept only in a message without sensitive entities.
    /// </summary>
    /// <param name="words">The words of the message in order.</param>
    public IEnumerable<string> Words(IEnumerable<string> words)
    {
        var at = 0;
        foreach (var word in words)
        {
            var start = Original.IndexOf(word, at, StringComparison.Ordinal);
            if (start < 0)
            {
                yield return Parts.Count == 0 ? word : Parts[0].Replacement;
                continue;
            }

            at = start + word.Length;
            var replaced = string.Concat(Parts.Where(part => part.Start < at && part.End > start).Select(part => part.Replacement));
            yield return replaced.Length > 0 ? replaced : word;
        }
    }

    /// <summary>Redacts a part of the message.</summary>
    /// <param name="piece">A part of the original text.</param>
    public string Piece(string piece) =>
        Parts.Aggregate(
            piece,
            (text, part) => text.Replace(
                Original.Substring(part.Start, part.Length), part.Replacement, StringComparison.OrdinalIgnoreCase));
}
