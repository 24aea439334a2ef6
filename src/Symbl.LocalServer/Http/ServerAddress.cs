using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.Http;

/// <summary>
/// The base address in the links of this server: the configured address, or the first address that the server listens on. A request cannot
/// change it, because a client can send any <c>Host</c> header.
/// </summary>
internal sealed class ServerAddress(ServerOptions options, IServer server)
{
    /// <summary>The base address, without a slash at its end. Available when the server listens.</summary>
    public string Base => (options.BaseUri ?? Bound()).AbsoluteUri.TrimEnd('/');

    private Uri Bound()
    {
        var bound = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        // A browser cannot open the address that stands for all addresses of this machine.
        return IPAddress.TryParse(bound.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(bound) { Host = Dns.GetHostName() }.Uri
            : bound;
    }
}
