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
    public static MessageRefResponse To(DateTimeOffset conversationStart, AnalysedMessage message, int offset) => new(
        NumericId.Text(message.Id),
        message.Text,
        offset,
        WireTime.Text(conversationStart + message.Start),
        WireTime.Text(conversationStart + message.End));
}
