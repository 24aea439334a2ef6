using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Symbl.Domain;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.LanguageModel;

/// <summary>What goes wrong between this server and the model's service, as answers of this server. The key is in none of them.</summary>
internal sealed class ModelFailures(ModelOptions options, string? key)
{
    private const int MostOfBody = 16 * 1024;
    private const int MostOfMessage = 300;

    private string Who => $"The language model at {options.Url!.Authority}";

    /// <summary>Runs a call to the service.</summary>
    /// <param name="call">The call; it ends early when the patience is over.</param>
    /// <param name="cancel">The client has gone.</param>
    /// <exception cref="RefusedException">502, 504.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            // A connection that is not made in time is cancelled as well.
            throw e.InnerException is TimeoutException
                ? Bad("cannot be reached: no connection in time.")
                : new RefusedException(
                    Refusal.UpstreamTimeout,
                    string.Create(CultureInfo.InvariantCulture, $"{Who} was silent for {options.Patience.TotalSeconds:0.###} seconds."));
        }
        catch (HttpRequestException e)
        {
            throw Bad($"cannot be reached: {e.Message}");
        }
        catch (IOException)
        {
            throw Odd("an answer that was cut off");
        }
        catch (JsonException)
        {
            throw Odd("something that is not JSON of an OpenAI-compatible service");
        }
    }

    /// <exception cref="RefusedException">502: not JSON of the service.</exception>
    public T Read<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, type) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Answered below: what was sent is the model's words.
        }

        throw Odd("something that is not JSON of an OpenAI-compatible service");
    }

    /// <summary>The service answered what it should not.</summary>
    public RefusedException Odd(string what) => Bad($"sent {what}.");

    /// <summary>The service refused.</summary>
    public async Task<RefusedException> RefusedAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var said = Message(await StartAsync(response, cancel));
        var text = string.Create(CultureInfo.InvariantCulture, $"answered {(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd()
            + (said is null ? "." : $": {said}");
        return response.StatusCode == HttpStatusCode.TooManyRequests
            ? new RefusedException(Refusal.TooMany, WithoutKey($"{Who} {text}"))
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            }
            : Bad(text);
    }

    private RefusedException Bad(string what) => new(Refusal.UpstreamFailed, WithoutKey($"{Who} {what}"));

    private string WithoutKey(string text) => key is null ? text : text.Replace(key, "***", StringComparison.Ordinal);

    // The message is at the start; a page of a gateway may be long.
    private static async Task<string> StartAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var buffer = new byte[MostOfBody];
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        return Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, MostOfBody, throwOnEndOfStream: false, cancel));
    }

    // {"error":{"message":…}}, {"error":…}, {"message":…} and {"detail":…} are all in use.
    private static string? Message(string body)
    {
        string? text = null;
        try
        {
            var json = JsonElement.Parse(body);
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("error", out var error))
                text = Text(error) ?? Member(error, "message");
            text ??= Member(json, "message") ?? Member(json, "detail");
        }
        catch (JsonException)
        {
            // A page: its status says enough.
        }

        return text is { Length: > MostOfMessage } ? text[..MostOfMessage] + "…" : text;
    }

    private static string? Member(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
