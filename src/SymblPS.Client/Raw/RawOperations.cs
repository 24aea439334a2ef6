namespace SymblPS.Client;

/// <summary>Any request to the service.</summary>
public sealed class RawOperations
{
    internal RawOperations() { }

    /// <summary>Sends a request.</summary>
    public Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
