using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Symbl.Domain.Recordings;
using Symbl.Platform.Http;
using Symbl.Transcripts;
using Symbl.Transcripts.Content;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>The transcript of a piece.</summary>
/// <param name="Entries">The entries, without times if the answer states no times.</param>
/// <param name="HasTimes">Whether the answer states times.</param>
/// <param name="Language">Language that the answer states, as a name or a code.</param>
/// <param name="Dropped">Number of segments that the service marks as silence or repetition.</param>
internal sealed record Answer(IReadOnlyList<TranscriptEntry> Entries, bool HasTimes, string? Language, int Dropped);

/// <summary>Reads the answers of all services.</summary>
internal static class AnswerReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads an answer.</summary>
    /// <param name="reply">The bytes and their type.</param>
    /// <param name="length">Length of the audio.</param>
    /// <param name="failures">States failures.</param>
    /// <exception cref="RecordingException">The answer is not a transcript.</exception>
    public static Answer Read(ServiceReply reply, TimeSpan length, ServiceFailures failures)
    {
        var body = Encoding.UTF8.GetString(reply.Body.Span).TrimStart('\uFEFF');
        var start = body.AsSpan().TrimStart();
        var isText = reply.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true;
        if (start.StartsWith("<"))
            throw failures.Odd("a web page in place of a transcript");
        if (start.StartsWith("{") || start.StartsWith("[") || start.StartsWith("\""))
        {
            try
            {
                return ReadJson(body, length, failures);
            }
            catch (InvalidOperationException)
            {
                // JSON can hold half of a character, and a string cannot.
                throw failures.Odd("text that is not Unicode");
            }
        }

        if (start.StartsWith("WEBVTT"))
            return Timed(body, TranscriptFormat.Vtt, null, 0, failures);
        if (reply.MediaType == "text/event-stream")
            throw failures.Odd("a stream of events in place of a transcript");
        // whisper.cpp's server answers with the text alone to some formats, and with an empty text to silence.
        return isText ? Plain(body, null, 0) : throw failures.Odd(start.Length == 0 ? "an empty answer" : "something that is not JSON");
    }

    private static Answer ReadJson(string body, TimeSpan length, ServiceFailures failures)
    {
        var root = Parse(body, failures);
        if (root is JsonValue value && value.TryGetValue(out string? alone))
            return Plain(alone, null, 0);
        if (root is not JsonObject answer || !(answer["text"] is JsonValue || answer["segments"] is JsonArray || answer["words"] is JsonArray))
        {
            throw root is JsonObject && ServiceError.Parse(body) is { } said
                ? failures.ErrorInBody(failures.WithoutKey(said))
                : failures.Odd("JSON that is not a transcript");
        }

        var cleaned = new AnswerCleaner(length).Clean(answer);
        if (!cleaned.HasTimes)
            return Plain(cleaned.Text, cleaned.Language, cleaned.Dropped);
        return Timed(cleaned.Json.ToJsonString(), TranscriptFormat.Json, cleaned.Language, cleaned.Dropped, failures);
    }

    private static Answer Timed(string text, TranscriptFormat format, string? language, int dropped, ServiceFailures failures)
    {
        try
        {
            return new Answer(TranscriptParser.Read(text, "the answer", format).Entries, true, language, dropped);
        }
        catch (TranscriptFormatException e)
        {
            throw failures.Odd($"a transcript that cannot be read: {e.Message.TrimEnd('.')}");
        }
    }

    private static Answer Plain(string text, string? language, int dropped)
    {
        var line = TranscriptForms.Flatten(text);
        return new Answer(line.Length == 0 || AnswerCleaner.IsSound(line) ? [] : [new TranscriptEntry { Text = line }], false, language, dropped);
    }

    private static JsonNode? Parse(string body, ServiceFailures failures)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict);
        }
        catch (JsonException)
        {
            try
            {
                return JsonNode.Parse(WithoutNotNumbers(body), documentOptions: Strict);
            }
            catch (JsonException e)
            {
                throw e.BytePositionInLine is not null && !IsComplete(body)
                    ? failures.CutOff(e)
                    : failures.Odd("something that is not JSON");
            }
        }
    }

    private static bool IsComplete(string body) => body.AsSpan().TrimEnd() is [.., '}' or ']' or '"'];

    // Python writes NaN, Infinity and -Infinity, which JSON does not have.
    private static string WithoutNotNumbers(string body)
    {
        var text = new StringBuilder(body.Length);
        var isInString = false;
        for (var i = 0; i < body.Length; i++)
        {
            var letter = body[i];
            if (isInString && letter == '\\' && i + 1 < body.Length)
            {
                text.Append(letter).Append(body[++i]);
                continue;
            }

            if (letter == '"')
                isInString = !isInString;
            var rest = body.AsSpan(i);
            var skipped = isInString ? 0
                : rest.StartsWith("NaN") ? 3
                : rest.StartsWith("-Infinity") ? 9
                : rest.StartsWith("Infinity") ? 8 : 0;
            if (skipped == 0)
                text.Append(letter);
            else
                text.Append("null");
            i += Math.Max(0, skipped - 1);
        }

        return text.ToString();
    }
}
