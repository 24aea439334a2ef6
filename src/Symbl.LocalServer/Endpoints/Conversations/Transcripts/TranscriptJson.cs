using System.Text.Json.Serialization;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Conversations.Transcripts;

/// <summary>JSON of transcripts.</summary>
[JsonSerializable(typeof(MarkdownResponse))]
[JsonSerializable(typeof(SubtitlesResponse))]
internal sealed partial class TranscriptJson : JsonSerializerContext
{
    public static TranscriptJson Wire { get; } = new(WireJson.NewOptions());
}

/// <summary>A transcript in Markdown. The payload is the text.</summary>
internal sealed record MarkdownResponse(MarkdownTranscript Transcript);

/// <inheritdoc cref="MarkdownResponse"/>
internal sealed record MarkdownTranscript(string Payload, string ContentType);

/// <summary>A transcript as subtitles. The payload is an object that contains the text.</summary>
internal sealed record SubtitlesResponse(SubtitlesTranscript Transcript);

/// <inheritdoc cref="SubtitlesResponse"/>
internal sealed record SubtitlesTranscript(TranscriptText Payload);

/// <summary>A text and its media type.</summary>
internal sealed record TranscriptText(string Content, string ContentType);
