using System.Collections.Frozen;
using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Entities;

/// <summary>The entities of a conversation.</summary>
public sealed class ConversationEntities
{
    private readonly EntityFinder _finder;
    private readonly FrozenDictionary<long, IReadOnlyList<FoundEntity>> _byMessage;
    private readonly long _lastMessage;

    internal ConversationEntities(ConversationText conversation)
    {
        var input = conversation.Input;
        ConversationStart = input.StartTime;
        _finder = EntityFinder.For(conversation);
        var places = _finder.IsIdle
            ? []
            : input.Messages
                .SelectMany(message => _finder.Find(message.Text, conversation.Words(message), conversation.SaidAt(message))
                    .Select(entity => new EntityPlace(message, entity)))
                .ToList();
        _byMessage = places.GroupBy(place => place.Message.Id).ToFrozenDictionary(
            group => group.Key, group => (IReadOnlyList<FoundEntity>)[.. group.Select(place => place.Entity)]);
        Entities = [.. places.GroupBy(place => place.Entity.Kind).Select(DetectedEntity.Of)];
        _lastMessage = input.Messages.Count > 0 ? input.Messages.Max(message => message.Id) : 0;
    }

    /// <summary>Start time of the conversation in UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>The entities by kind, in order of first mention.</summary>
    public IReadOnlyList<DetectedEntity> Entities { get; }

    /// <summary>Gets the entities of a message in order.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="start">Offset of the message from the start of the conversation.</param>
    /// <param name="text">The text of the message.</param>
    public IReadOnlyList<FoundEntity> Of(long id, TimeSpan start, string text)
    {
        if (_byMessage.TryGetValue(id, out var found))
            return found;
        // A redaction also covers messages that were appended after this revision.
        return id > _lastMessage ? _finder.Find(text, ConversationStart + start) : [];
    }
}

/// <summary>All entities of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Matches">Each distinct entity, in order of first mention.</param>
public sealed record DetectedEntity(EntityKind Kind, IReadOnlyList<DetectedMatch> Matches)
{
    internal static DetectedEntity Of(IGrouping<EntityKind, EntityPlace> places) => new(
        places.Key,
        [
            .. places
                .GroupBy(place => (Text: place.Entity.In(place.Message.Text).ToUpperInvariant(), place.Entity.Value, place.Entity.RangeEnd))
                .Select(group => new DetectedMatch(
                    group.First().Entity.In(group.First().Message.Text), group.Key.Value, group.Key.RangeEnd, [.. group])),
        ]);
}

/// <summary>An entity with all its mentions.</summary>
/// <param name="Text">The words of the first mention.</param>
/// <param name="Value">The normalized value; see <see cref="FoundEntity.Value"/>.</param>
/// <param name="RangeEnd">The end of a range; otherwise null.</param>
/// <param name="Places">The mentions in order of time.</param>
public sealed record DetectedMatch(string Text, string Value, string? RangeEnd, IReadOnlyList<EntityPlace> Places);

/// <summary>A mention of an entity.</summary>
/// <param name="Message">The message.</param>
/// <param name="Entity">The entity in the text of the message.</param>
public sealed record EntityPlace(AnalyzedMessage Message, FoundEntity Entity);
