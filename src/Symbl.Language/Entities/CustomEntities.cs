using Symbl.Domain.Analysis;
using Symbl.Language.Text;
using Symbl.Language.Tracking;

namespace Symbl.Language.Entities;

/// <summary>Finds custom entities: the exact words in any case.</summary>
internal sealed class CustomEntities
{
    private readonly PhraseTrie<(EntityKind Kind, string? Value)> _phrases = new(word => word);

    /// <summary>Prepares the search.</summary>
    /// <param name="definitions">The definitions of the account and the submissions.</param>
    public CustomEntities(IReadOnlyList<EntityDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            var kind = EntityKind.Of(definition);
            foreach (var text in definition.Texts)
                _phrases.Add(text, (kind, definition.Value));
        }
    }

    /// <summary>Whether there are no custom entities.</summary>
    public bool IsEmpty => _phrases.IsEmpty;

    /// <summary>Finds the entities of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words of the text.</param>
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
