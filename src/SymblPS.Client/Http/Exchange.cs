namespace SymblPS.Client.Http;

/// <summary>A response with a success status. Its body may still be on its way, under the limits of its request.</summary>
internal sealed class Exchange(ServiceCall call, HttpResponseMessage response) : IDisposable
{
    /// <summary>The request.</summary>
    public ServiceRequest Request => call.Request;

    /// <summary>Texts that must not appear in a message about this exchange.</summary>
    public IReadOnlyList<string> Secrets => call.Secrets;

    /// <summary>Status and headers.</summary>
    public HttpResponseMessage Response => response;

    /// <summary>Media type without parameters; <see langword="null"/> for no such header.</summary>
    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>Opens the body as a stream that obeys the limits and fails with exceptions of this project.</summary>
    public Task<Stream> OpenAsync() => response.Content.ReadAsStreamAsync();

    /// <summary>Reads the body, or its beginning.</summary>
    /// <param name="limit">Maximum number of bytes; the rest stays unread.</param>
    public Task<byte[]> ReadAsync(int limit) => ResponseBody.ReadAsync(response, limit);

    /// <inheritdoc />
    public void Dispose() => response.Dispose();
}
