using System.Globalization;
using System.Text.Json;

namespace Symbl.LocalServer.Http;

/// <summary>Bodies that may be a list as well as an object, and that are kept.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The body as JSON.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">Largest body in bytes; null leaves it to the server's own limit.</param>
    /// <exception cref="ApiException">400: not JSON, a member given twice, or text that is not Unicode. 413: too large.</exception>
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

    // What is over the limit is read and dropped: a connection closed under a sender's hands would lose the answer.
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

    /// <summary>Reads every text once: half of a surrogate pair passes the parser and fails wherever the text is used first.</summary>
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
