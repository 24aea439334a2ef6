using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace SymblPS.Client.Http;

/// <summary>
/// The <see cref="HttpClient"/> of one connection, created by <see cref="IHttpClientFactory"/> under the name of the connection. Only this
/// type and <see cref="ConnectionServices"/> use the packages of the factory, so the packages load when the first call creates this object.
/// </summary>
/// <remarks>
/// Each connection has a factory of its own. A shared factory would keep the handlers of every closed connection, and with them the
/// credentials, until the process ends.
/// </remarks>
internal sealed class ConnectionClient : IDisposable
{
    private readonly HttpMessageHandler _primary;

    private ConnectionClient(HttpClient http, HttpMessageHandler primary) => (Http, _primary) = (http, primary);

    /// <summary>The client.</summary>
    public HttpClient Http { get; }

    /// <summary>Creates the client.</summary>
    /// <param name="name">Name of the connection.</param>
    /// <param name="handlers">The chain, from the caller to the network.</param>
    /// <param name="primary">The handler that owns the sockets. Disposal of the client disposes it.</param>
    /// <param name="configure">Sets the defaults of the client.</param>
    public static ConnectionClient Create(
        string name, IReadOnlyList<DelegatingHandler> handlers, HttpMessageHandler primary, Action<HttpClient> configure)
    {
        var options = new HttpClientFactoryOptions
        {
            // The primary handler renews its sockets by itself, so the factory never needs to replace the chain.
            HandlerLifetime = Timeout.InfiniteTimeSpan,
            SuppressHandlerScope = true,
        };
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.PrimaryHandler = primary;
            foreach (var handler in handlers) builder.AdditionalHandlers.Add(handler);
        });
        options.HttpClientActions.Add(configure);

        var services = new ServiceCollection();
        services.AddHttpClient();
        // These filters would log each request and meter the primary handler. Nothing consumes the logs and meters here.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        services.AddSingleton<IOptionsMonitor<HttpClientFactoryOptions>>(new ConnectionOptions(options));
        var factory = new ConnectionServices(services).GetRequiredService<IHttpClientFactory>();
        return new ConnectionClient(factory.CreateClient(name), primary);
    }

    /// <summary>Closes the sockets; running calls fail.</summary>
    public void Dispose()
    {
        // The factory's client does not dispose its handlers.
        Http.Dispose();
        _primary.Dispose();
    }

    /// <summary>The options of the only client of a factory. They never change.</summary>
    private sealed class ConnectionOptions(HttpClientFactoryOptions options) : IOptionsMonitor<HttpClientFactoryOptions>
    {
        public HttpClientFactoryOptions CurrentValue => options;

        public HttpClientFactoryOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<HttpClientFactoryOptions, string?> listener) => null;
    }
}
