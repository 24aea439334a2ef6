using System.Text.Json;

namespace SymblPS.Client.Http;

/// <summary>Reads responses without a fixed shape.</summary>
internal static class ServiceAnswerJson
{
    /// <summary>The whole answer.</summary>
    /// <exception cref="SymblUnexpectedResponseException">It is no JSON.</exception>
    public static JsonElement Root(this ServiceAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw answer.Unexpected(e);
        }
    }
}
