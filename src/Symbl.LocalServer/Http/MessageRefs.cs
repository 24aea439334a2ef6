using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>References to messages.</summary>
internal static class MessageRefs
{
    /// <summary>A reference to a place in a message.</summary>
    /// <param name="conversationStart">When the conversation starts.</param>
    /// <param name="message">The message.</param>
    /// <param name="offset">Characters before the place.</param>
    public static MessageRefResponse To(DateTimeOffset conversationStart, AnalyzedMessage message, int offset) => new(
        NumericId.Text(message.Id),
        message.Text,
        offset,
        WireTime.Text(conversationStart + message.Start),
        WireTime.Text(conversationStart + message.End));
}

/// <summary>A reference to a message.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Text">Its text.</param>
/// <param name="Offset">Number of characters before the place in the text; absent if the reference is to the whole message.</param>
/// <param name="StartTime">Time of its start.</param>
/// <param name="EndTime">Time of its end.</param>
internal sealed record MessageRefResponse(string Id, string Text, int? Offset, string StartTime, string EndTime);
