using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.Domain.Filters;

namespace Symbl.Storage;

/// <summary>Conversations without their content.</summary>
public interface IConversationStore
{
    /// <summary>Adds an empty conversation.</summary>
    /// <param name="name">Name of the conversation; its id if null.</param>
    /// <param name="start">Time at which the conversation starts.</param>
    /// <param name="metadata">Labels by name.</param>
    /// <returns>Id of the conversation.</returns>
    long Add(string? name, DateTimeOffset start, IReadOnlyDictionary<string, string> metadata);

    /// <summary>Tests whether a conversation exists.</summary>
    /// <param name="id">Id of the conversation.</param>
    bool Exists(long id);

    /// <summary>Finds a conversation; null if it does not exist.</summary>
    /// <param name="id">Id of the conversation.</param>
    ConversationRow? Find(long id);

    /// <summary>Reads a page of the list of conversations.</summary>
    /// <param name="query">Range, order, filters and page.</param>
    IReadOnlyList<ConversationRow> List(ConversationQuery query);

    /// <summary>Changes name and labels.</summary>
    /// <param name="id">Id of the conversation.</param>
    /// <param name="name">New name; null keeps the present one.</param>
    /// <param name="metadata">New labels.</param>
    /// <returns>False if the conversation does not exist.</returns>
    bool Change(long id, string? name, IReadOnlyDictionary<string, string> metadata);

    /// <summary>Sets the start, and lengthens the conversation if the duration is longer than the present one.</summary>
    /// <param name="id">Id of the conversation.</param>
    /// <param name="start">Time at which the conversation starts.</param>
    /// <param name="duration">Least duration.</param>
    void Extend(long id, DateTimeOffset start, TimeSpan duration);

    /// <summary>Counts a change of the content that insights are made from: messages, speakers, names, settings.</summary>
    /// <param name="id">Id of the conversation.</param>
    void Touch(long id);

    /// <summary>Number of changes of the content; null if the conversation does not exist.</summary>
    /// <param name="id">Id of the conversation.</param>
    long? Revision(long id);

    /// <summary>Reads the analysis settings of a conversation; defaults if it has none.</summary>
    /// <param name="id">Id of the conversation.</param>
    AnalysisSettings Analysis(long id);

    /// <summary>Replaces the analysis settings of a conversation and counts a change of its content.</summary>
    /// <param name="id">Id of the conversation.</param>
    /// <param name="settings">New settings.</param>
    void SetAnalysis(long id, AnalysisSettings settings);

    /// <summary>Address of the audio or video that pages show; null if it was not set.</summary>
    /// <param name="id">Id of the conversation.</param>
    string? Media(long id);

    /// <summary>Sets the address of the audio or video that pages show.</summary>
    /// <param name="id">Id of the conversation.</param>
    /// <param name="url">Address.</param>
    /// <returns>False if the conversation does not exist.</returns>
    bool SetMedia(long id, string url);

    /// <summary>Deletes a conversation and everything derived from it.</summary>
    /// <param name="id">Id of the conversation.</param>
    /// <returns>False if the conversation does not exist.</returns>
    bool Delete(long id);
}
