using System.Text;
using System.Text.Json;

namespace Symbl.Platform.Http;

/// <summary>Reads the message of an error response.</summary>
public static class ServiceError
{
    private const int MostOfBody = 16 * 1024;
    private const int MostOfMessage = 300;

    /// <summary>Reads the message; null if the body has no message, for example because it is a web page.</summary>
    /// <param name="response">The response.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static async Task<string?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(response);
        // Read only the start, which contains the message. The page of a gateway can be long.
        var buffer = new byte[MostOfBody];
        await using var body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(buffer, MostOfBody, throwOnEndOfStream: false, cancel).ConfigureAwait(false);
        return Parse(Encoding.UTF8.GetString(buffer, 0, length));
    }

    /// <summary>Finds the message in a body; null if there is no message.</summary>
    /// <param name="body">The text of the body.</param>
    public static string? Parse(string body)
    {
        try
        {
            return Find(JsonElement.Parse(body));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The body is a web page, or its text has half of a character. Its status is sufficient.
            return null;
        }
    }

    /// <summary>Finds the message of an error in JSON; null if there is no message.</summary>
    /// <param name="json">The body.</param>
    public static string? Find(JsonElement json)
    {
        // Services use all of these formats: {"error":{"message":…}}, {"error":…}, {"message":…}, {"detail":…} and {"detail":[{"msg":…}]}.
        string? text = null;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("error", out var error))
            text = Text(error) ?? Member(error, "message");
        text ??= Member(json, "message") ?? Member(json, "detail") ?? Validation(json);
        if (text is null)
            return null;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > MostOfMessage ? text[..MostOfMessage] + "…" : text;
    }

    private static string? Validation(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("detail", out var detail)
        && detail.ValueKind == JsonValueKind.Array && detail.GetArrayLength() > 0
            ? Member(detail[0], "msg")
            : null;

    private static string? Member(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
