using System.Text.Json.Serialization;

namespace Symbl.LocalServer.LanguageModel;

/// <summary>
/// The body for <c>/chat/completions</c>. <c>top_k</c> and <c>repetition_penalty</c> are extensions that most services support.
/// </summary>
internal sealed record ChatCompletionRequest(
    string Model,
    IReadOnlyList<ChatCompletionMessage> Messages,
    int MaxTokens,
    double Temperature,
    double? TopP,
    int? TopK,
    double? RepetitionPenalty,
    IReadOnlyList<string>? Stop,
    bool? Stream,
    StreamOptions? StreamOptions);

/// <summary>A message, or a piece of a message. The role is <c>system</c>, <c>user</c> or <c>assistant</c>.</summary>
internal sealed record ChatCompletionMessage(string? Role, string? Content);

/// <summary>Requests the usage at the end of a stream.</summary>
internal sealed record StreamOptions(bool IncludeUsage);

/// <summary>An answer, or a piece of an answer.</summary>
internal sealed record ChatCompletion(string? Model, IReadOnlyList<ChatCompletionChoice>? Choices, ModelUsage? Usage);

/// <summary>A choice: <paramref name="Delta"/> in a stream, <paramref name="Message"/> otherwise.</summary>
internal sealed record ChatCompletionChoice(ChatCompletionMessage? Message, ChatCompletionMessage? Delta, string? FinishReason);

/// <summary>The numbers of tokens read and generated.</summary>
internal sealed record ModelUsage(int? PromptTokens, int? CompletionTokens, int? TotalTokens);

/// <summary>The body for <c>/embeddings</c>.</summary>
internal sealed record EmbeddingRequest(string Model, string Input);

/// <summary>Vectors, one for each text.</summary>
internal sealed record EmbeddingAnswer(string? Model, IReadOnlyList<EmbeddingVector>? Data);

/// <summary>The vector of a text.</summary>
internal sealed record EmbeddingVector(IReadOnlyList<double>? Embedding);

/// <summary>JSON of OpenAI-compatible services.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatCompletionRequest))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(EmbeddingRequest))]
[JsonSerializable(typeof(EmbeddingAnswer))]
internal sealed partial class OpenAiJson : JsonSerializerContext;
