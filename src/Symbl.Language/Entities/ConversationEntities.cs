using Symbl.Domain.Analysis;
using Symbl.Language.Text;

namespace Symbl.Language.Entities;

/// <summary>The entities of a conversation.</summary>
public sealed class ConversationEntities
{
    private readonly Lazy<ILookup<long, FoundEntity>> _byMessage;

    private ConversationEntities()
    {
        Entities = [];
        _byMessage = new(() => Entities.SelectMany(entity => entity.Matches).SelectMany(match => match.Places)
            .OrderBy(place => place.Entity.Start)
            .ToLookup(place => place.Message.Id, place => place.Entity));
    }

    internal ConversationEntities(ConversationText conversation, EntityFinder finder)
        : this()
    {
        var input = conversation.Input;
        ConversationStart = input.StartTime;
        var places = finder.IsIdle
            ? []
            : input.Messages
                .SelectMany((message, index) => finder.Find(index).Select(entity => new EntityPlace(message, entity)))
                .ToList();
        Entities = [.. places.GroupBy(place => place.Entity.Kind).Select(DetectedEntity.Of)];
    }

    internal ConversationEntities(DateTimeOffset start, IReadOnlyList<DetectedEntity> entities)
        : this()
    {
        ConversationStart = start;
        Entities = entities;
    }

    /// <summary>Start time of the conversation in UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>The entities by kind, in order of first mention.</summary>
    public IReadOnlyList<DetectedEntity> Entities { get; }

    /// <summary>Gets the entities of a message in order.</summary>
    /// <param name="messageId">Id of the message.</param>
    public IReadOnlyList<FoundEntity> Of(long messageId) => [.. _byMessage.Value[messageId]];
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
