using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Symbl.LocalServer.Http;

/// <summary>Reads and writes JSON bodies.</summary>
internal static class Answers
{
    public const string JsonContentType = "application/json; charset=utf-8";

    /// <summary>Answers with a body of known length. Endpoints stream long lists instead.</summary>
    public static Task AnswerAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.StatusCode = status;
        context.Response.ContentType = JsonContentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    public static Task AnswerAsync(this HttpContext context, string message) =>
        context.AnswerAsync(new MessageOnlyResponse(message), WireJson.Wire.MessageOnlyResponse);

    /// <summary>Reads the body as a JSON object.</summary>
    /// <exception cref="ApiException">400: the body is not JSON, or not an object.</exception>
    public static async Task<JsonElement> ReadObjectAsync(this HttpContext context) =>
        await context.ReadJsonAsync() is { ValueKind: JsonValueKind.Object } body
            ? body
            : throw ApiException.Invalid("The request body must be a JSON object.");

    /// <summary>Reads the body as JSON of any kind.</summary>
    /// <exception cref="ApiException">400: the body is not JSON, or contains text that is not Unicode.</exception>
    public static async Task<JsonElement> ReadJsonAsync(this HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            JsonBody.RefuseBrokenText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.Invalid("The request body is not valid JSON.");
        }
    }
}
