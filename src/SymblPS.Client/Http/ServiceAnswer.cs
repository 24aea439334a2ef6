using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>A whole answer with a success status.</summary>
internal sealed class ServiceAnswer
{
    private readonly ServiceRequest _request;
    private readonly IReadOnlyList<string> _secrets;

    private ServiceAnswer(Exchange exchange, byte[] body)
    {
        _request = exchange.Request;
        Status = exchange.Response.StatusCode;
        MediaType = exchange.MediaType;
        CharSet = exchange.Response.Content.Headers.ContentType?.CharSet;
        Headers = exchange.Response.Headers.Concat(exchange.Response.Content.Headers)
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Body = body;
        _secrets = exchange.Secrets;
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Media type without parameters.</summary>
    public string? MediaType { get; }

    /// <summary>Headers of the answer and of its content.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body.</summary>
    public byte[] Body { get; }

    private string? CharSet { get; }

    /// <summary>Reads the answer of an exchange.</summary>
    public static async Task<ServiceAnswer> ReadAsync(Exchange exchange) =>
        new(exchange, await exchange.ReadAsync().ConfigureAwait(false));

    /// <summary>The body as text, in the encoding the service names.</summary>
    public string Text()
    {
        try
        {
            return (CharSet is { Length: > 0 } name ? Encoding.GetEncoding(name.Trim('"')) : Encoding.UTF8).GetString(Body);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8.GetString(Body);
        }
    }

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="SymblUnexpectedResponseException">It is something else, or broken.</exception>
    public T Read<T>(JsonTypeInfo<T> type) where T : class, new()
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type) ?? new T();
        }
        catch (JsonException e)
        {
            throw Unexpected(e);
        }
    }

    /// <summary>
    /// The body as a JSON object where there is one; an empty object where the service sent nothing (204, or an empty body).
    /// </summary>
    public T ReadOptional<T>(JsonTypeInfo<T> type) where T : class, new() => Body.Length == 0 ? new T() : Read(type);

    /// <summary>The exception for a body that is not what the contract says.</summary>
    public SymblUnexpectedResponseException Unexpected(JsonException cause) =>
        ResponseErrors.Unexpected(_request, MediaType, Body, _secrets, cause);
}
