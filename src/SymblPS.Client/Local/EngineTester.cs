using System.Diagnostics;
using System.Text;

namespace SymblPS.Client.Local;

/// <summary>Tests the speech engines of the local server in a process of their own.</summary>
public static class EngineTester
{
    private const int LongestComplaint = 2000;

    /// <summary>Runs the test and passes on each result as it comes.</summary>
    /// <param name="serverDirectory">Folder with <c>Symbl.LocalServer.dll</c>.</param>
    /// <param name="engine">The model, address or command file to test; <see langword="null"/> for all engines of the server.</param>
    /// <param name="onResult">Receives a result.</param>
    /// <param name="cancellationToken">Ends the test with its processes.</param>
    /// <exception cref="SymblLocalServerException">The test did not run.</exception>
    public static async Task RunAsync(
        string serverDirectory, string? engine, Func<SymblEngineTest, Task> onResult, CancellationToken cancellationToken)
    {
        var assembly = LocalServerLauncher.AssemblyIn(serverDirectory);
        using var process = Start(DotnetHost.Find(null), assembly, engine);
        // Models can run in processes below this one.
        using var end = cancellationToken.Register(() => Kill(process));
        var complaints = ReadComplaintsAsync(process.StandardError);
        var count = 0;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (EngineTestReader.Read(line) is not { } result) continue;
                count++;
                await onResult(result).ConfigureAwait(false);
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Kill(process);
            throw;
        }

        var text = await complaints.ConfigureAwait(false);
        // A failed engine is a result, and the exit code repeats it.
        if (count == 0) throw LocalServerLauncher.Failed(process.ExitCode, text);
    }

    private static Process Start(string dotnet, string assembly, string? engine)
    {
        var start = new ProcessStartInfo(dotnet)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        string[] arguments = engine is null ? [assembly, "--test-engines"] : [assembly, "--test-engines", "--recognizer", engine];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        ServerEnvironment.Limit(start.Environment);
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw new SymblLocalServerException($"'{dotnet}' did not start: {e.Message}", e) { RecommendedAction = DotnetHost.Advice };
        }
    }

    // Reads blocks to the end: a full pipe would block the process.
    private static async Task<string> ReadComplaintsAsync(StreamReader reader)
    {
        var (text, block) = (new StringBuilder(), new char[1024]);
        for (var read = -1; read != 0;)
        {
            read = await reader.ReadAsync(block).ConfigureAwait(false);
            text.Append(block, 0, Math.Min(read, LongestComplaint - text.Length));
        }

        return text.ToString().Trim();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // The process ended by itself meanwhile.
        }
    }
}
