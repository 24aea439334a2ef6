namespace Symbl.LocalServer.Http;

/// <summary>Marks the endpoints of this server. Endpoints that routing generates, such as its own 405, do not have this mark.</summary>
internal sealed class KnownEndpoint
{
    public static KnownEndpoint Instance { get; } = new();
}
