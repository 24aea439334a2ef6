using Symbl.Domain.Analysis;
using Symbl.Domain.Conversations;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Findings;

/// <summary>
/// References to places in the messages of one conversation. A long message is quoted in part: the answer grows with the text, even if one
/// message has very many places. Places near each other share one quote in memory.
/// </summary>
/// <param name="conversationStart">Start time of the conversation.</param>
internal sealed class MessageRefs(DateTimeOffset conversationStart)
{
    private (long Message, int From, int To, string Text) _last = (-1, 0, 0, "");

    /// <summary>Creates a reference to a place in a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="offset">Number of characters before the place.</param>
    /// <param name="length">Number of characters of the place, as far as it must be quoted.</param>
    public MessageRefResponse To(AnalyzedMessage message, int offset, int length = 0)
    {
        var (text, at) = Around(message, offset, length);
        return Of(message, text, at);
    }

    /// <summary>Creates a reference to a message that is quoted around a place.</summary>
    /// <param name="message">The message.</param>
    /// <param name="offset">Number of characters before the place.</param>
    /// <param name="length">Number of characters of the place, as far as it must be quoted.</param>
    /// <param name="shown">The offset in the answer, such as -1 for a message that is only context; null for none.</param>
    public MessageRefResponse ToContext(AnalyzedMessage message, int offset, int length, int? shown) =>
        Of(message, Around(message, offset, length).Text, shown);

    private MessageRefResponse Of(AnalyzedMessage message, string text, int? offset) => new(
        NumericId.Text(message.Id),
        text,
        offset,
        WireTime.Text(conversationStart + message.Start),
        WireTime.Text(conversationStart + message.End));

    private (string Text, int Offset) Around(AnalyzedMessage message, int offset, int length)
    {
        if (message.Text.Length <= Quotes.LongestWhole)
            return (message.Text, offset);
        var (from, to) = Quotes.Window(message.Text, offset, length);
        if (_last.Message != message.Id || _last.From != from || _last.To != to)
            _last = (message.Id, from, to, Quotes.Cut(message.Text, from, to));
        return (_last.Text, offset - from + (from > 0 ? Quotes.Mark.Length : 0));
    }
}

/// <summary>A reference to a message.</summary>
/// <param name="Id">Id of the message.</param>
/// <param name="Text">Its text, or the text around the place if the message is long.</param>
/// <param name="Offset">Number of characters before the place in the text; absent if the reference is to the whole message.</param>
/// <param name="StartTime">Time of its start.</param>
/// <param name="EndTime">Time of its end.</param>
internal sealed record MessageRefResponse(string Id, string Text, int? Offset, string StartTime, string EndTime);
