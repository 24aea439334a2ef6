namespace Symbl.LocalServer.Http;

/// <summary>Marks what this server answers, against what routing makes up (such as its own 405).</summary>
internal sealed class KnownEndpoint
{
    public static KnownEndpoint Instance { get; } = new();
}
