using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SymblPS.Client.Errors;

namespace SymblPS.Client.Http;

/// <summary>A whole response with a success status.</summary>
internal sealed class ServiceAnswer
{
    private readonly ServiceRequest _request;
    private readonly IReadOnlyList<string> _secrets;

    /// <summary>Keeps the parts of a response.</summary>
    /// <param name="call">The call, with the body that the handlers read.</param>
    /// <param name="response">Status and headers.</param>
    public ServiceAnswer(ServiceCall call, HttpResponseMessage response)
    {
        _request = call.Request;
        Status = response.StatusCode;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        CharSet = response.Content.Headers.ContentType?.CharSet;
        Headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Body = call.Body;
        _secrets = call.Secrets;
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Media type without parameters.</summary>
    public string? MediaType { get; }

    /// <summary>Headers of the response and of its content.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body.</summary>
    public byte[] Body { get; }

    private string? CharSet { get; }

    /// <summary>Decodes the body as text, in the encoding of its content type.</summary>
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

    /// <summary>Reads the body as a JSON object.</summary>
    /// <exception cref="SymblUnexpectedResponseException">The body is not such an object.</exception>
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
    /// Reads the body as a JSON object, or returns an empty object if the service sent no body.
    /// </summary>
    public T ReadOptional<T>(JsonTypeInfo<T> type) where T : class, new() => Body.Length == 0 ? new T() : Read(type);

    /// <summary>Creates the exception for a body that violates the contract.</summary>
    public SymblUnexpectedResponseException Unexpected(JsonException cause) =>
        ResponseErrors.Unexpected(_request, MediaType, Body, _secrets, cause);
}
