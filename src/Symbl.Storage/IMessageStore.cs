using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;

namespace Symbl.Storage;

/// <summary>Messages and turns, in order of time.</summary>
public interface IMessageStore
{
    /// <summary>Reads the messages of a conversation one at a time.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="words">Whether to read the words; they are most of the data.</param>
    IEnumerable<MessageRow> Stream(long conversation, bool words);

    /// <summary>Reads the ids of the messages of a conversation in order.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<long> Ids(long conversation);

    /// <summary>Language of the first message of a conversation; null if it has no messages.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    string? Language(long conversation);

    /// <summary>Reads the languages of the messages of a conversation, most frequent first.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<string> Languages(long conversation);

    /// <summary>Latest start of a message; null if the conversation has no messages.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    TimeSpan? LastStart(long conversation);

    /// <summary>Reads the turns of a conversation in order of start.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyList<AnalyticsTurn> Turns(long conversation);

    /// <summary>Counts the words of each member.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlyDictionary<string, int> WordCounts(long conversation);

    /// <summary>Ids of the members who have a message or a turn.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    IReadOnlySet<string> Speakers(long conversation);

    /// <summary>Adds messages.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="messages">The messages with their offsets in the conversation; the store ignores their ids and gives new ones.</param>
    void Add(long conversation, IReadOnlyList<MessageRow> messages);

    /// <summary>Adds turns.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="turns">The turns.</param>
    void AddTurns(long conversation, IEnumerable<AnalyticsTurn> turns);

    /// <summary>Replaces all turns of a conversation.</summary>
    /// <param name="conversation">Id of the conversation.</param>
    /// <param name="turns">The new turns.</param>
    void ReplaceTurns(long conversation, IReadOnlyList<AnalyticsTurn> turns);

    /// <summary>Sets the members of messages. A caller states them, so their confidence is 1.</summary>
    /// <param name="speakers">Message ids and member ids.</param>
    void SetSpeakers(IEnumerable<(long Message, string Member)> speakers);
}
