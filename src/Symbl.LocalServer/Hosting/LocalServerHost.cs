using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Symbl.LocalServer.Authentication;
using Symbl.LocalServer.Endpoints.Account;
using Symbl.LocalServer.Endpoints.Conversations.CallScores;
using Symbl.LocalServer.Endpoints.Conversations.Pages;
using Symbl.LocalServer.Endpoints.Submissions;
using Symbl.LocalServer.Faults;
using Symbl.LocalServer.Http;
using Symbl.LocalServer.Jobs;
using Symbl.LocalServer.LanguageModel;
using Symbl.LocalServer.Options;
using Symbl.LocalServer.Services;
using Symbl.Platform.Files;
using Symbl.Platform.Processes;
using Symbl.Storage;
using Symbl.Storage.Recordings;

namespace Symbl.LocalServer.Hosting;

/// <summary>A running server. It holds its data folder until it is disposed.</summary>
internal sealed class LocalServerHost : IServerProcess
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;

    private LocalServerHost(WebApplication app, DataFolder folder, ReadyLine ready)
    {
        _app = app;
        _folder = folder;
        Ready = ready;
    }

    /// <summary>The address and the paths of the server.</summary>
    public ReadyLine Ready { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server. After this method returns, the server answers requests.</summary>
    /// <exception cref="StartupException">The server cannot start: the folder or the address is in use, or files are damaged.</exception>
    public static async Task<LocalServerHost> StartAsync(
        ServerOptions options,
        Action<IServiceCollection>? configure = null,
        CancellationToken cancel = default)
    {
        var folder = DataFolder.Open(options.DataPath);
        WebApplication? app = null;
        try
        {
            var credentials = Credentials.LoadOrCreate(folder.CredentialsPath);
            app = Build(options, folder, credentials, configure);
            var unfinished = app.Services.GetRequiredService<IStore>().Read(unit => unit.Jobs.UnfinishedIds());
            app.Services.GetRequiredService<IRecordingStore>().RemoveAllBut(unfinished.ToHashSet());
            if (!options.VoicePrints)
                await app.Services.GetRequiredService<IStore>().WriteAsync(unit => unit.Voices.Clear(), cancel);
            app.Services.GetRequiredService<KnownVoiceService>().Start();
            await StartListeningAsync(app, options, cancel);
            var baseUri = BoundAddress(app);
            (credentials with { BaseUri = baseUri, Pid = Environment.ProcessId }).Save(folder.CredentialsPath);
            var ready = new ReadyLine(baseUri, folder.CredentialsPath, folder.Root, Environment.ProcessId, ProductVersion.Text);
            return new LocalServerHost(app, folder, ready);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Returns after the server stops: after a signal, after the end of its owners, or after <see cref="StopAsync"/>.</summary>
    public Task WaitForStopAsync() => _app.WaitForShutdownAsync();

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static WebApplication Build(
        ServerOptions options,
        DataFolder folder,
        Credentials credentials,
        Action<IServiceCollection>? configure)
    {
        // The empty builder ignores settings files in the working folder and environment variables of the user.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.SetMinimumLevel(options.LogLevel);
        // Reserve standard output for the ready line.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // The framework logs whole addresses, and the address of a page is a secret.
        builder.Logging.AddFilter("Microsoft.AspNetCore", level => level >= LogLevel.Warning);
        // The program itself reports a failed start in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => ConfigureKestrel(kestrel, options));
        if (options.Urls.Any(url => url.Scheme == Uri.UriSchemeHttps))
            builder.WebHost.UseKestrelHttpsConfiguration();
        // The caller waits for the server to stop, so the shutdown cuts off slow readers.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddRoutingCore();
        // Without allowed origins, a browser refuses calls of other web pages.
        if (options.AllowedOrigins.Count > 0)
        {
            builder.Services.AddCors(cors => cors.AddDefaultPolicy(
                policy => policy.WithOrigins([.. options.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod()));
        }

        AddServices(builder.Services, options, folder, credentials);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        if (options.Testing)
            app.UseMiddleware<FaultMiddleware>();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        if (options.AllowedOrigins.Count > 0)
            app.UseCors();
        app.UseMiddleware<BearerMiddleware>();
        var routes = app.MapGroup("").WithMetadata(KnownEndpoint.Instance);
        foreach (var endpoints in app.Services.GetServices<IEndpoints>())
            endpoints.Map(routes);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerOptions options, DataFolder folder, Credentials credentials)
    {
        services.AddSingleton(options);
        services.AddSingleton(folder);
        services.AddSingleton(credentials);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SigningKey(TokenKey.LoadOrCreate(folder.TokenKeyPath)));
        services.AddSingleton(provider => new TokenService(
            provider.GetRequiredService<SigningKey>().Tokens,
            options.TokenLifetime,
            new RevokedTokens(folder.RevokedTokensPath, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TokenThrottle>();
        services.AddSingleton<ServerAddress>();
        services.AddSingleton(provider => new OwnerProcesses(options.Owners));
        services.AddJobs(folder, RecognizerServices.Create(options), RecognizerServices.CreateVoices(options, folder));
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddSingleton<SubmissionService>();
        services.AddSingleton<SubmissionRequests>();
        services.AddSingleton<SpeakerEventService>();
        services.AddSingleton<ConversationAnalyses>();
        services.AddSingleton<CallFeatures>();
        services.AddSingleton<ShownMessages>();
        services.AddSingleton<AccountResourceService>();
        services.AddSingleton<TrackerWrites>();
        services.AddSingleton<ModelClient>();
        services.AddSingleton<PageLinks>();
        services.AddSingleton<InsightSections>();
        services.AddSingleton<ConversationPage>();
        services.AddSingleton<ListPage>();
        services.AddHostedService<OwnerWatch>();
        AddEndpoints(services, options.Testing);
        if (options.Testing)
            services.AddSingleton(_ => FaultRules.Load(options.FaultsPath));
    }

    /// <summary>
    /// Adds each class of this program that serves operations. <see cref="TestingOnlyAttribute"/> marks operations of test servers.
    /// </summary>
    private static void AddEndpoints(IServiceCollection services, bool testing)
    {
        var endpoints = typeof(LocalServerHost).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEndpoints)))
            .Where(type => testing || !type.IsDefined(typeof(TestingOnlyAttribute), inherit: false))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in endpoints)
            services.AddSingleton(typeof(IEndpoints), type);
    }

    private static void ConfigureKestrel(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
        // A pipeline of the user can read an answer at any speed, but a dead sender must not occupy a job slot forever.
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1, gracePeriod: TimeSpan.FromMinutes(2));
        var certificate = options.CertificatePath is { } path
            ? ServerCertificate.Load(
                path, options.CertificateKeyPath, Environment.GetEnvironmentVariable(ServerCertificate.PasswordVariable))
            : null;
        foreach (var url in options.Urls)
        {
            void Listen(ListenOptions listen)
            {
                if (url.Scheme == Uri.UriSchemeHttps)
                    listen.UseHttps(certificate!);
            }

            // Kestrel cannot select a free port for the name localhost, because it stands for two addresses.
            var isName = url.HostNameType == UriHostNameType.Dns;
            if (isName && url.Port != 0)
                kestrel.ListenLocalhost(url.Port, Listen);
            else
                kestrel.Listen(isName ? IPAddress.Loopback : IPAddress.Parse(url.DnsSafeHost), url.Port, Listen);
        }
    }

    private static async Task StartListeningAsync(WebApplication app, ServerOptions options, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            var addresses = string.Join(", ", options.Urls.Select(url => url.GetLeftPart(UriPartial.Authority)));
            throw new StartupException(
                ExitCode.AddressInUse,
                $"the address {addresses} is in use by another program; choose another with --urls, or port 0 for a free one",
                e);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new StartupException(ExitCode.Failure, $"cannot listen: {e.Message}", e);
        }
    }

    private static string BoundAddress(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
