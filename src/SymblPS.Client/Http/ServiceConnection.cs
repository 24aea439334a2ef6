using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Configuration;
using SymblPS.Client.Errors;
using SymblPS.Client.Json;

namespace SymblPS.Client.Http;

/// <summary>The transport and the common ways to read responses, for the operations of a client.</summary>
internal sealed class ServiceConnection : IDisposable
{
    /// <summary>Creates the connection. It opens no socket before the first call.</summary>
    public ServiceConnection(SymblClientOptions options)
    {
        Transport = new HttpTransport(options);
        Time = options.Time;
        Account = options.Tokens.AppId ?? string.Empty;
    }

    /// <summary>Application id; empty if only a token is known.</summary>
    public string Account { get; }

    /// <summary>Sends requests under the client's limits.</summary>
    public HttpTransport Transport { get; }

    /// <summary>Clock and timers.</summary>
    public TimeProvider Time { get; }

    /// <summary>Creates a request below the base address.</summary>
    public ServiceRequest Request(HttpMethod method, Query? query, params string[] segments) =>
        Transport.Address.Request(method, query, segments);

    /// <summary>Sends a request and reads the whole response.</summary>
    public Task<ServiceAnswer> SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        Transport.SendAsync(request, cancellationToken);

    /// <summary>Reads one object.</summary>
    public async Task<T> GetAsync<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken, params string[] segments)
        where T : class, new() =>
        (await SendAsync(Request(HttpMethod.Get, null, segments), cancellationToken).ConfigureAwait(false)).Read(type);

    /// <summary>Sends an object and reads the response; returns an empty object if the service sent no body.</summary>
    public async Task<TAnswer> PutAsync<TBody, TAnswer>(
        JsonTypeInfo<TBody> bodyType, TBody body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken,
        params string[] segments)
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

    /// <summary>Reads the elements of a long list while the response arrives. A failure after the first byte does not repeat the request.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        ServiceRequest request, string member, ElementParser<T> parse, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var exchange = await Transport.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        using var stream = await exchange.OpenAsync().ConfigureAwait(false);
        var reader = new WrappedArrayReader<T>(member, parse);
        while (true)
        {
            while (TryRead(reader, exchange, out var element)) yield return element!;
            if (reader.Ended) yield break;
            await reader.FillAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a short list as a whole. A failure in the middle of the response repeats the request.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(ServiceRequest request, string member, JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
        where T : class
    {
        var answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        var reader = new WrappedArrayReader<T>(member, json => JsonSerializer.Deserialize(json, type));
        reader.Fill(answer.Body);
        var list = new List<T>();
        try
        {
            while (reader.TryRead(out var element)) list.Add(element!);
        }
        catch (JsonException e)
        {
            throw answer.Unexpected(e);
        }

        return list;
    }

    /// <inheritdoc />
    public void Dispose() => Transport.Dispose();

    private static bool TryRead<T>(WrappedArrayReader<T> reader, Exchange exchange, out T? element)
        where T : class
    {
        try
        {
            return reader.TryRead(out element);
        }
        catch (JsonException e)
        {
            throw ResponseErrors.Unexpected(exchange.Request, exchange.MediaType, reader.Beginning, exchange.Secrets, e);
        }
    }
}
