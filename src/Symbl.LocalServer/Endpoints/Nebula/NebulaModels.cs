using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbl.LocalServer.Endpoints.Nebula;

/// <summary>An answer to a prompt.</summary>
internal sealed record NebulaGenerateResponse(string Model, NebulaOutput Output, NebulaStats? Stats);

/// <summary>The text from the model.</summary>
internal sealed record NebulaOutput(string Text);

/// <summary>An answer in a conversation: the messages of the request and then the reply.</summary>
internal sealed record NebulaChatResponse(string Model, IReadOnlyList<NebulaMessage> Messages, NebulaStats? Stats);

/// <summary>A message; the role is <c>human</c> or <c>assistant</c>.</summary>
internal sealed record NebulaMessage(string Role, string Text);

/// <summary>A piece of a streamed answer. The last event has an empty delta, the whole text and the statistics.</summary>
internal sealed record NebulaStreamEvent(string Delta, string? Text, bool IsFinal, NebulaStats? Stats);

/// <summary>The vector of a text.</summary>
internal sealed record NebulaEmbedResponse(string Model, IReadOnlyList<double> Embedding);

/// <summary>The tokens and words that an answer used. Token counts are null if the model's service does not report them.</summary>
internal sealed record NebulaStats(int? InputTokens, int? OutputTokens, int? TotalInputTokens, int? TotalTokens, int? OutputWords);

/// <summary>JSON of Nebula.</summary>
[JsonSerializable(typeof(NebulaGenerateResponse))]
[JsonSerializable(typeof(NebulaChatResponse))]
[JsonSerializable(typeof(NebulaStreamEvent))]
[JsonSerializable(typeof(NebulaEmbedResponse))]
internal sealed partial class NebulaJson : JsonSerializerContext
{
    /// <summary>The only context to use. It sets its options here because the attribute for options cannot name an encoder.</summary>
    public static NebulaJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
