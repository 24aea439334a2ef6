namespace Symbl.Domain.Conversations;

/// <summary>A conversation without its content.</summary>
/// <param name="Id">Id of the conversation.</param>
/// <param name="Type">Type of the conversation, such as <c>meeting</c>.</param>
/// <param name="Name">Name of the conversation.</param>
/// <param name="StartTime">Time at which the conversation started, in whole milliseconds.</param>
/// <param name="Duration">Length of the conversation.</param>
/// <param name="Metadata">Labels of the conversation by name.</param>
public sealed record ConversationRow(
    long Id, string Type, string Name, DateTimeOffset StartTime, TimeSpan Duration, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Time at which the conversation ended.</summary>
    public DateTimeOffset EndTime => StartTime + Duration;
}
