using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SymblPS.Client.Errors;
using SymblPS.Client.Http;

namespace SymblPS.Client.Local;

/// <summary>Starts the local server, or joins the server that uses the data folder.</summary>
public static class LocalServerLauncher
{
    private const string ServerAssembly = "Symbl.LocalServer.dll";
    private const int FolderInUse = 3;
    private static readonly TimeSpan AttachPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Default data folder.</summary>
    public static string DefaultDataPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SymblPS",
        "local-server");

    /// <summary>
    /// Joins the server that uses the data folder, or starts one. The owner process keeps the server alive until it ends or disposes the
    /// handle.
    /// </summary>
    /// <param name="options">Folder and settings of the server.</param>
    /// <param name="cancellationToken">Cancels the start, and ends a server that is starting.</param>
    /// <exception cref="SymblLocalServerException">The server or .NET is missing, or the server did not start.</exception>
    public static async Task<LocalServerHandle> StartOrAttachAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        var dataPath = Path.GetFullPath(options.DataPath ?? DefaultDataPath);
        var owner = options.OwnerProcessId > 0 ? options.OwnerProcessId : Environment.ProcessId;
        if (await TryAttachAsync(options, dataPath, owner, cancellationToken).ConfigureAwait(false) is { } running) return running;

        var assembly = AssemblyIn(options.ServerDirectory);
        var deadline = new Deadline(options.StartTimeout, options.Time);
        var process = ServerProcess.Start(DotnetHost.Find(options.DotnetPath), Arguments(options, assembly, dataPath, owner));
        try
        {
            using var inTime = deadline.Link(cancellationToken);
            var late = Task.Delay(Timeout.InfiniteTimeSpan, options.Time, inTime.Token);
            var first = await Task.WhenAny(process.Ready, process.Ended, late).ConfigureAwait(false);
            if (first == process.Ready)
            {
                var handle = Take(options, process, await process.Ready.ConfigureAwait(false), dataPath, owner);
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

    /// <summary>Path of the server assembly.</summary>
    /// <param name="folder">Folder of the server.</param>
    /// <exception cref="SymblLocalServerException">The assembly is missing.</exception>
    internal static string AssemblyIn(string folder)
    {
        var assembly = Path.Combine(folder, ServerAssembly);
        return File.Exists(assembly)
            ? assembly
            : throw new SymblLocalServerException($"The local server is not installed: '{assembly}' is missing.")
            {
                RecommendedAction = "Install the module again. It contains the server.",
            };
    }

    private static List<string> Arguments(LocalServerOptions options, string assembly, string dataPath, int owner) =>
    [
        assembly,
        "--data", dataPath,
        "--urls", $"http://127.0.0.1:{(options.Port ?? 0).ToString(CultureInfo.InvariantCulture)}",
        "--owner", owner.ToString(CultureInfo.InvariantCulture),
        .. Engines(options).SelectMany(static engine => (string[])[engine.Option, engine.Value]),
        .. options.KnownVoices ? (string[])["--known-voices"] : [],
    ];

    /// <summary>The chosen engines, with the option and the path and field of the server for each.</summary>
    private static IEnumerable<(string Option, string Path, string Field, string Value)> Engines(LocalServerOptions options)
    {
        if (options.Recognizer is { } recognizer) yield return ("--recognizer", "recognizer", "recognizer", recognizer);
        if (options.Diarizer is { } diarizer) yield return ("--diarizer", "diarizer", "diarizer", diarizer);
        if (options.VoiceActivity is { } activity) yield return ("--voice-activity", "voice-activity", "voiceActivity", activity);
    }

    private static LocalServerHandle Take(
        LocalServerOptions options, ServerProcess process, string line, string dataPath, int owner)
    {
        try
        {
            using var ready = JsonDocument.Parse(line);
            var baseUri = new Uri(ready.RootElement.GetProperty("baseUri").GetString()!, UriKind.Absolute);
            var processId = ready.RootElement.GetProperty("pid").GetInt32();
            var credentials = ServerCredentials.TryRead(dataPath)
                ?? throw new SymblLocalServerException($"The local server started, but its credentials in '{dataPath}' are not readable.");
            return new LocalServerHandle(
                new ServerControl(baseUri, credentials.Tokens(), options.Time), process, owner, baseUri, processId, dataPath,
                credentials.AppId, options.Time);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or ArgumentException)
        {
            throw new SymblLocalServerException($"The local server started, but did not report its address: {line}", e);
        }
    }

    /// <summary>Waits for a server that another process started on this folder.</summary>
    private static async Task<LocalServerHandle> AttachAsync(
        LocalServerOptions options, string dataPath, int owner, string complaints, Deadline deadline, CancellationToken cancellationToken)
    {
        while (!deadline.Passed)
        {
            if (await TryAttachAsync(options, dataPath, owner, cancellationToken).ConfigureAwait(false) is { } running) return running;
            await Task.Delay(deadline.Cap(AttachPause), options.Time, cancellationToken).ConfigureAwait(false);
        }

        throw new SymblLocalServerException(
            $"The data folder '{dataPath}' is in use by a server that does not respond. {complaints}".TrimEnd())
        {
            RecommendedAction = "End that process, or use another folder (-DataPath).",
        };
    }

    private static async Task<LocalServerHandle?> TryAttachAsync(
        LocalServerOptions options, string dataPath, int owner, CancellationToken cancellationToken)
    {
        // The file outlives the server. The client offers the secret only while the process that wrote the address is alive.
        if (ServerCredentials.TryRead(dataPath) is not { BaseUri: { IsLoopback: true } baseUri } credentials
            || !IsAlive(credentials.ProcessId))
            return null;
        var control = new ServerControl(baseUri, credentials.Tokens(), options.Time);
        try
        {
            if (!await control.AnswersAsync(credentials.ProcessId, cancellationToken).ConfigureAwait(false)) return null;
            if (options.Port is { } port && port != baseUri.Port)
            {
                throw new SymblLocalServerException(
                    $"A server uses the data folder '{dataPath}' at port {baseUri.Port} already, not at port {port}.")
                {
                    RecommendedAction = "Omit -Port, or use another folder (-DataPath).",
                };
            }

            if (options.KnownVoices && !await control.HasKnownVoicesAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new SymblLocalServerException($"A server without known voices uses the data folder '{dataPath}' already.")
                {
                    RecommendedAction = "Run Disconnect-Symbl in the sessions that use the server, and connect again with -KnownVoice; or use another folder (-DataPath).",
                };
            }

            foreach (var (_, path, field, value) in Engines(options))
                await control.SetEngineAsync(path, field, value, cancellationToken).ConfigureAwait(false);
            await control.AddOwnerAsync(owner, cancellationToken).ConfigureAwait(false);
            var handle = new LocalServerHandle(
                control, null, owner, baseUri, credentials.ProcessId, dataPath, credentials.AppId, options.Time);
            control = null;
            return handle;
        }
        catch (SymblConnectionException)
        {
            // The server ended between the two requests.
            return null;
        }
        finally
        {
            control?.Dispose();
        }
    }

    internal static bool IsAlive(int processId)
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

    internal static SymblLocalServerException Failed(int exitCode, string complaints)
    {
        // Recognizes the message of the host about a missing runtime. That message has no download address on some platforms.
        var runtime = complaints.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
            || complaints.Contains("install or update .NET", StringComparison.OrdinalIgnoreCase)
            || complaints.Contains("Microsoft.NETCore.App", StringComparison.Ordinal);
        return new SymblLocalServerException(
            runtime
                ? $"The local server needs the .NET 10 runtime with ASP.NET Core. The host reported: {complaints}"
                : $"The local server ended with exit code {exitCode}: {(complaints.Length == 0 ? "it reported no reason." : complaints)}")
        {
            RecommendedAction = runtime ? DotnetHost.Advice : "Correct the problem that the server reports, and connect again.",
        };
    }

    private static SymblLocalServerException Late(LocalServerOptions options, ServerProcess process) =>
        new($"The local server was not ready within {ServiceText.Seconds(options.StartTimeout)}. {process.Complaints}".TrimEnd())
        {
            RecommendedAction = "Check the load of the machine, and connect again.",
        };
}
