using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>Ends a call with all its attempts and pauses at its deadline.</summary>
internal sealed class DeadlineHandler(ResponseErrors errors) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ServiceCall.Of(request);
        using var limit = call.Deadline.Link(cancellationToken);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            throw errors.Overdue(call.Request);
        }
    }
}
