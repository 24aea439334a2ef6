using System.Diagnostics;
using System.Text;

namespace Symbl.Platform.Processes;

/// <summary>The end of a child process.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The start of its standard output.</param>
/// <param name="LastError">The last line of its standard error; null if there is no line.</param>
public sealed record ChildResult(int ExitCode, string Output, string? LastError)
{
    /// <summary>Whether the output was longer than the part that was kept.</summary>
    public bool IsCut { get; init; }
}

/// <summary>Settings of a child process besides its arguments.</summary>
public sealed record ChildSettings
{
    /// <summary>Number of characters of the output to keep. The rest is read and dropped, so that the program does not wait.</summary>
    public int MostOutput { get; init; } = ChildProcess.MostOutput;

    /// <summary>Folder in which the program runs; the current folder of this process if omitted.</summary>
    public string? Folder { get; init; }
}

/// <summary>
/// Runs programs with a clean environment. The environment of a server can hold secrets, such as the key of a language model, and a program
/// that works on other people's files must not have them.
/// </summary>
public static class ChildProcess
{
    /// <summary>Number of characters of the output that are kept if the settings state no other.</summary>
    public const int MostOutput = 1 << 20;

    private const int LongestLine = 4096;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan PatienceAfterKill = TimeSpan.FromSeconds(5);

    /// <summary>Variables that programs need to find their files, to write temporary files and to choose a language.</summary>
    private static readonly string[] Inherited =
        ["PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LC_CTYPE", "SystemRoot"];

    /// <summary>Runs a program to its end.</summary>
    /// <param name="executable">Full path of the program.</param>
    /// <param name="arguments">Arguments, not quoted.</param>
    /// <param name="variables">Environment variables for this program, besides the usual ones.</param>
    /// <param name="timeLimit">Longest time that the program may take.</param>
    /// <param name="cancel">Ends the program with all programs that it started.</param>
    /// <param name="settings">Folder and limit of the output; the usual ones if omitted.</param>
    /// <exception cref="TimeoutException">The program did not end in time and was ended.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program could not be started.</exception>
    /// <exception cref="OperationCanceledException">The program was ended on request.</exception>
    public static async Task<ChildResult> RunAsync(
        string executable,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> variables,
        TimeSpan timeLimit,
        CancellationToken cancel,
        ChildSettings? settings = null)
    {
        settings ??= new ChildSettings();
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo(executable, arguments, variables, settings.Folder) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        process.Start();
        process.StandardInput.Close();
        var output = StartAsync(process.StandardOutput, settings.MostOutput);
        var error = LastLineAsync(process.StandardError);
        try
        {
            limit.CancelAfter(timeLimit);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            // A program that it left behind can hold the output open.
            await Task.WhenAll(output, error).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }

        var (text, isCut) = await output.ConfigureAwait(false);
        return new ChildResult(process.ExitCode, text, await error.ConfigureAwait(false)) { IsCut = isCut };
    }

    /// <summary>Describes the start of a program: a clean environment, and redirected standard streams.</summary>
    /// <param name="executable">Full path of the program.</param>
    /// <param name="arguments">Arguments, not quoted.</param>
    /// <param name="variables">Environment variables for this program, besides the usual ones.</param>
    /// <param name="folder">Working folder of the program; null for the one of this process.</param>
    public static ProcessStartInfo StartInfo(
        string executable, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables, string? folder = null)
    {
        var start = new ProcessStartInfo(executable)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = folder ?? string.Empty,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }

        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<(string Text, bool IsCut)> StartAsync(StreamReader reader, int most)
    {
        var isCut = false;
        var (start, block) = (new StringBuilder(), new char[4096]);
        for (var read = -1; read != 0;)
        {
            read = await reader.ReadAsync(block).ConfigureAwait(false);
            isCut |= read > most - start.Length;
            start.Append(block, 0, Math.Min(read, most - start.Length));
        }

        return (start.ToString(), isCut);
    }

    /// <summary>Reads a stream to its end and returns its last line that is not empty; null if there is no such line.</summary>
    /// <param name="reader">The stream. The method reads blocks: a program that never ends its line must not fill the memory.</param>
    public static async Task<string?> LastLineAsync(StreamReader reader)
    {
        var (line, block) = (new StringBuilder(), new char[4096]);
        string? last = null;
        for (var read = -1; read != 0;)
        {
            read = await reader.ReadAsync(block).ConfigureAwait(false);
            for (var at = 0; at < read; at++)
            {
                if (block[at] is not ('\n' or '\r'))
                {
                    if (line.Length < LongestLine)
                        line.Append(block[at]);
                }
                else
                {
                    last = Take(line) ?? last;
                }
            }
        }

        return Take(line) ?? last;
    }

    private static string? Take(StringBuilder line)
    {
        var text = line.ToString();
        line.Clear();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>Ends a program and the programs that it started, and waits for its end.</summary>
    /// <param name="process">The program.</param>
    public static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }

        using var patience = new CancellationTokenSource(PatienceAfterKill);
        try
        {
            // Its output file can only be removed everywhere once it is gone.
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The system has not reaped it yet; it has been told to end.
        }
    }
}
