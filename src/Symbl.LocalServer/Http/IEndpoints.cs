namespace Symbl.LocalServer.Http;

/// <summary>The operations on one kind of thing. A new kind is a new class, registered in <c>LocalServerHost</c>.</summary>
internal interface IEndpoints
{
    /// <summary>Adds the operations. All need a token unless marked <c>AnonymousEndpoint</c>.</summary>
    void Map(IEndpointRouteBuilder routes);
}
