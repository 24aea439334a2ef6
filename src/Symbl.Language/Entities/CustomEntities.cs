using Symbl.Domain.Analysis;
using Symbl.Language.Tracking;

namespace Symbl.Language.Entities;

/// <summary>The user's own entities: their words exactly, whatever the case.</summary>
internal sealed class CustomEntities
{
    private readonly PhraseTrie<(EntityKind Kind, string? Value)> _phrases = new(word => word);

    public CustomEntities(IReadOnlyList<EntityDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            var kind = EntityKind.Of(definition);
            foreach (var text in definition.Texts)
                _phrases.Add(text, (kind, definition.Value));
        }
    }

    /// <summary>Whether the user has none.</summary>
    public bool IsEmpty => _phrases.IsEmpty;

    /// <summary>The entities of a text.</summary>
    public IEnumerable<FoundEntity> Find(string text, IReadOnlyList<WordSpan> words)
    {
        foreach (var (first, count, (kind, value)) in _phrases.Find(text, words))
        {
            var start = words[first].Start;
            var length = words[first + count - 1].End - start;
            yield return new FoundEntity(start, length, kind, value ?? text.Substring(start, length));
        }
    }
}
