using System.ComponentModel;
using System.Text;
using Symbl.Domain.Recordings;
using Symbl.Platform.Processes;
using static System.FormattableString;
using Placeholders = Symbl.Recognition.Recognizers.Command.RecognizerCommand.Placeholders;

namespace Symbl.Recognition.Recognizers.Command;

/// <summary>Runs a program of the user on audio. No shell is involved, and the program does not get the secrets of the server.</summary>
/// <param name="command">The program with its arguments.</param>
/// <param name="noun">The word for the program in messages.</param>
internal sealed class CommandRun(RecognizerCommand command, string noun)
{
    private const int LongestReason = 500;
    private const int ShortestSecret = 4;

    /// <summary>Runs the program.</summary>
    /// <param name="wavePath">Path of the audio.</param>
    /// <param name="length">Length of the audio.</param>
    /// <param name="value">Gets the value of a placeholder, with a folder for files; null for a placeholder that it does not know.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <returns>The output, or the content of the file that the program wrote.</returns>
    /// <exception cref="RecordingException">The program failed.</exception>
    public async Task<byte[]> RunAsync(string wavePath, TimeSpan length, Func<string, string, string?> value, CancellationToken cancel)
    {
        // Other users of the machine must not read the result.
        var folder = Directory.CreateTempSubdirectory("symbl-recognizer-").FullName;
        try
        {
            var results = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
            var outPath = Path.Combine(results, "transcript");
            List<string> arguments = [.. command.Arguments.Select(argument => RecognizerCommand.Replace(argument, name => name switch
            {
                Placeholders.Wave => wavePath,
                Placeholders.Out => outPath,
                Placeholders.OutFolder => results,
                _ => value(name, folder),
            }))];
            var result = await StartAsync(arguments, length, cancel).ConfigureAwait(false);
            if (result.ExitCode != 0)
                throw new RecordingException(Invariant($"The {noun} '{command.Name}' ended with exit code {result.ExitCode}{Reason(result.LastError, folder, wavePath)}"));
            if (command.WritesFile)
                return CommandOutput.ReadFile(command, outPath);
            return result.IsCut ? throw CommandOutput.TooLarge(command) : Encoding.UTF8.GetBytes(result.Output);
        }
        finally
        {
            Remove(folder);
        }
    }

    private async Task<ChildResult> StartAsync(List<string> arguments, TimeSpan length, CancellationToken cancel)
    {
        // Short audio needs time too, because a program loads its model first.
        var limit = command.TimePerMinute * Math.Max(1, length.TotalMinutes);
        try
        {
            return await ChildProcess.RunAsync(
                command.Program, arguments, command.Environment, limit, cancel, new ChildSettings { MostOutput = CommandOutput.Largest, Folder = command.Folder }).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new RecordingException(
                Invariant($"The {noun} '{command.Name}' did not end within {limit.TotalSeconds:0.#} s and was ended. A larger 'timeoutPerMinute' in its file gives it more time."), e);
        }
        catch (Win32Exception e)
        {
            throw new RecordingException($"The {noun} '{command.Name}' could not be started: {e.Message}. Check 'command' in its file.", e);
        }
    }

    private string Reason(string? line, string folder, string wave)
    {
        if (line is null)
            return " and no message.";
        // The values of the file are secrets, and the paths are those of the server.
        foreach (var value in command.Environment.Values.Where(value => value.Length >= ShortestSecret))
            line = line.Replace(value, "***", StringComparison.Ordinal);
        line = line.Replace(folder, string.Empty, StringComparison.Ordinal).Replace(wave, "the audio", StringComparison.Ordinal).Trim();
        return line.Length > LongestReason ? $": {line[..LongestReason]}…" : $": {line}";
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A program that the command left behind can hold a file. The folder of temporary files is the user's to clean.
        }
    }
}
