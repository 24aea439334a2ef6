using System.Text.Json.Nodes;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Management;

/// <summary>Sends the requests of account operations: reads in parallel, writes one at a time.</summary>
internal sealed class ManagementChannel(ServiceConnection connection)
{
    // Maximum time to repeat a write that the service refuses because another write runs, for example from another process.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a write, with the reads before and after it, while no other write of the account runs in this process.</summary>
    public Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken) =>
        ManagementGate.RunAsync(connection.Transport.Address.BaseUri, connection.Account, write, cancellationToken);

    /// <summary>Sends a GET request.</summary>
    public Task<ServiceAnswer> GetAsync(Query? query, CancellationToken cancellationToken, params string[] segments) =>
        connection.SendAsync(connection.Request(HttpMethod.Get, query, segments), cancellationToken);

    /// <summary>Sends a POST request. The client does not repeat it after the service may have received it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="created">The created resource, and the command to check for it after an ambiguous failure.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="segments">Path.</param>
    public Task<ServiceAnswer> PostAsync(JsonNode body, Creation created, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(HttpMethod.Post, body, repeatable: false, segments), created, cancellationToken);

    /// <summary>Sends a PUT request, which is idempotent.</summary>
    public Task<ServiceAnswer> PutAsync(JsonNode body, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(HttpMethod.Put, body, repeatable: true, segments), null, cancellationToken);

    /// <summary>Sends a PATCH request.</summary>
    /// <param name="body">The change.</param>
    /// <param name="repeatable">Whether the request is idempotent.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="segments">Path.</param>
    public Task<ServiceAnswer> PatchAsync(JsonNode body, bool repeatable, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(new HttpMethod("PATCH"), body, repeatable, segments), null, cancellationToken);

    /// <summary>Sends a DELETE request.</summary>
    public Task<ServiceAnswer> DeleteAsync(Query? query, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(connection.Request(HttpMethod.Delete, query, segments), null, cancellationToken);

    private ServiceRequest Request(HttpMethod method, JsonNode body, bool repeatable, string[] segments)
    {
        var bytes = JsonText.Bytes(writer => body.WriteTo(writer));
        return connection.Request(method, null, segments) with
        {
            Content = watch => UploadContent.Json(bytes, watch),
            Repeatable = repeatable,
        };
    }

    private async Task<ServiceAnswer> WriteAsync(ServiceRequest request, Creation? created, CancellationToken cancellationToken)
    {
        var patience = new Deadline(Patience, connection.Time);
        var timing = connection.Transport.Timing;
        var pause = timing.FirstTurnWait;
        while (true)
        {
            ExchangeWatch? watch = null;
            var content = request.Content;
            var attempt = content is null ? request : request with { Content = sent => content(watch = sent) };
            try
            {
                return await connection.SendAsync(attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (SymblRateLimitException e) when (!patience.Passed)
            {
                // The service has not executed a refused write, so it is safe to repeat, even for a creation.
                var wait = e.RetryAfter ?? TimeSpan.FromTicks((long)(pause.Ticks * (0.8 + (0.4 * Random.Shared.NextDouble()))));
                await Task.Delay(patience.Cap(wait), connection.Time, cancellationToken).ConfigureAwait(false);
                pause = pause + pause < timing.LongestSlotWait ? pause + pause : timing.LongestSlotWait;
            }
            catch (SymblException e) when (created is { } what && watch is { BodyStarted: true }
                && e is SymblConnectionException or SymblTimeoutException)
            {
                throw new SymblAmbiguousSubmissionException($"{what.Name} may have been created: {e.Message} The request was not sent again.", e)
                {
                    BaseUri = connection.Transport.Address.BaseUri,
                    RecommendedAction = $"Before you create it again, check whether it exists: {what.Check}.",
                };
            }
            catch (SymblServiceException e) when (created is { } what && e.StatusCode is 408 or >= 500)
            {
                throw ServiceFailure.With(
                    e, e.Message,
                    $"The request was not sent again, because the service may have executed it. Check whether it exists: {what.Check}.");
            }
        }
    }
}

/// <summary>The resource that a request creates.</summary>
/// <param name="Name">Kind and name, such as <c>The tracker 'Pricing'</c>.</param>
/// <param name="Check">Command that shows whether the resource exists.</param>
internal readonly record struct Creation(string Name, string Check);
