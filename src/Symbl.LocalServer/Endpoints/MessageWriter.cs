using System.Globalization;
using System.Text.Json;
using Symbl.LocalServer.Analysis;
using Symbl.LocalServer.Storage;

namespace Symbl.LocalServer.Endpoints;

/// <summary>Writes the messages of one conversation. By hand: there may be very many, and none needs to be kept.</summary>
internal sealed class MessageWriter(ConversationRow conversation, IReadOnlyList<MemberRow> members, bool sentiment)
{
    private readonly Dictionary<string, MemberRow> _members = members.ToDictionary(member => member.Id, StringComparer.Ordinal);
    private readonly string _conversationId = IdCounter.Text(conversation.Id);

    public void Write(Utf8JsonWriter json, MessageRow message)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, IdCounter.Text(message.Id));
        json.WriteString("text"u8, message.Text);
        WriteFrom(json, _members[message.MemberId]);
        WriteSpan(json, message.Start, message.End);
        json.WriteString("conversationId"u8, _conversationId);
        json.WritePropertyName("phrases"u8);
        json.WriteRawValue(message.PhrasesJson ?? "[]", skipInputValidation: true);
        if (sentiment)
            WriteSentiment(json, SentimentLexicon.Score(message.Text, message.Language));
        if (message.WordsJson is not null)
            WriteWords(json, StoredJson.Read(message.WordsJson, StoredJson.Default.ListStoredWord));
        json.WriteEndObject();
    }

    private static void WriteFrom(Utf8JsonWriter json, MemberRow member)
    {
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, member.Id);
        json.WriteString("name"u8, member.Name);
        if (member.Email is not null)
            json.WriteString("email"u8, member.Email);
        if (member.UserId is not null)
            json.WriteString("userId"u8, member.UserId);
        json.WriteEndObject();
    }

    private static void WriteSentiment(Utf8JsonWriter json, SentimentScore tone)
    {
        json.WriteStartObject("sentiment"u8);
        json.WriteStartObject("polarity"u8);
        json.WriteNumber("score"u8, tone.Score);
        json.WriteEndObject();
        json.WriteString("suggested"u8, tone.Suggested);
        json.WriteEndObject();
    }

    private void WriteWords(Utf8JsonWriter json, List<StoredWord> words)
    {
        json.WriteStartArray("words"u8);
        foreach (var word in words)
        {
            json.WriteStartObject();
            json.WriteString("word"u8, word.Text);
            WriteSpan(json, new TimeSpan(word.Start), new TimeSpan(word.End));
            if (word.Score is { } score)
                json.WriteNumber("score"u8, score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSpan(Utf8JsonWriter json, TimeSpan start, TimeSpan end)
    {
        WriteTime(json, "startTime"u8, conversation.StartTime + start);
        WriteTime(json, "endTime"u8, conversation.StartTime + end);
        json.WriteNumber("timeOffset"u8, WireTime.Seconds(start));
        json.WriteNumber("duration"u8, WireTime.Seconds(end - start));
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[32];
        time.UtcDateTime.TryFormat(text, out var length, WireTime.Format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }
}
