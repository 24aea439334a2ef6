using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>Creates references to messages.</summary>
internal static class MessageRefs
{
    /// <summary>Creates a reference to a position in the text of a message.</summary>
    /// <param name="conversationStart">The start of the conversation.</param>
    /// <param name="message">The message.</param>
    /// <param name="offset">The number of characters before the position.</param>
    public static MessageRefResponse To(DateTimeOffset conversationStart, AnalyzedMessage message, int offset) => new(
        NumericId.Text(message.Id),
        message.Text,
        offset,
        WireTime.Text(conversationStart + message.Start),
        WireTime.Text(conversationStart + message.End));
}

/// <summary>A reference to a message.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="Text">The text of the message.</param>
/// <param name="Offset">The number of characters before the position. Absent for a reference to the whole message.</param>
/// <param name="StartTime">The start time of the message.</param>
/// <param name="EndTime">The end time of the message.</param>
internal sealed record MessageRefResponse(string Id, string Text, int? Offset, string StartTime, string EndTime);
