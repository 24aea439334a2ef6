using System.Collections.Frozen;
using Symbl.Domain.Analysis;

namespace Symbl.Language.Entities;

/// <summary>The entities of a conversation.</summary>
internal sealed class ConversationEntities
{
    private readonly EntityFinder _finder;
    private readonly FrozenDictionary<long, IReadOnlyList<FoundEntity>> _byMessage;

    public ConversationEntities(AnalysisInput input)
    {
        ConversationStart = input.StartTime;
        _finder = EntityFinder.For(input);
        var places = _finder.IsIdle ? [] : input.Messages.SelectMany(Places).ToList();
        _byMessage = places.GroupBy(place => place.Message.Id).ToFrozenDictionary(
            group => group.Key, group => (IReadOnlyList<FoundEntity>)[.. group.Select(place => place.Entity)]);
        Entities = [.. places.GroupBy(place => place.Entity.Kind).Select(DetectedEntity.Of)];
        LastMessage = input.Messages.Count > 0 ? input.Messages.Max(message => message.Id) : 0;
    }

    /// <summary>When the conversation starts, UTC.</summary>
    public DateTimeOffset ConversationStart { get; }

    /// <summary>By kind, and within a kind by what was said; both in order of first mention.</summary>
    public IReadOnlyList<DetectedEntity> Entities { get; }

    private long LastMessage { get; }

    private IEnumerable<EntityPlace> Places(AnalysedMessage message) =>
        _finder.Find(message.Text, ConversationStart + message.Start).Select(entity => new EntityPlace(message, entity));

    /// <summary>The entities of one message, in order.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="start">Offset of the message from the start of the conversation.</param>
    /// <param name="text">Its text.</param>
    public IReadOnlyList<FoundEntity> Of(long id, TimeSpan start, string text)
    {
        if (_byMessage.TryGetValue(id, out var found))
            return found;
        // A message that was appended since must not slip through a redaction.
        return id > LastMessage ? _finder.Find(text, ConversationStart + start) : [];
    }
}

/// <summary>All entities of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Matches">Each text once, in order of first mention.</param>
internal sealed record DetectedEntity(EntityKind Kind, IReadOnlyList<DetectedMatch> Matches)
{
    /// <summary>Gathers the places of one kind.</summary>
    public static DetectedEntity Of(IGrouping<EntityKind, EntityPlace> places) => new(
        places.Key,
        [
            .. places
                .GroupBy(place => (Text: place.Entity.In(place.Message.Text).ToUpperInvariant(), place.Entity.Value, place.Entity.RangeEnd))
                .Select(group => new DetectedMatch(
                    group.First().Entity.In(group.First().Message.Text), group.Key.Value, group.Key.RangeEnd, [.. group])),
        ]);
}

/// <summary>One thing that was mentioned.</summary>
/// <param name="Text">As it was said first.</param>
/// <param name="Value">In one form; see <see cref="FoundEntity.Value"/>.</param>
/// <param name="RangeEnd">Where a range ends; null for all else.</param>
/// <param name="Places">Where it was mentioned, in order of time.</param>
internal sealed record DetectedMatch(string Text, string Value, string? RangeEnd, IReadOnlyList<EntityPlace> Places);

/// <summary>An entity in its message.</summary>
internal sealed record EntityPlace(AnalysedMessage Message, FoundEntity Entity);
