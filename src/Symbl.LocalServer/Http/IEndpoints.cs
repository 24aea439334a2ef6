namespace Symbl.LocalServer.Http;

/// <summary>A group of operations. A new group is a new class; a scan of the assembly finds it.</summary>
internal interface IEndpoints
{
    /// <summary>Adds the operations. They all need a token, except operations marked <c>AnonymousEndpoint</c>.</summary>
    void Map(IEndpointRouteBuilder routes);
}
