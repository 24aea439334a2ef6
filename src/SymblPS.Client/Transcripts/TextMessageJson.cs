using System.Text.Json;
using Symbl.Transcripts.Content;
using SymblPS.Client.Json;

namespace SymblPS.Client.Transcripts;

/// <summary>Writes messages as the service accepts them.</summary>
internal static class TextMessageJson
{
    /// <summary>Writes a message (schema ProcessTextRequest).</summary>
    public static void Write(Utf8JsonWriter writer, TextMessage message)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("payload");
        writer.WriteString("content", message.Text);
        writer.WriteString("contentType", "text/plain");
        writer.WriteEndObject();
        if (!string.IsNullOrEmpty(message.Speaker) || !string.IsNullOrEmpty(message.Email))
        {
            writer.WriteStartObject("from");
            if (!string.IsNullOrEmpty(message.Speaker)) writer.WriteString("name", message.Speaker);
            if (!string.IsNullOrEmpty(message.Email)) writer.WriteString("userId", message.Email);
            writer.WriteEndObject();
        }

        if (message.StartTime is not null || message.EndTime is not null)
        {
            writer.WriteStartObject("duration");
            if (message.StartTime is { } start) writer.WriteString("startTime", WireTime.FormatExact(start));
            if (message.EndTime is { } end) writer.WriteString("endTime", WireTime.FormatExact(end));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
