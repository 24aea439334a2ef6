using System.Runtime.CompilerServices;
using System.Security;
using System.Text.Json;
using SymblPS.Client.Authentication;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.LanguageModel;

/// <summary>
/// The service's language model, Nebula (<c>/v1/model</c>). Requests send the key of the model in the header <c>ApiKey</c>, or the token of
/// the connection if the caller gives no key. The client does not repeat failed requests, because each response has a cost.
/// </summary>
public sealed class ModelOperations
{
    // A model that runs on one processor can take minutes to produce the first word.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly ServiceConnection _connection;

    internal ModelOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Generates the response to a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">Sampling options.</param>
    /// <param name="apiKey">Key of the model; <see langword="null"/> uses the token of the connection.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">A value of <paramref name="sampling"/> is out of range.</exception>
    /// <exception cref="SymblServiceException">503: the server has no model; its message explains how to configure one.</exception>
    [SymblOperation("nebulaGenerate")]
    public async Task<SymblNebulaAnswer> GenerateAsync(
        NebulaPrompt prompt, NebulaSampling sampling, SecureString? apiKey, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(Request(prompt.Write, sampling, apiKey, "generate"), cancellationToken).ConfigureAwait(false);
        return NebulaAnswers.Answer(answer.Root()) ?? throw answer.Unexpected(new JsonException("The response contains no text."));
    }

    /// <summary>Generates the response to a prompt and returns it in pieces.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">Sampling options.</param>
    /// <param name="apiKey">Key of the model; <see langword="null"/> uses the token of the connection.</param>
    /// <param name="cancellationToken">Cancels the operation, in the model too.</param>
    /// <exception cref="ArgumentException">A value of <paramref name="sampling"/> is out of range.</exception>
    /// <exception cref="SymblServiceException">503: the server has no model; its message explains how to configure one.</exception>
    [SymblOperation("nebulaGenerateStream")]
    public IAsyncEnumerable<SymblNebulaPiece> GenerateStreamAsync(
        NebulaPrompt prompt, NebulaSampling sampling, SecureString? apiKey, CancellationToken cancellationToken) =>
        StreamAsync(Request(prompt.Write, sampling, apiKey, "generate", "streaming"), null, cancellationToken);

    /// <summary>Generates the reply to the last message of a chat.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="sampling">Sampling options.</param>
    /// <param name="apiKey">Key of the model; <see langword="null"/> uses the token of the connection.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The chat with the reply added.</returns>
    /// <exception cref="ArgumentException">A value of <paramref name="sampling"/> is out of range.</exception>
    /// <exception cref="SymblServiceException">503: the server has no model; its message explains how to configure one.</exception>
    [SymblOperation("nebulaChat")]
    public async Task<SymblNebulaChat> ChatAsync(
        NebulaChatPrompt chat, NebulaSampling sampling, SecureString? apiKey, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(Request(chat.Write, sampling, apiKey, "chat"), cancellationToken).ConfigureAwait(false);
        return NebulaAnswers.Chat(answer.Root(), chat) ?? throw answer.Unexpected(new JsonException("The response contains no reply."));
    }

    /// <summary>
    /// Generates the reply to the last message of a chat and returns it in pieces. The last piece contains the chat with the reply added.
    /// </summary>
    /// <param name="chat">The chat.</param>
    /// <param name="sampling">Sampling options.</param>
    /// <param name="apiKey">Key of the model; <see langword="null"/> uses the token of the connection.</param>
    /// <param name="cancellationToken">Cancels the operation, in the model too.</param>
    /// <exception cref="ArgumentException">A value of <paramref name="sampling"/> is out of range.</exception>
    /// <exception cref="SymblServiceException">503: the server has no model; its message explains how to configure one.</exception>
    [SymblOperation("nebulaChatStream")]
    public IAsyncEnumerable<SymblNebulaPiece> ChatStreamAsync(
        NebulaChatPrompt chat, NebulaSampling sampling, SecureString? apiKey, CancellationToken cancellationToken) => StreamAsync(
        Request(chat.Write, sampling, apiKey, "chat", "streaming"),
        (text, usage) => NebulaAnswers.With(chat, text, null, usage),
        cancellationToken);

    /// <summary>Computes the embedding of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="model">Name of the model; <see langword="null"/> uses the default of the service.</param>
    /// <param name="apiKey">Key of the model; <see langword="null"/> uses the token of the connection.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SymblServiceException">503: the server has no model; its message explains how to configure one.</exception>
    [SymblOperation("nebulaEmbed")]
    public async Task<SymblEmbedding> EmbedAsync(string text, string? model, SecureString? apiKey, CancellationToken cancellationToken)
    {
        void Write(Utf8JsonWriter writer)
        {
            if (!string.IsNullOrEmpty(model)) writer.WriteString("model", model);
            writer.WriteString("text", text);
        }

        var answer = await SendAsync(Request(Write, new NebulaSampling(), apiKey, "embed"), cancellationToken).ConfigureAwait(false);
        JsonElement? root = answer.Root();
        var vector = root.Member("embedding").Elements()
            .Select(static number => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : double.NaN).ToList();
        return vector.Count > 0 && !vector.Exists(double.IsNaN)
            ? new SymblEmbedding { Text = text, Model = root.Member("model").Text() ?? model, Vector = vector }
            : throw answer.Unexpected(new JsonException("The response contains no embedding."));
    }

    private Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        _connection.SendAsync(request, cancellationToken);

    private async IAsyncEnumerable<SymblNebulaPiece> StreamAsync(
        ServiceRequest request, Func<string, SymblNebulaUsage?, SymblNebulaChat>? complete,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var exchange = await _connection.Transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (exchange.MediaType is { } type && !type.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            var beginning = await exchange.ReadAsync(64 * 1024).ConfigureAwait(false);
            throw ResponseErrors.Unexpected(request, type, beginning, exchange.Secrets, null);
        }

        await foreach (var piece in PieceReader.ReadAsync(exchange, complete, cancellationToken).ConfigureAwait(false)) yield return piece;
    }

    private ServiceRequest Request(Action<Utf8JsonWriter> write, NebulaSampling sampling, SecureString? apiKey, params string[] path)
    {
        sampling.Check();
        var body = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            write(writer);
            sampling.Write(writer);
            writer.WriteEndObject();
        });
        var headers = new Dictionary<string, string>();
        if (path[path.Length - 1] == "streaming") headers["Accept"] = "text/event-stream";
        var key = apiKey is null ? null : Key(apiKey);
        if (key is not null) headers["ApiKey"] = key;
        return _connection.Request(HttpMethod.Post, null, ["v1", "model", .. path]) with
        {
            Content = watch => UploadContent.Json(body, watch),
            Headers = headers,
            // A model with its own key needs no token, and must not receive the token of the service.
            Authorize = apiKey is null,
            Secrets = key is null ? [] : [key],
            StallTimeout = Patience,
        };
    }

    private static string Key(SecureString apiKey)
    {
        var key = SecureText.Reveal(apiKey).Trim();
        return key.Length > 0 && key.All(static c => c is > ' ' and <= '~')
            ? key
            : throw new ArgumentException("The key of the model is empty, or contains a character that a header cannot carry.");
    }
}
