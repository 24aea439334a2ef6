using System.Text.Json.Nodes;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;
using SymblPS.Client.Json;

namespace SymblPS.Client.Management;

/// <summary>How the operations on an account talk to the service: reads as ever, writes one after another.</summary>
internal sealed class ManagementChannel(ServiceConnection connection)
{
    // How long a write that is refused because another one runs (from another process, say) is offered again.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a write, and what it reads before and after, when no other one of the account runs in this process.</summary>
    public Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken) =>
        ManagementGate.RunAsync(connection.Transport.Address.BaseUri, connection.Account, write, cancellationToken);

    /// <summary>Reads.</summary>
    public Task<ServiceAnswer> GetAsync(Query? query, CancellationToken cancellationToken, params string[] segments) =>
        connection.SendAsync(connection.Request(HttpMethod.Get, query, segments), cancellationToken);

    /// <summary>Creates. Never sent twice once the service may have it.</summary>
    /// <param name="body">What to send.</param>
    /// <param name="created">What is made and how to look whether it is there, for a failure that leaves it open.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="segments">Path.</param>
    public Task<ServiceAnswer> PostAsync(JsonNode body, Creation created, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(HttpMethod.Post, body, repeatable: false, segments), created, cancellationToken);

    /// <summary>Replaces; doing it twice does no harm.</summary>
    public Task<ServiceAnswer> PutAsync(JsonNode body, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(HttpMethod.Put, body, repeatable: true, segments), null, cancellationToken);

    /// <summary>Changes a part.</summary>
    /// <param name="body">The change.</param>
    /// <param name="repeatable">Whether doing it twice does no harm.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="segments">Path.</param>
    public Task<ServiceAnswer> PatchAsync(JsonNode body, bool repeatable, CancellationToken cancellationToken, params string[] segments) =>
        WriteAsync(Request(new HttpMethod("PATCH"), body, repeatable, segments), null, cancellationToken);

    /// <summary>Removes.</summary>
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
        var patience = new Deadline(Patience);
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
                // Refused, so nothing was done: safe to offer again, creations as well.
                var wait = e.RetryAfter ?? TimeSpan.FromTicks((long)(pause.Ticks * (0.8 + (0.4 * Random.Shared.NextDouble()))));
                await Task.Delay(patience.Cap(wait), cancellationToken).ConfigureAwait(false);
                pause = pause + pause < timing.LongestSlotWait ? pause + pause : timing.LongestSlotWait;
            }
            catch (SymblException e) when (created is { } what && watch is { BodyStarted: true }
                && e is SymblConnectionException or SymblTimeoutException)
            {
                throw new SymblAmbiguousSubmissionException($"{what.Name} may or may not have been created: {e.Message} It was not sent again.", e)
                {
                    BaseUri = connection.Transport.Address.BaseUri,
                    RecommendedAction = $"Before you create it again, see whether it is there: {what.Check}.",
                };
            }
            catch (SymblServiceException e) when (created is { } what && e.StatusCode is 408 or >= 500)
            {
                throw ServiceFailure.With(
                    e, e.Message,
                    $"It was not sent again, because the service may have it all the same. See whether it is there: {what.Check}.");
            }
        }
    }
}

/// <summary>What a request creates.</summary>
/// <param name="Name">Kind and name, such as <c>The tracker 'Pricing'</c>.</param>
/// <param name="Check">The command that shows whether it is there.</param>
internal readonly record struct Creation(string Name, string Check);
