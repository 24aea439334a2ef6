using System.Text.Json.Nodes;
using Symbl.LocalServer.Http;

namespace Symbl.LocalServer.Endpoints.Account;

/// <summary>Shared methods for requests about account resources.</summary>
internal static class ResourceRequests
{
    public static Task AnswerAsync(this HttpContext context, JsonNode body, int status = StatusCodes.Status200OK) =>
        context.AnswerAsync(body, AccountJson.Wire.JsonNode, status);

    public static string DocumentId(this HttpContext context, string parameter) => (string)context.GetRouteValue(parameter)!;

    /// <summary>Deletes the resource in the path. Returns the confirmation that trackers and groups have as their answer.</summary>
    /// <exception cref="ApiException">404.</exception>
    public static async Task<JsonObject> DeleteAsync(this AccountResourceService documents, AccountResourceKind kind, HttpContext context, string parameter)
    {
        var id = context.DocumentId(parameter);
        await documents.DeleteAsync(kind, id, context.RequestAborted);
        return new JsonObject { ["id"] = id, ["type"] = kind.Name, ["deleted"] = true };
    }
}
