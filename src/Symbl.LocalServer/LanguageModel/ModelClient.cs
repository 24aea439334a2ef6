using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Symbl.Domain;
using Symbl.LocalServer.Options;
using Symbl.Platform.Http;

namespace Symbl.LocalServer.LanguageModel;

/// <summary>
/// Calls the language model of the user at an OpenAI-compatible service. Failures become errors of this server: 429 stays 429, silence
/// becomes
/// 504, and other failures become 502. Without a model, the error is 503.
/// </summary>
internal sealed class ModelClient : IDisposable
{
    private const string EndOfStream = "[DONE]";
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    private readonly ModelOptions _options;
    private readonly ModelFailures _failures;
    private readonly HttpClient _http;

    public ModelClient(ServerOptions options)
    {
        _options = options.Model;
        var key = _options.ReadKey(Environment.GetEnvironmentVariable);
        _failures = new ModelFailures(_options, key);
        _http = new HttpClient(ServiceAddress.CreateHandler(_options.Url, ConnectTime))
        {
            BaseAddress = _options.Url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (key is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Describes the model. Null without a model.</summary>
    public string? Description => _options.Url is { } url ? $"OpenAI-compatible service at {url.Authority}, model {_options.Name}" : null;

    /// <exception cref="RefusedException">429, 502, 503, 504.</exception>
    public async Task<ModelAnswer> CompleteAsync(ModelPrompt prompt, CancellationToken cancel)
    {
        using var patience = Patience(cancel);
        var completion = await _failures.GuardAsync(
            async () =>
            {
                using var response = await PostAsync("chat/completions", Request(prompt, stream: false), Json.ChatCompletionRequest, patience.Token);
                return await ReadAsync(response, Json.ChatCompletion, patience.Token);
            },
            cancel);
        var text = completion.Choices is [{ Message.Content: { } content }, ..]
            ? content
            : throw _failures.Odd("an answer without a message");
        return new ModelAnswer(completion.Model ?? _options.Name!, text, completion.Usage);
    }

    /// <summary>Streams the answer while the model writes it.</summary>
    /// <exception cref="RefusedException">429, 502, 503, 504. It can also occur in the middle of the answer.</exception>
    public async IAsyncEnumerable<ModelAnswerPart> StreamAsync(ModelPrompt prompt, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var patience = Patience(cancel);
        using var response = await _failures.GuardAsync(
            () => PostAsync("chat/completions", Request(prompt, stream: true), Json.ChatCompletionRequest, patience.Token), cancel);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            throw _failures.Odd("something that is not a stream of events");
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await using var events = SseParser.Create(body).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        var isWhole = false;
        while (await _failures.GuardAsync(() => events.MoveNextAsync().AsTask(), cancel))
        {
            patience.CancelAfter(_options.Patience);
            if (events.Current.Data == EndOfStream)
            {
                isWhole = true;
                break;
            }

            var part = _failures.Read(events.Current.Data, Json.ChatCompletion);
            isWhole |= part.Choices is [{ FinishReason: not null }, ..];
            yield return new ModelAnswerPart(part.Choices is [{ Delta.Content: { } text }, ..] ? text : "", part.Usage);
        }

        if (!isWhole)
            throw _failures.Odd("a stream that was cut off");
    }

    /// <exception cref="RefusedException">429, 502, 503, 504.</exception>
    public async Task<(string Model, IReadOnlyList<double> Vector)> EmbedAsync(string text, CancellationToken cancel)
    {
        var name = _options.EmbeddingName ?? _options.Name;
        using var patience = Patience(cancel);
        var answer = await _failures.GuardAsync(
            async () =>
            {
                using var response = await PostAsync("embeddings", new EmbeddingRequest(name!, text), Json.EmbeddingRequest, patience.Token);
                return await ReadAsync(response, Json.EmbeddingAnswer, patience.Token);
            },
            cancel);
        return answer.Data is [{ Embedding: { Count: > 0 } vector }, ..]
            ? (answer.Model ?? name!, vector)
            : throw _failures.Odd("an answer without a vector");
    }

    public void Dispose() => _http.Dispose();

    private static OpenAiJson Json => OpenAiJson.Default;

    private ChatCompletionRequest Request(ModelPrompt prompt, bool stream) => new(
        _options.Name!,
        prompt.Messages,
        prompt.Sampling.MaxNewTokens,
        prompt.Sampling.Temperature,
        prompt.Sampling.TopP,
        prompt.Sampling.TopK,
        prompt.Sampling.RepetitionPenalty,
        prompt.Sampling.StopSequences,
        stream ? true : null,
        stream ? new StreamOptions(IncludeUsage: true) : null);

    // The token is canceled if the client disconnects or if the service sends nothing for too long.
    private CancellationTokenSource Patience(CancellationToken cancel)
    {
        if (_options.Url is null)
            throw new RefusedException(Refusal.NotAvailable, "No language model is configured. " + ModelOptions.Advice);
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_options.Patience);
        return patience;
    }

    private async Task<HttpResponseMessage> PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        // Send the length, because some small servers cannot read chunks.
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode == HttpStatusCode.OK)
            return response;
        using (response)
            throw await _failures.RefusedAsync(response, cancel);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        return await JsonSerializer.DeserializeAsync(body, type, cancel) ?? throw new JsonException();
    }
}
