using System.Globalization;
using System.Text.Json;

namespace Symbl.LocalServer.Http;

/// <summary>Reads bodies that can be a list or an object and that the server stores.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the body as JSON.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">The maximum size of the body in bytes, or null for the default limit of the server.</param>
    /// <exception cref="ApiException">
    /// 400: not JSON, a repeated member, or text that is not Unicode. 413: the body is too large.
    /// </exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context, int? most = null)
    {
        using var body = new MemoryStream();
        await CopyAsync(context, body, most);
        try
        {
            body.Position = 0;
            using var document = await JsonDocument.ParseAsync(body, Strict, context.RequestAborted);
            RefuseBrokenText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.Invalid("The request body is not valid JSON.");
        }
    }

    // Reads the bytes over the limit too but drops them. If the server closed the connection during the transfer, the client would lose the
    // answer.
    private static async Task CopyAsync(HttpContext context, MemoryStream body, int? most)
    {
        var buffer = new byte[16 * 1024];
        long total = 0;
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            total += count;
            if (most is null || total <= most)
                body.Write(buffer, 0, count);
        }

        if (total > most)
        {
            throw new ApiException(
                StatusCodes.Status413PayloadTooLarge,
                $"The request body is larger than the limit of {most.Value.ToString(CultureInfo.InvariantCulture)} bytes.");
        }
    }

    /// <summary>Reads every text once. The parser accepts half of a surrogate pair, but the first use of such a text would fail.</summary>
    /// <exception cref="InvalidOperationException">A text is not Unicode.</exception>
    public static void RefuseBrokenText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    RefuseBrokenText(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    RefuseBrokenText(member.Value);
                }

                break;
        }
    }
}
