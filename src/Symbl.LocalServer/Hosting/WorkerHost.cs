using Microsoft.Extensions.Logging.Console;
using Symbl.LocalServer.Options;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;

namespace Symbl.LocalServer.Hosting;

/// <summary>Processes the jobs of a data folder that another process serves. Several such processes can share one folder.</summary>
internal sealed class WorkerHost : IServerProcess
{
    private readonly IHost _host;
    private readonly DataFolder _folder;

    private WorkerHost(IHost host, DataFolder folder)
    {
        _host = host;
        _folder = folder;
        Ready = new ReadyLine(null, folder.CredentialsPath, folder.Root, Environment.ProcessId, ProductVersion.Text);
    }

    public ReadyLine Ready { get; }

    /// <summary>Starts to process jobs.</summary>
    /// <exception cref="StartupException">The data folder does not exist or is not usable.</exception>
    public static async Task<WorkerHost> StartAsync(
        ServerOptions options, Action<IServiceCollection>? configure = null, CancellationToken cancel = default)
    {
        var folder = DataFolder.Join(options.DataPath);
        IHost? host = null;
        try
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Logging.SetMinimumLevel(options.LogLevel);
            // Reserve standard output for the ready line.
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
            builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
            builder.Services.AddSingleton(options);
            builder.Services.AddSingleton(folder);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton(new OwnerProcesses(options.Owners));
            builder.Services.AddJobs(folder, RecognizerServices.Create(options), RecognizerServices.CreateVoices(options, folder));
            builder.Services.AddHostedService<OwnerWatch>();
            configure?.Invoke(builder.Services);
            host = builder.Build();
            await host.StartAsync(cancel);
            return new WorkerHost(host, folder);
        }
        catch
        {
            host?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    public Task WaitForStopAsync() => _host.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }
}
