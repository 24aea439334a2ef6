using System.Collections.Frozen;
using Symbl.Language.Entities;
using Symbl.Language.Text;

namespace Symbl.Language.Redaction;

/// <summary>The sensitive entities of all messages of a conversation, whatever entities its submissions asked for.</summary>
internal sealed class SensitiveEntities
{
    private readonly EntityFinder _finder;
    private readonly DateTimeOffset _start;
    private readonly FrozenDictionary<long, List<FoundEntity>> _byMessage;
    private readonly long _lastMessage;

    /// <summary>Finds the sensitive entities of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="finder">The finder of the conversation.</param>
    public SensitiveEntities(ConversationText conversation, EntityFinder finder)
    {
        var messages = conversation.Input.Messages;
        _finder = finder;
        _start = conversation.Input.StartTime;
        _byMessage = messages.Select((message, index) => (message.Id, Found: finder.Sensitive(index).ToList()))
            .Where(message => message.Found.Count > 0)
            .ToFrozenDictionary(message => message.Id, message => message.Found);
        _lastMessage = messages.Count > 0 ? messages.Max(message => message.Id) : 0;
    }

    /// <summary>Gets the entities to replace in a message, in order and without overlap. Entities that overlap are replaced as one.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="start">Offset of the message from the start of the conversation.</param>
    /// <param name="text">The text of the message.</param>
    /// <param name="kept">Names of the entities to keep.</param>
    public IReadOnlyList<FoundEntity> Of(long id, TimeSpan start, string text, HashSet<string> kept)
    {
        if (!_byMessage.TryGetValue(id, out var found))
        {
            // A redaction also covers messages that were appended after this revision.
            if (id <= _lastMessage)
                return [];
            found = [.. _finder.Sensitive(text, _start + start)];
        }

        var united = new List<FoundEntity>();
        foreach (var entity in found.Where(entity => !kept.Contains(entity.Kind.Name))
            .OrderBy(entity => entity.Start).ThenByDescending(entity => entity.Length))
        {
            if (united.Count == 0 || entity.Start >= united[^1].End)
                united.Add(entity);
            else if (entity.End > united[^1].End)
                united[^1] = (entity.Length > united[^1].Length ? entity : united[^1]) with
                {
                    Start = united[^1].Start,
                    Length = entity.End - united[^1].Start,
                };
        }

        return united;
    }
}
