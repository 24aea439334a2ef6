namespace Symbl.LocalServer.Http;

/// <summary>The path of a request as logs show it: without its query, and without the secret part of the address of a page.</summary>
internal static class LoggedPath
{
    /// <summary>The path of pages. Each address after it lets anyone read a conversation.</summary>
    public const string Pages = "/local/pages/";

    public static string Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return path.StartsWith(Pages, StringComparison.OrdinalIgnoreCase) ? Pages + "***" : path;
    }
}
