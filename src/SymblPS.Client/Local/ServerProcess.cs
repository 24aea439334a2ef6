using System.Diagnostics;
using System.Text;

namespace SymblPS.Client.Local;

/// <summary>The local server as a child process: its first line, its complaints, its end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const int LongestComplaint = 2000;
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _complaints = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>The one line that says it is ready.</summary>
    public Task<string> Ready => _ready.Task;

    /// <summary>Its exit code.</summary>
    public Task<int> Ended => _ended.Task;

    /// <summary>Beginning of what it wrote to standard error.</summary>
    public string Complaints
    {
        get
        {
            lock (_complaints) return _complaints.ToString().Trim();
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="dotnet">The .NET host.</param>
    /// <param name="arguments">Server assembly and options.</param>
    /// <exception cref="SymblLocalServerException">The host cannot be started.</exception>
    public static ServerProcess Start(string dotnet, IReadOnlyList<string> arguments)
    {
        // A terminal sends Ctrl+C to every process in its foreground group, and the user means the cmdlet, not the server. On Windows a
        // process without a window of ours has its own console; elsewhere "ignore" is inherited across exec, which keeps the process id.
        var windows = Path.DirectorySeparatorChar == '\\';
        var start = new ProcessStartInfo(windows ? dotnet : "/bin/sh")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in windows ? arguments : ["-c", "trap '' INT; exec \"$0\" \"$@\"", dotnet, .. arguments]) start.ArgumentList.Add(argument);
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
            throw new SymblLocalServerException($"'{dotnet}' could not be started: {e.Message}", e)
            {
                RecommendedAction = DotnetHost.Advice,
            };
        }

        process.StandardInput.Close();
        // Read to the end, also after it is ready: a full pipe would stop the server at its next warning.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Lets go of it; it goes on running.</summary>
    public void Dispose() => _process.Dispose();

    private void OnOutput(string? line)
    {
        if (line?.StartsWith("{", StringComparison.Ordinal) == true) _ready.TrySetResult(line);
    }

    private void OnError(string? line)
    {
        lock (_complaints)
        {
            if (line is not null && _complaints.Length < LongestComplaint)
                _complaints.AppendLine(line.Length > LongestComplaint ? line.Substring(0, LongestComplaint) : line);
        }
    }

    private void OnExited()
    {
        // Returns after the last line of both streams has been read, so that the complaints are complete.
        _process.WaitForExit();
        _ended.TrySetResult(_process.ExitCode);
    }
}
