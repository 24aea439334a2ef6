using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Symbl.LocalServer.Tests.Support;

/// <summary>The built program as a child process.</summary>
public sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private ServerProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public JsonNode? Ready { get; private set; }

    /// <summary>Starts and waits for the ready line.</summary>
    public static async Task<ServerProcess> StartAsync(string dataPath, params string[] arguments)
    {
        var server = Launch(["--data", dataPath, "--job-lease", "1", .. arguments]);
        var line = await server._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
        if (line is null)
            Assert.Fail($"No ready line: {await server._error}");
        server.Ready = JsonNode.Parse(line);
        return server;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var server = Launch(arguments);
        var output = await server._process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await server._process.WaitForExitAsync();
        return (server._process.ExitCode, output, await server._error);
    }

    public Task<ApiClient> ConnectAsync() => new ApiClient((string)Ready!["baseUri"]!, (string)Ready["credentialsPath"]!).SignInAsync();

    /// <summary>Begins to upload a recording, and sends a part of it. The caller disposes the connection.</summary>
    /// <param name="client">A client with a token.</param>
    /// <param name="part">The bytes to send.</param>
    /// <param name="length">The length that the request states.</param>
    public async Task<Socket> BeginUploadAsync(ApiClient client, ReadOnlyMemory<byte> part, int length)
    {
        var uri = new Uri((string)Ready!["baseUri"]!);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, uri.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/process/audio HTTP/1.1\r\nHost: {uri.Authority}\r\nContent-Length: {length}\r\n"
            + $"Authorization: {client.Http.DefaultRequestHeaders.Authorization}\r\n\r\n"));
        await socket.SendAsync(part);
        return socket;
    }

    /// <summary>Ends the process as <c>kill -9</c> does: no code of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops all threads of the process, as a suspended machine does.</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    /// <summary>Asks the process to stop, as a service manager does.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Memory of the process in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Lets a suspended process continue.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Kills the process, and gets the text that it wrote on standard error.</summary>
    public async Task<string> KillAndReadErrorAsync()
    {
        await KillAsync();
        return await _error;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Kills the process some time after a condition has come to hold.</summary>
    public async Task KillAsync(Func<bool> condition, TimeSpan after)
    {
        await TestWait.UntilAsync(condition);
        await Task.Delay(after);
        await KillAsync();
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<(int ExitCode, string RestOfOutput, string Error)> WaitForExitAsync(TimeSpan limit)
    {
        await _process.WaitForExitAsync().WaitAsync(limit);
        return (_process.ExitCode, await _process.StandardOutput.ReadToEndAsync(), await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static ServerProcess Launch(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Symbl.LocalServer.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new ServerProcess(Process.Start(start)!);
    }
}
