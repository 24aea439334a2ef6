using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Symbl.Platform.Processes;
using static System.FormattableString;

namespace Symbl.Recognition.Workers;

/// <summary>
/// Runs an engine in a process of its own, one process for each run. A damaged model or a fault of a native library ends that process and
/// not the server. The run ends within its limits of memory and time, and a cancellation ends the whole process tree at once.
/// </summary>
/// <param name="command">How to start the process.</param>
public sealed class EngineWorker(WorkerCommand command)
{
    private const int LongestLine = 8 << 20;
    private const int FirstSignal = 128;
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(200);

    // Two threads of a busy machine need many times as long if they wait actively for each other.
    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["OMP_WAIT_POLICY"] = "passive",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Runs a worker to its end.</summary>
    /// <param name="request">The work. Its <see cref="WorkerRequest.MemoryLimit"/> applies.</param>
    /// <param name="timeLimit">Longest time of the run.</param>
    /// <param name="receive">Receives the messages of the worker in order.</param>
    /// <param name="cancel">Ends the process.</param>
    /// <returns>The most memory of the process in bytes.</returns>
    /// <exception cref="WorkerEndedException">The process ended before its work was done.</exception>
    /// <exception cref="WorkerFailedException">The worker refused the work, exceeded a limit, or could not be started.</exception>
    public async Task<long> RunAsync(WorkerRequest request, TimeSpan timeLimit, Action<WorkerEvent> receive, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(receive);
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo() };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Start(process);
        var error = ChildProcess.LastLineAsync(process.StandardError);
        string? failure = null;
        var isDone = false;
        var (peak, excess) = (0L, false);
        var memory = Task.CompletedTask;
        try
        {
            limit.CancelAfter(timeLimit);
            await SendAsync(process, request, limit.Token).ConfigureAwait(false);
            memory = WatchMemoryAsync(
                process.Id,
                used =>
                {
                    peak = used;
                    if (request.MemoryLimit <= 0 || used <= request.MemoryLimit)
                        return;
                    excess = true;
                    limit.Cancel();
                },
                limit.Token);
            await foreach (var line in LinesAsync(process.StandardOutput, limit.Token).ConfigureAwait(false))
            {
                if (WorkerJson.Event(line) is not { } message)
                    continue;
                if (message.Type == WorkerEvent.Failed)
                    failure = message.Reason ?? "the engine gave no reason";
                isDone |= message.Type == WorkerEvent.Done;
                receive(message);
            }

            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await ChildProcess.EndAsync(process).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            throw new WorkerFailedException(excess
                ? Invariant($"it used {peak >> 20} MB of memory, and the limit is {request.MemoryLimit >> 20} MB; ")
                    + "the model is damaged, or too large for the limit"
                : Invariant($"it did not finish within {timeLimit.TotalMinutes:0.#} minutes"));
        }
        finally
        {
            // Ends the watch of the memory. The worker still runs if the receiver of a message failed.
            await limit.CancelAsync().ConfigureAwait(false);
            await memory.ConfigureAwait(false);
            if (!HasEnded(process))
                await ChildProcess.EndAsync(process).ConfigureAwait(false);
        }

        if (failure is not null)
            throw new WorkerFailedException(failure);
        if (!isDone)
            throw new WorkerEndedException(Reason(process.ExitCode, await error.ConfigureAwait(false)));
        return peak;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = ChildProcess.StartInfo(command.Executable, command.Arguments, Variables);
        start.StandardOutputEncoding = start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var name in (string[])["DOTNET_ROOT", "DOTNET_HOST_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"])
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                start.Environment[name] = value;
        }

        return start;
    }

    private static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new WorkerFailedException($"its process could not be started: {e.Message}");
        }
    }

    // The input stays open: a worker ends by itself if the server ends.
    private static async Task SendAsync(Process process, WorkerRequest request, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(WorkerJson.Line(request).AsMemory(), cancel).ConfigureAwait(false);
            await process.StandardInput.FlushAsync(cancel).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The process ended before it read the request. Its exit code and its last line tell why.
        }
    }

    private static async Task WatchMemoryAsync(int id, Action<long> report, CancellationToken cancel)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            using var timer = new PeriodicTimer(MemoryInterval);
            do
            {
                process.Refresh();
                if (process.HasExited)
                    return;
                report(process.PeakWorkingSet64);
            }
            while (await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The run ended.
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The process ended.
        }
    }

    private static bool HasEnded(Process process)
    {
        try
        {
            return process.HasExited;
        }
        catch (InvalidOperationException)
        {
            // It did not start.
            return true;
        }
    }

    // A native library can print anything, so a line has a limit.
    private static async IAsyncEnumerable<string> LinesAsync(
        StreamReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (line, block) = (new StringBuilder(), new char[8192]);
        for (var read = -1; read != 0;)
        {
            read = await reader.ReadAsync(block, cancel).ConfigureAwait(false);
            var from = 0;
            for (var at = 0; at < read; at++)
            {
                if (block[at] != '\n')
                    continue;
                Append(line, block.AsSpan(from, at - from));
                yield return line.ToString();
                line.Clear();
                from = at + 1;
            }

            Append(line, block.AsSpan(from, read - from));
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> text) => line.Append(text[..Math.Min(text.Length, LongestLine - line.Length)]);

    private static string Reason(int exitCode, string? lastLine)
    {
        var end = exitCode > FirstSignal && !OperatingSystem.IsWindows()
            ? Signal(exitCode - FirstSignal)
            : Invariant($"exit code {exitCode}");
        return lastLine is null ? end : $"{lastLine.Trim()} ({end})";
    }

    private static string Signal(int number) => number switch
    {
        4 => "signal 4: the processor lacks an instruction that the engine needs",
        6 => "signal 6: the engine gave up, often because of a damaged model",
        9 => "signal 9: the system ended it, often because memory ran out",
        11 => "signal 11: memory fault in the engine, often because of a damaged model",
        _ => Invariant($"signal {number}"),
    };
}
