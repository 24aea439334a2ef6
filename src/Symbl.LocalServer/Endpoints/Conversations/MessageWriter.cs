using System.Globalization;
using System.Text.Json;
using Symbl.Domain.Conversations;
using Symbl.Domain.Recordings;
using Symbl.Domain.Text;
using Symbl.Language.Entities;
using Symbl.Language.Redaction;
using Symbl.Language.Sentiment;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations;

/// <summary>Writes the messages of one conversation. It writes the JSON directly, because there can be very many messages.</summary>
internal sealed class MessageWriter(
    ConversationRow conversation, IReadOnlyList<MemberRow> members, bool sentiment, Redactor? redactor, ConversationEntities? entities)
{
    private const int ConfidencePlaces = 4;

    private readonly Dictionary<string, MemberRow> _members = members.ToDictionary(member => member.Id, StringComparer.Ordinal);
    private readonly string _conversationId = NumericId.Text(conversation.Id);

    public void Write(Utf8JsonWriter json, MessageRow message)
    {
        var shown = redactor?.Redact(message.Id, message.Start, message.Text) ?? RedactedMessage.Unchanged(message.Text);
        json.WriteStartObject();
        json.WriteString("id"u8, NumericId.Text(message.Id));
        json.WriteString("text"u8, shown.Text);
        WriteFrom(json, _members[message.MemberId]);
        WriteSpan(json, message.Start, message.End);
        // An addition of this server: the confidence of the speaker.
        if (message.Confidence is { } confidence)
            json.WriteNumber("confidence"u8, Math.Round(confidence, ConfidencePlaces));
        json.WriteString("conversationId"u8, _conversationId);
        WritePhrases(json, message, shown);
        // The lexicon is English. A neutral score for a text that it cannot read would be false.
        if (sentiment && Languages.IsEnglish(message.Language))
            WriteSentiment(json, SentimentLexicon.Score(message.Text, message.Language));
        if (message.Words is { } words)
            WriteWords(json, words, shown);
        if (redactor is not null)
            WriteEntities(json, shown);
        else if (entities is not null)
            WriteEntities(json, message.Text, entities.Of(message.Id));
        json.WriteEndObject();
    }

    private static void WritePhrases(Utf8JsonWriter json, MessageRow message, RedactedMessage shown)
    {
        json.WriteStartArray("phrases"u8);
        foreach (var (phrase, text) in message.Phrases.Zip(shown.Pieces(message.Phrases.Select(phrase => phrase.Text))))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, phrase.Type);
            json.WriteString("text"u8, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Writes the type and offset of each entity but never its original text.
    private static void WriteEntities(Utf8JsonWriter json, RedactedMessage shown)
    {
        json.WriteStartArray("entities"u8);
        foreach (var part in shown.Parts)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, part.Name);
            json.WriteString("value"u8, part.Replacement);
            json.WriteString("text"u8, part.Replacement);
            json.WriteNumber("offset"u8, part.Offset);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEntities(Utf8JsonWriter json, string text, IReadOnlyList<FoundEntity> entities)
    {
        json.WriteStartArray("entities"u8);
        foreach (var entity in entities)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, entity.Kind.Name);
            json.WriteString("value"u8, entity.Value);
            json.WriteString("text"u8, entity.In(text));
            json.WriteNumber("offset"u8, entity.Start);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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

    private void WriteWords(Utf8JsonWriter json, IReadOnlyList<ProcessedWord> words, RedactedMessage shown)
    {
        json.WriteStartArray("words"u8);
        foreach (var (word, text) in words.Zip(shown.Words(words.Select(word => word.Text))))
        {
            json.WriteStartObject();
            json.WriteString("word"u8, text);
            WriteSpan(json, word.Start, word.End);
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
