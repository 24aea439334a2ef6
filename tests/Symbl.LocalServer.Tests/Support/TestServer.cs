using Microsoft.Extensions.DependencyInjection;
using Symbl.Domain.Recordings;
using Symbl.LocalServer.Hosting;
using Symbl.LocalServer.Options;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>A real server in this process, on a free port of loopback and a folder of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly LocalServerHost _host;

    private TestServer(TemporaryFolder? folder, LocalServerHost host, FixedTurnsProcessor processor)
    {
        _folder = folder;
        _host = host;
        Processor = processor;
        Client = new ApiClient(host.Ready.BaseUri!, host.Ready.CredentialsPath);
    }

    public ApiClient Client { get; }

    public FixedTurnsProcessor Processor { get; }

    public ReadyLine Ready => _host.Ready;

    public IServiceProvider Services => _host.Services;

    public string Uploads => Path.Combine(Ready.DataPath, "uploads");

    public static async Task<TestServer> StartAsync(
        Func<ServerOptions, ServerOptions>? options = null,
        FixedTurnsProcessor? processor = null,
        string? dataPath = null,
        Action<IServiceCollection>? configure = null)
    {
        var folder = dataPath is null ? new TemporaryFolder() : null;
        processor ??= new FixedTurnsProcessor();
        var settings = new ServerOptions { DataPath = dataPath ?? folder!.Path, ModelsPath = Path.Combine(dataPath ?? folder!.Path, "models"), WebhookRetryDelay = TimeSpan.FromMilliseconds(10) };
        var host = await LocalServerHost.StartAsync(
            options is null ? settings : options(settings),
            services =>
            {
                services.AddSingleton<IRecordingProcessor>(processor);
                configure?.Invoke(services);
            });
        var server = new TestServer(folder, host, processor);
        await server.Client.SignInAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
        _folder?.Dispose();
    }
}
