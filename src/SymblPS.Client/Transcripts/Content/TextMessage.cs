using System.Text.Json;
using SymblPS.Client.Json;

namespace SymblPS.Client.Transcripts.Content;

/// <summary>One message of a conversation to submit.</summary>
/// <param name="Text">The text, not empty.</param>
/// <param name="Speaker">Name of the speaker; <see langword="null"/> omits it.</param>
/// <param name="Email">
/// Email address of the speaker, which identifies the same person across submissions; <see langword="null"/> omits it.
/// </param>
/// <param name="StartTime">Start time; <see langword="null"/> omits it.</param>
/// <param name="EndTime">End time; <see langword="null"/> omits it.</param>
public sealed record TextMessage(
    string Text, string? Speaker = null, string? Email = null, DateTimeOffset? StartTime = null, DateTimeOffset? EndTime = null);

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
