using System.Text;
using Symbl.Domain.Analysis;

namespace Symbl.Language.Redaction;

/// <summary>Replaces the sensitive entities in messages.</summary>
public sealed class Redactor
{
    private readonly SensitiveEntities _entities;
    private readonly RedactionPolicy _policy;
    private readonly HashSet<string> _kept;

    /// <summary>Creates a redactor.</summary>
    /// <param name="entities">The sensitive entities of the conversation.</param>
    /// <param name="policy">The redaction policy of the account.</param>
    /// <param name="exclude">Names of further entities to keep.</param>
    internal Redactor(SensitiveEntities entities, RedactionPolicy policy, IReadOnlyList<string> exclude)
    {
        _entities = entities;
        _policy = policy;
        _kept = [.. policy.Exclude, .. exclude];
    }

    /// <summary>Redacts a message.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="start">Offset of the message from the start of the conversation.</param>
    /// <param name="text">The text of the message.</param>
    public RedactedMessage Redact(long id, TimeSpan start, string text)
    {
        var redacted = new StringBuilder();
        var parts = new List<RedactedPart>();
        var at = 0;
        foreach (var entity in _entities.Of(id, start, text, _kept))
        {
            // Entities of different rules can overlap. The rest of the second one is secret too.
            if (entity.End <= at)
                continue;
            var from = Math.Max(at, entity.Start);
            redacted.Append(text, at, from - at);
            var replacement = _policy.Replacement(entity.Kind.Name, entity.End - from);
            parts.Add(new RedactedPart(from, entity.End - from, entity.Kind.Name, replacement, redacted.Length));
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

    /// <summary>Index after the replacement in the redacted text.</summary>
    public int EndOffset => Offset + Replacement.Length;
}
