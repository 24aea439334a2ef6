using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Local;

/// <summary>Starts the local server, or joins the one that holds the data folder.</summary>
public static class LocalServerLauncher
{
    private const string ServerAssembly = "Symbl.LocalServer.dll";
    private const int FolderInUse = 3;
    private static readonly TimeSpan AttachPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Data folder of a server that is told nothing else.</summary>
    public static string DefaultDataPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SymblPS",
        "local-server");

    /// <summary>
    /// Joins the server that runs on the data folder, or starts one. The owner process is counted among those the server lives for, so it
    /// ends
    /// with them; giving up the handle takes the process off.
    /// </summary>
    /// <param name="options">Where the server is and how it runs.</param>
    /// <param name="cancellationToken">Ends it; a server that was being started is ended too.</param>
    /// <exception cref="SymblLocalServerException">No server, no .NET, or the server did not start; says why.</exception>
    public static async Task<LocalServerHandle> StartOrAttachAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        var dataPath = Path.GetFullPath(options.DataPath ?? DefaultDataPath);
        var owner = options.OwnerProcessId > 0 ? options.OwnerProcessId : Environment.ProcessId;
        if (await TryAttachAsync(options, dataPath, owner, cancellationToken).ConfigureAwait(false) is { } running) return running;

        var assembly = Path.Combine(options.ServerDirectory, ServerAssembly);
        if (!File.Exists(assembly))
        {
            throw new SymblLocalServerException($"The local server is not there: '{assembly}' is missing.")
            {
                RecommendedAction = "Install the module again; the server belongs to it.",
            };
        }

        var deadline = new Deadline(options.StartTimeout);
        var process = ServerProcess.Start(DotnetHost.Find(options.DotnetPath), Arguments(options, assembly, dataPath, owner));
        try
        {
            using var inTime = deadline.Link(cancellationToken);
            var late = Task.Delay(Timeout.InfiniteTimeSpan, inTime.Token);
            var first = await Task.WhenAny(process.Ready, process.Ended, late).ConfigureAwait(false);
            if (first == process.Ready)
            {
                var handle = Take(process, await process.Ready.ConfigureAwait(false), dataPath, owner);
                process = null;
                return handle;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (first != process.Ended) throw Late(options, process);
            var code = await process.Ended.ConfigureAwait(false);
            if (code != FolderInUse) throw Failed(code, process.Complaints);
            return await AttachAsync(options, dataPath, owner, process.Complaints, deadline, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (process is not null)
            {
                process.Kill();
                process.Dispose();
            }
        }
    }

    private static List<string> Arguments(LocalServerOptions options, string assembly, string dataPath, int owner) =>
    [
        assembly,
        "--data", dataPath,
        "--urls", $"http://127.0.0.1:{(options.Port ?? 0).ToString(CultureInfo.InvariantCulture)}",
        "--owner", owner.ToString(CultureInfo.InvariantCulture),
    ];

    private static LocalServerHandle Take(ServerProcess process, string line, string dataPath, int owner)
    {
        try
        {
            using var ready = JsonDocument.Parse(line);
            var baseUri = new Uri(ready.RootElement.GetProperty("baseUri").GetString()!, UriKind.Absolute);
            var processId = ready.RootElement.GetProperty("pid").GetInt32();
            var credentials = ServerCredentials.TryRead(dataPath)
                ?? throw new SymblLocalServerException($"The local server started, but its credentials cannot be read from '{dataPath}'.");
            return new LocalServerHandle(
                new ServerControl(baseUri, credentials.Tokens()), process, owner, baseUri, processId, dataPath, credentials.AppId);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new SymblLocalServerException($"The local server started, but did not say where it listens: {line}", e);
        }
    }

    /// <summary>Another process started the server on this folder, and may not be done yet: waits for it to answer.</summary>
    private static async Task<LocalServerHandle> AttachAsync(
        LocalServerOptions options, string dataPath, int owner, string complaints, Deadline deadline, CancellationToken cancellationToken)
    {
        while (!deadline.Passed)
        {
            if (await TryAttachAsync(options, dataPath, owner, cancellationToken).ConfigureAwait(false) is { } running) return running;
            await Task.Delay(deadline.Cap(AttachPause), cancellationToken).ConfigureAwait(false);
        }

        throw new SymblLocalServerException(
            $"The data folder '{dataPath}' is in use by a server that does not answer. {complaints}".TrimEnd())
        {
            RecommendedAction = "End that process, or take another folder with -DataPath.",
        };
    }

    private static async Task<LocalServerHandle?> TryAttachAsync(
        LocalServerOptions options, string dataPath, int owner, CancellationToken cancellationToken)
    {
        // The file outlives the server: the secret is offered only where the process that wrote the address is still alive.
        if (ServerCredentials.TryRead(dataPath) is not { BaseUri: { IsLoopback: true } baseUri } credentials
            || !IsAlive(credentials.ProcessId))
            return null;
        var control = new ServerControl(baseUri, credentials.Tokens());
        try
        {
            if (!await control.AnswersAsync(credentials.ProcessId, cancellationToken).ConfigureAwait(false)) return null;
            if (options.Port is { } port && port != baseUri.Port)
            {
                throw new SymblLocalServerException(
                    $"The data folder '{dataPath}' is served at port {baseUri.Port} already, not at {port}.")
                {
                    RecommendedAction = "Leave out -Port, or take another folder with -DataPath.",
                };
            }

            await control.AddOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
            var handle = new LocalServerHandle(control, null, owner, baseUri, credentials.ProcessId, dataPath, credentials.AppId);
            control = null;
            return handle;
        }
        catch (SymblConnectionException)
        {
            // It ended between the two questions.
            return null;
        }
        finally
        {
            control?.Dispose();
        }
    }

    private static bool IsAlive(int processId)
    {
        if (processId <= 0) return false;
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static SymblLocalServerException Failed(int exitCode, string complaints)
    {
        // The host's own words when a runtime is missing; it names no address a user could go to on every platform.
        var runtime = complaints.IndexOf("Microsoft.AspNetCore.App", StringComparison.Ordinal) >= 0
            || complaints.IndexOf("install or update .NET", StringComparison.OrdinalIgnoreCase) >= 0
            || complaints.IndexOf("Microsoft.NETCore.App", StringComparison.Ordinal) >= 0;
        return new SymblLocalServerException(
            runtime
                ? $"The local server needs the .NET 10 runtime with ASP.NET Core. The host said: {complaints}"
                : $"The local server ended with exit code {exitCode}: {(complaints.Length == 0 ? "it gave no reason." : complaints)}")
        {
            RecommendedAction = runtime ? DotnetHost.Advice : "Correct what the server complains about, and connect again.",
        };
    }

    private static SymblLocalServerException Late(LocalServerOptions options, ServerProcess process) =>
        new($"The local server was not ready within {ServiceText.Seconds(options.StartTimeout)}. {process.Complaints}".TrimEnd())
        {
            RecommendedAction = "See whether the machine is very busy, and connect again.",
        };
}
