using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Symbl.Domain;
using Symbl.LocalServer.Options;
using Symbl.Platform.Http;

namespace Symbl.LocalServer.LanguageModel;

/// <summary>Converts failures of the model's service to errors of this server. The messages never contain the key.</summary>
internal sealed class ModelFailures(ModelOptions options, string? key)
{
    private string Who => $"The language model at {options.Url!.Authority}";

    /// <summary>Runs a call to the service.</summary>
    /// <param name="call">The call. It ends early if the service is silent for too long.</param>
    /// <param name="cancel">Signals that the client has disconnected.</param>
    /// <exception cref="RefusedException">502, 504.</exception>
    public async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancel)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            // A connection timeout also cancels the call.
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

    /// <exception cref="RefusedException">502: the text is not JSON of the service.</exception>
    public T Read<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, type) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Throw another exception below, because the message of the parser can quote the text of the model.
        }

        throw Odd("something that is not JSON of an OpenAI-compatible service");
    }

    /// <summary>Creates the exception for an unexpected answer of the service.</summary>
    public RefusedException Odd(string what) => Bad($"sent {what}.");

    /// <summary>Creates the exception for an error status of the service.</summary>
    public async Task<RefusedException> RefusedAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var said = await ServiceError.ReadAsync(response, cancel);
        var text = string.Create(CultureInfo.InvariantCulture, $"answered {(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd()
            + (said is null ? "." : $": {said}");
        return response.StatusCode == HttpStatusCode.TooManyRequests
            ? new RefusedException(Refusal.TooMany, ServiceKey.Hide($"{Who} {text}", key))
            {
                RetryAfter = response.Headers.RetryAfter?.Delta,
            }
            : Bad(text);
    }

    private RefusedException Bad(string what) => new(Refusal.UpstreamFailed, ServiceKey.Hide($"{Who} {what}", key));
}
