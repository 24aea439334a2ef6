using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using SymblPS.Client.Json;
using SymblPS.Client.People;

namespace SymblPS.Client.Conversations;

/// <summary>
/// Parses messages directly into the objects of the user. A response can contain a hundred thousand messages. With the source-generated
/// readers, the first such response of a session takes five times as long, because the runtime has not optimized their code yet.
/// </summary>
internal sealed class MessageParser(string conversationId)
{
    private readonly PersonPool _people = new();

    /// <summary>Parses one message (schema Message). Invalid properties are ignored; unknown properties are preserved.</summary>
    /// <param name="json">The complete object.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SymblMessage Read(ReadOnlySpan<byte> json)
    {
        string? id = null, text = null, conversation = null;
        SymblPerson? speaker = null;
        DateTimeOffset? start = null, end = null;
        double? offset = null, duration = null, confidence = null;
        IReadOnlyList<SymblPhrase>? phrases = null;
        IReadOnlyList<SymblWord>? words = null;
        IReadOnlyList<SymblMessageEntity>? entities = null;
        SymblSentiment? sentiment = null;
        Dictionary<string, string>? rest = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "id"u8)) id = LenientText.ReadText(ref reader);
            else if (At(ref reader, "text"u8)) text = LenientText.ReadText(ref reader);
            else if (At(ref reader, "from"u8)) speaker = Person(ref reader, json);
            else if (At(ref reader, "startTime"u8)) start = LenientTime.ReadTime(ref reader);
            else if (At(ref reader, "endTime"u8)) end = LenientTime.ReadTime(ref reader);
            else if (At(ref reader, "timeOffset"u8)) offset = LenientNumber.ReadNumber(ref reader);
            else if (At(ref reader, "duration"u8)) duration = LenientNumber.ReadNumber(ref reader);
            else if (At(ref reader, "confidence"u8)) confidence = LenientNumber.ReadNumber(ref reader);
            else if (At(ref reader, "conversationId"u8)) conversation = Conversation(ref reader);
            else if (At(ref reader, "phrases"u8)) phrases = List(ref reader, Phrase);
            else if (At(ref reader, "words"u8)) words = List(ref reader, Word);
            else if (At(ref reader, "sentiment"u8)) sentiment = Sentiment(ref reader);
            else if (At(ref reader, "entities"u8)) entities = List(ref reader, Entity);
            else Keep(ref reader, json, ref rest);
        }

        return new SymblMessage
        {
            MessageId = id ?? string.Empty,
            ConversationId = string.IsNullOrEmpty(conversation) ? conversationId : conversation!,
            Speaker = speaker ?? SymblMessage.Nobody,
            Text = text ?? string.Empty,
            StartTime = start,
            EndTime = end,
            Offset = WireTime.Seconds(offset),
            Duration = WireTime.Seconds(duration) ?? (end - start),
            Confidence = confidence ?? double.NaN,
            Sentiment = sentiment,
            Phrases = phrases ?? [],
            Words = words ?? [],
            Entities = entities ?? [],
            AdditionalProperties = rest,
        };
    }

    private delegate T ElementReader<T>(ref Utf8JsonReader reader);

    /// <summary>Returns whether the reader is at a property of this name; if so, moves to its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool At(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name)) return false;
        reader.Read();
        return true;
    }

    // All messages share one string for the ID of the conversation.
    private string? Conversation(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(conversationId)
            ? conversationId
            : LenientText.ReadText(ref reader);

    private SymblPerson? Person(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        reader.Skip();
        return isObject ? _people.Find(json.Slice(start, (int)reader.BytesConsumed - start)) : null;
    }

    private static void Keep(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref Dictionary<string, string>? rest)
    {
        var name = reader.GetString()!;
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        rest ??= [];
        rest[name] = Encoding.UTF8.GetString(json.Slice(start, (int)reader.BytesConsumed - start).ToArray());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static IReadOnlyList<T> List<T>(ref Utf8JsonReader reader, ElementReader<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        List<T>? list = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) (list ??= []).Add(read(ref reader));
            else reader.Skip();
        }

        return list is null ? [] : list.ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static SymblWord Word(ref Utf8JsonReader reader)
    {
        string? word = null;
        DateTimeOffset? start = null, end = null;
        double? offset = null, duration = null, score = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "word"u8)) word = LenientText.ReadText(ref reader);
            else if (At(ref reader, "startTime"u8)) start = LenientTime.ReadTime(ref reader);
            else if (At(ref reader, "endTime"u8)) end = LenientTime.ReadTime(ref reader);
            else if (At(ref reader, "timeOffset"u8)) offset = LenientNumber.ReadNumber(ref reader);
            else if (At(ref reader, "duration"u8)) duration = LenientNumber.ReadNumber(ref reader);
            else if (At(ref reader, "score"u8)) score = LenientNumber.ReadNumber(ref reader);
            else reader.Skip();
        }

        return new SymblWord
        {
            Word = word ?? string.Empty,
            StartTime = start,
            EndTime = end,
            Offset = WireTime.Seconds(offset),
            Duration = WireTime.Seconds(duration) ?? (end - start),
            Score = score,
        };
    }

    private static SymblPhrase Phrase(ref Utf8JsonReader reader)
    {
        string? type = null, text = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "type"u8)) type = LenientText.ReadText(ref reader);
            else if (At(ref reader, "text"u8)) text = LenientText.ReadText(ref reader);
            else reader.Skip();
        }

        return new SymblPhrase { Type = type ?? string.Empty, Text = text ?? string.Empty };
    }

    private static SymblMessageEntity Entity(ref Utf8JsonReader reader)
    {
        string? type = null, text = null, value = null;
        double? offset = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "type"u8)) type = LenientText.ReadText(ref reader);
            else if (At(ref reader, "text"u8)) text = LenientText.ReadText(ref reader);
            else if (At(ref reader, "value"u8)) value = LenientText.ReadText(ref reader);
            else if (At(ref reader, "offset"u8)) offset = LenientNumber.ReadNumber(ref reader);
            else reader.Skip();
        }

        return new SymblMessageEntity
        {
            Type = type ?? string.Empty,
            Text = text ?? string.Empty,
            Value = value ?? string.Empty,
            Offset = offset is { } place ? (int)place : null,
        };
    }

    private static SymblSentiment? Sentiment(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        double? score = null;
        string? suggested = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "polarity"u8)) score = Score(ref reader);
            else if (At(ref reader, "suggested"u8)) suggested = LenientText.ReadText(ref reader);
            else reader.Skip();
        }

        return score is null && suggested is null ? null : new SymblSentiment { Score = score ?? 0, Suggested = suggested ?? string.Empty };
    }

    private static double? Score(ref Utf8JsonReader reader)
    {
        double? score = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (At(ref reader, "score"u8)) score = LenientNumber.ReadNumber(ref reader);
            else reader.Skip();
        }

        return score;
    }
}
