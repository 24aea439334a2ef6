using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SymblPS.Client.Authentication;
using SymblPS.Client.Configuration;
using SymblPS.Client.Raw;
using SymblPS.Client.Tests.Support;
using Xunit;

namespace SymblPS.Client.Tests.Http;

/// <summary>Sockets, proxies and certificates of a connection.</summary>
public sealed class SocketTests
{
    private const string Members = """{"members":[]}""";

    [Fact]
    public async Task A_connection_reuses_its_own_socket_and_no_other_connection_s()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(Members));
        using var first = Clients.For(server, Static);
        using var second = Clients.For(server, Static);
        for (var i = 0; i < 3; i++) await first.Members.ListAsync("c", default);
        Assert.Equal(1, server.Connections);
        for (var i = 0; i < 3; i++) await second.Members.ListAsync("c", default);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Disposal_closes_the_sockets_of_the_connection_alone()
    {
        await using var server = new LoopbackServer(exchange => exchange.JsonAsync(Members));
        using var other = Clients.For(server, Static);
        await other.Members.ListAsync("c", default);
        var client = Clients.For(server, Static);
        await client.Members.ListAsync("c", default);
        client.Dispose();
        await server.FirstClosed.WaitAsync(TimeSpan.FromSeconds(30));
        await other.Members.ListAsync("c", default);
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_refused_token_and_its_renewal_share_a_socket()
    {
        await using var server = new LoopbackServer(exchange => exchange.Header("Authorization") == "Bearer T1"
            ? exchange.JsonAsync("""{"message":"expired"}""", 401)
            : exchange.JsonAsync(Members));
        var number = 0;
        server.TokenHandler = exchange => exchange.JsonAsync($$"""{"accessToken":"T{{++number}}","expiresIn":100}""");
        using var client = Clients.For(server);
        await client.Members.ListAsync("c", default);
        Assert.Equal((2, 2, 1), (server.Requests.Count, server.TokenRequests.Count, server.Connections));
    }

    [Fact]
    public async Task A_given_proxy_gets_the_requests()
    {
        await using var service = new LoopbackServer(exchange => exchange.JsonAsync(Members));
        await using var proxy = new LoopbackServer(exchange => exchange.JsonAsync(Members));
        using var client = Clients.For(service, options => Static(options) with { Proxy = new WebProxy(proxy.BaseUri) });
        await client.Members.ListAsync("c", default);
        Assert.Equal($"{service.BaseUri}v1/conversations/c/members", Assert.Single(proxy.Requests).Target);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_failing_proxy_is_an_error_without_its_password()
    {
        await using var proxy = new LoopbackServer(exchange => exchange.ReplyAsync(502, null, []));
        var address = new UriBuilder(proxy.BaseUri) { UserName = "user", Password = "canary" }.Uri;
        using var client = Clients.For(new Uri("https://127.0.0.1:9/"), options => Static(options) with { Proxy = new WebProxy(address) });
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => client.Members.ListAsync("c", default));
        Assert.True(e.NothingSent);
        Assert.DoesNotContain("canary", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_refused_before_anything_is_sent()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ServeAsync(listener, certificate);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var client = Clients.For(new Uri($"https://localhost:{port}/"), Static);
        var e = await Assert.ThrowsAsync<SymblConnectionException>(() => client.Raw.SendAsync(
            new RawRequest { Method = "POST", Path = "/v1/x", Body = "{}" }, default));
        Assert.Contains("no secure connection could be made", e.Message, StringComparison.Ordinal);
        Assert.Contains("certificate", e.RecommendedAction, StringComparison.Ordinal);
        Assert.True(e.NothingSent);
        Assert.Equal(0, await received);
    }

    private static SymblClientOptions Static(SymblClientOptions options) => options with { Tokens = new StaticTokenSource("tok") };

    /// <summary>Accepts one TLS connection and returns the number of bytes that the client sent over it.</summary>
    private static async Task<int> ServeAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var socket = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(socket.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            return await stream.ReadAsync(new byte[100]);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            return 0;
        }
    }
}
