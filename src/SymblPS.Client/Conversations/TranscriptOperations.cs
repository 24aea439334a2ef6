using System.Text.Json;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Conversations;

/// <summary>Transcripts that the service formats (<c>/v1/conversations/{conversationId}/transcript</c>).</summary>
public sealed class TranscriptOperations
{
    private readonly ServiceConnection _connection;

    internal TranscriptOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Gets the transcript of a conversation.</summary>
    /// <param name="conversationId">ID of the conversation.</param>
    /// <param name="options">Format options.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblNotFoundException">The conversation does not exist.</exception>
    /// <exception cref="SymblUnexpectedResponseException">The response contains no transcript.</exception>
    [SymblOperation("createTranscript")]
    public async Task<SymblTranscript> GetAsync(string conversationId, TranscriptOptions options, CancellationToken cancellationToken)
    {
        var body = Body(options);
        // The POST request changes nothing, so it is repeatable.
        var request = _connection.Request(HttpMethod.Post, null, "v1", "conversations", conversationId, "transcript") with
        {
            Content = watch => UploadContent.Json(body, watch),
            Repeatable = true,
        };
        var answer = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var (text, contentType) = Read(answer.Read(ConversationJson.Default.WireTranscriptAnswer).Transcript);
        if (text is null) throw new SymblUnexpectedResponseException($"The response to {request} ({(int)answer.Status}) contains no transcript.");
        return new SymblTranscript
        {
            ConversationId = conversationId,
            ContentType = string.IsNullOrEmpty(contentType) ? options.ContentType : contentType!,
            Text = options.Raw ? text : options.IsSrt ? TranscriptPayload.NormalizeSrt(text) : TranscriptPayload.NormalizeMarkdown(text),
        };
    }

    private static byte[] Body(TranscriptOptions options) => JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("contentType", options.ContentType);
        if (options.Paragraphs) writer.WriteBoolean("createParagraphs", true);
        if (options.HighlightPhrases || options.HighlightInsightPhrases)
        {
            writer.WriteStartObject("phrases");
            if (options.HighlightInsightPhrases) writer.WriteBoolean("highlightOnlyInsightKeyPhrases", true);
            if (options.HighlightPhrases) writer.WriteBoolean("highlightAllKeyPhrases", true);
            writer.WriteEndObject();
        }

        if (options.Speakers is { } speakers) writer.WriteBoolean("showSpeakerSeparation", speakers);
        writer.WriteEndObject();
    });

    // {"payload": "text", "contentType"}, {"payload": {"content": "text", "contentType"}}, or a plain string.
    private static (string? Text, string? ContentType) Read(JsonElement transcript)
    {
        if (transcript.ValueKind == JsonValueKind.String) return (transcript.GetString(), null);
        if (transcript.ValueKind != JsonValueKind.Object) return (null, null);
        string? Member(JsonElement of, string name) =>
            of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (transcript.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object)
            return (Member(payload, "content"), Member(payload, "contentType") ?? Member(transcript, "contentType"));
        return (Member(transcript, "payload") ?? Member(transcript, "content"), Member(transcript, "contentType"));
    }
}
