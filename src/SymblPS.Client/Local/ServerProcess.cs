using System.Diagnostics;
using System.Text;

namespace SymblPS.Client.Local;

/// <summary>The local server as a child process: its first line, its error output and its end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int LongestComplaint = 2000;
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _complaints = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>The line of JSON that reports that the server is ready.</summary>
    public Task<string> Ready => _ready.Task;

    /// <summary>Exit code of the server.</summary>
    public Task<int> Ended => _ended.Task;

    /// <summary>Beginning of the standard error output.</summary>
    public string Complaints
    {
        get
        {
            lock (_complaints) return _complaints.ToString().Trim();
        }
    }

    /// <summary>Starts the server.</summary>
    /// <param name="dotnet">The .NET host.</param>
    /// <param name="arguments">Server assembly and options.</param>
    /// <exception cref="SymblLocalServerException">The host cannot be started.</exception>
    public static ServerProcess Start(string dotnet, IReadOnlyList<string> arguments)
    {
        // A terminal sends Ctrl+C to every process in its foreground group, but the user cancels the cmdlet, not the server. On Windows the
        // server has a console of its own. On other systems the shell ignores the signal, and exec keeps that setting and the process id.
        var windows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(windows ? dotnet : "/bin/sh")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IReadOnlyList<string> all = windows ? arguments : ["-c", "trap '' INT; exec \"$0\" \"$@\"", dotnet, .. arguments];
        foreach (var argument in all) start.ArgumentList.Add(argument);
        ServerEnvironment.Limit(start.Environment);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new ServerProcess(process);
        process.OutputDataReceived += (_, line) => server.OnOutput(line.Data);
        process.ErrorDataReceived += (_, line) => server.OnError(line.Data);
        process.Exited += (_, _) => server.OnExited();
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            process.Dispose();
            throw new SymblLocalServerException($"'{dotnet}' did not start: {e.Message}", e)
            {
                RecommendedAction = DotnetHost.Advice,
            };
        }

        process.StandardInput.Close();
        // Reads until the server ends: a full pipe would block the server at its next warning.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Ends the process immediately.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // The process ended by itself meanwhile.
        }
    }

    /// <summary>Releases the process, which continues to run.</summary>
    public void Dispose() => _process.Dispose();

    private void OnOutput(string? line)
    {
        if (line?.StartsWith('{') == true) _ready.TrySetResult(line);
    }

    private void OnError(string? line)
    {
        lock (_complaints)
        {
            if (line is not null && _complaints.Length < LongestComplaint)
                _complaints.AppendLine(line.Length > LongestComplaint ? line[..LongestComplaint] : line);
        }
    }

    private void OnExited()
    {
        try
        {
            // Returns after both streams have ended, so that the error output is complete.
            _process.WaitForExit();
            _ended.TrySetResult(_process.ExitCode);
        }
        catch (InvalidOperationException)
        {
            // Dispose released the process meanwhile, and nothing waits for its end. An exception here would end the whole session.
        }
    }
}
