using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Errors;
using SymblPS.Client.Json;

namespace SymblPS.Client.Http;

/// <summary>What every operation works with: the transport, the credentials, and the few ways answers are read.</summary>
internal sealed class ServiceConnection : IDisposable
{
    public ServiceConnection(SymblClientOptions options)
    {
        Transport = new HttpTransport(options);
        Authorizer = new Authorizer(options.Tokens, new TokenRequestContext(Transport.Address.BaseUri, Transport));
    }

    /// <summary>Sends requests under the client's limits.</summary>
    public HttpTransport Transport { get; }

    /// <summary>Gives tokens.</summary>
    public Authorizer Authorizer { get; }

    /// <summary>Builds a request below the service's address.</summary>
    public ServiceRequest Request(HttpMethod method, Query? query, params string[] segments) =>
        Transport.Address.Request(method, query, segments);

    /// <summary>Sends a request and reads the whole answer.</summary>
    public Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        Transport.SendAsync(request, Authorizer, cancellationToken);

    /// <summary>Reads one object.</summary>
    public async Task<T> GetAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken, params string[] segments) where T : class, new() =>
        (await SendAsync(Request(HttpMethod.Get, null, segments), cancellationToken).ConfigureAwait(false)).Read(type);

    /// <summary>Sends an object and reads what the service says to it; an empty object where it says nothing.</summary>
    public async Task<TAnswer> PutAsync<TBody, TAnswer>(
        JsonTypeInfo<TBody> bodyType, TBody body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken, params string[] segments)
        where TAnswer : class, new()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, bodyType);
        var request = Request(HttpMethod.Put, null, segments) with
        {
            Content = watch => UploadContent.Json(bytes, watch),
            Repeatable = true,
        };
        return (await SendAsync(request, cancellationToken).ConfigureAwait(false)).ReadOptional(answerType);
    }

    /// <summary>Reads the elements of a long list while the answer is still arriving; a failure on the way is not repeated.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ServiceRequest request, string member, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var exchange = await Transport.OpenAsync(request, Authorizer, cancellationToken).ConfigureAwait(false);
        using var stream = await exchange.OpenAsync().ConfigureAwait(false);
        var elements = ElementsAsync(
            stream, member, type, (beginning, cause) => ResponseErrors.Unexpected(request, exchange.MediaType, beginning, exchange.Secrets, cause),
            cancellationToken);
        await foreach (var element in elements.ConfigureAwait(false)) yield return element;
    }

    /// <summary>Reads the elements of a short list, as a whole: a failure on the way is repeated like any other read.</summary>
    public async IAsyncEnumerable<T> ReadPageAsync<T>(
        ServiceRequest request, string member, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var stream = new MemoryStream(answer.Body, writable: false);
        var elements = ElementsAsync(stream, member, type, (_, cause) => answer.Unexpected(cause), cancellationToken);
        await foreach (var element in elements.ConfigureAwait(false)) yield return element;
    }

    /// <inheritdoc />
    public void Dispose() => Transport.Dispose();

    private static async IAsyncEnumerable<T> ElementsAsync<T>(
        Stream stream, string member, JsonTypeInfo<T> type, Func<ReadOnlyMemory<byte>, JsonException, SymblUnexpectedResponseException> explain,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var reader = new WrappedArrayReader<T>(stream, member, type);
        var elements = reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var closing = elements.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await elements.MoveNextAsync().ConfigureAwait(false)) yield break;
            }
            catch (JsonException e)
            {
                throw explain(reader.Beginning, e);
            }

            yield return elements.Current;
        }
    }
}
