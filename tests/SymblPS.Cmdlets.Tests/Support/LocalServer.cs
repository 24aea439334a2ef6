using System.Diagnostics;
using System.Text.Json;

namespace SymblPS.Cmdlets.Tests.Support;

/// <summary>The staged local server in its own process, in testing mode.</summary>
public sealed class LocalServer : IAsyncLifetime
{
    private Process? _process;

    public string DataPath { get; } = Path.Combine(Path.GetTempPath(), "symblps-tests-" + Guid.NewGuid().ToString("N"));

    public Uri BaseUri { get; private set; } = null!;

    public string AppId { get; private set; } = string.Empty;

    public string AppSecret { get; private set; } = string.Empty;

    /// <summary>A script that connects a session to this server.</summary>
    public string ConnectScript => ConnectScriptFor(BaseUri);

    /// <summary>A script that connects a session to this server by another address.</summary>
    public string ConnectScriptFor(Uri address) =>
        $"Connect-Symbl -BaseUri {address} -Credential ([pscredential]::new('{AppId}', ([System.Net.NetworkCredential]::new('', '{AppSecret}')).SecurePassword))";

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Starts the server, or restarts it on the same data and the same port.</summary>
    public async ValueTask StartAsync(params string[] more)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            Path.Combine(Repository.ModuleFolder, "server", "Symbl.LocalServer.dll"), "--data", DataPath, "--testing",
            "--urls", BaseUri?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0", "--owner", Environment.ProcessId.ToString(), .. more,
        ];
        foreach (var argument in arguments) info.ArgumentList.Add(argument);
        _process = Process.Start(info)!;
        var ready = await _process.StandardOutput.ReadLineAsync();
        if (ready is null) throw new InvalidOperationException("The server did not start: " + await _process.StandardError.ReadToEndAsync());
        _ = _process.StandardError.ReadToEndAsync();
        using var json = JsonDocument.Parse(ready);
        BaseUri = new Uri(json.RootElement.GetProperty("baseUri").GetString()!);
        using var credentials = JsonDocument.Parse(await File.ReadAllTextAsync(json.RootElement.GetProperty("credentialsPath").GetString()!));
        AppId = credentials.RootElement.GetProperty("appId").GetString()!;
        AppSecret = credentials.RootElement.GetProperty("appSecret").GetString()!;
    }

    /// <summary>Kills the server process.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops all threads of the server for a time, as a suspended machine does.</summary>
    public async Task SuspendAsync(TimeSpan time)
    {
        await SignalAsync("STOP");
        await Task.Delay(time);
        await SignalAsync("CONT");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (Directory.Exists(DataPath)) Directory.Delete(DataPath, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class LocalServerCollection : ICollectionFixture<LocalServer>
{
    public const string Name = "Local server";
}
