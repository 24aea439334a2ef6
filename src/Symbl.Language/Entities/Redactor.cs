using System.Text;
using Symbl.Domain.Analysis;

namespace Symbl.Language.Entities;

/// <summary>Takes the sensitive entities out of messages.</summary>
/// <param name="entities">What was found in the conversation.</param>
/// <param name="policy">What stands in their place.</param>
/// <param name="exclude">Names of entities that stay, beside those the policy excludes.</param>
internal sealed class Redactor(ConversationEntities entities, RedactionPolicy policy, IReadOnlyList<string> exclude)
{
    private readonly HashSet<string> _kept = [.. policy.Exclude, .. exclude];

    /// <summary>The redaction of one message.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="start">Its offset from the start of the conversation.</param>
    /// <param name="text">Its text.</param>
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
/// <param name="Start">Index of its first character in the original.</param>
/// <param name="Length">Characters of the original.</param>
/// <param name="Name">What it was.</param>
/// <param name="Replacement">What stands in its place.</param>
/// <param name="Offset">Index of the replacement in the redacted text.</param>
internal sealed record RedactedPart(int Start, int Length, string Name, string Replacement, int Offset)
{
    /// <summary>Index after its last character in the original.</summary>
    public int End => Start + Length;
}

/// <summary>A message without its sensitive entities.</summary>
/// <param name="Original">The text as it was said.</param>
/// <param name="Text">The text with replacements.</param>
/// <param name="Parts">What was replaced, in order.</param>
internal sealed record RedactedMessage(string Original, string Text, IReadOnlyList<RedactedPart> Parts)
{
    /// <summary>A message that is left as it is.</summary>
    public static RedactedMessage Unchanged(string text) => new(text, text, []);

    /// <summary>
    /// The words of the message as they may be shown: each that touches a replaced entity is replaced. A word that the text does not hold
    /// at its place is shown only when nothing in the message is sensitive.
    /// </summary>
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

    /// <summary>A piece of the message as it may be shown.</summary>
    public string Piece(string piece) =>
        Parts.Aggregate(
            piece,
            (text, part) => text.Replace(
                Original.Substring(part.Start, part.Length), part.Replacement, StringComparison.OrdinalIgnoreCase));
}
