using System.Net.Http.Headers;
using System.Text;
using SymblPS.Client.Files;
using SymblPS.Client.Http;

namespace SymblPS.Client.Raw;

/// <summary>Any request to the service, with the token, limits, retry and errors of the connection.</summary>
public sealed class RawOperations
{
    // The connection sets these headers. Values of a caller would break the connection, or send credentials elsewhere.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Expect",
    };

    private readonly ServiceConnection _connection;

    internal RawOperations(ServiceConnection connection) => _connection = connection;

    /// <summary>Sends a request. The client repeats GET, HEAD and DELETE, and the PUT of a member, after transient failures.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The response, if its status is a success.</returns>
    /// <exception cref="ArgumentException">
    /// The path leads to another host, a header is reserved, or the request has more than one body.
    /// </exception>
    /// <exception cref="SymblServiceException">The service responded with an error status, which the derived type specifies.</exception>
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        if (request is null) throw new ArgumentNullException(nameof(request));
        var address = _connection.Transport.Address;
        var uri = address.Resolve(request.Path);
        var path = address.PathOf(uri);
        var method = new HttpMethod(request.Method.Trim().ToUpperInvariant());
        foreach (var name in request.Headers.Keys)
        {
            if (Reserved.Contains(name)) throw new ArgumentException($"The connection sets the header '{name}'; a request cannot override it.", nameof(request));
        }

        var service = new ServiceRequest
        {
            Method = method,
            Uri = uri,
            Path = path,
            Content = Body(request),
            Headers = request.Headers.Where(static header => !IsContentType(header.Key))
                .ToDictionary(static header => header.Key, static header => header.Value),
            Repeatable = method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Delete
                || (method == HttpMethod.Put && IsMember(path)),
        };
        var answer = await _connection.SendAsync(service, cancellationToken).ConfigureAwait(false);
        return new RawResponse
        {
            StatusCode = (int)answer.Status,
            Headers = answer.Headers,
            ContentType = answer.MediaType,
            Text = answer.Text(),
        };
    }

    private static Func<ExchangeWatch, HttpContent>? Body(RawRequest request)
    {
        if (new object?[] { request.Body, request.BodyBytes, request.BodyPath }.Count(static body => body is not null) > 1)
            throw new ArgumentException("A request can have only one body: text, bytes or a file.", nameof(request));
        var type = request.ContentType
            ?? request.Headers.Where(static header => IsContentType(header.Key)).Select(static header => header.Value).FirstOrDefault();
        if (type is not null && !MediaTypeHeaderValue.TryParse(type, out _))
            throw new ArgumentException($"'{type}' is not a content type.", nameof(request));
        if (request.BodyPath is { } path)
        {
            InputFile.Open(path).Dispose();
            return watch => UploadContent.File(InputFile.Open(path), type, watch, null);
        }

        var bytes = request.Body is { } text ? Encoding.UTF8.GetBytes(text) : request.BodyBytes;
        type ??= request.Body is null ? null : "application/json";
        return bytes is null ? null : watch => UploadContent.Bytes(bytes, type, watch);
    }

    private static bool IsContentType(string header) => header.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    // v1/conversations/{conversationId}/members/{memberId}
    private static bool IsMember(string path) => path.Trim('/').Split('/') is ["v1", "conversations", _, "members", _];
}
