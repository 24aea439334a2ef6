using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>Decodes recordings in formats other than WAV with the <c>ffmpeg</c> of the user.</summary>
/// <param name="executable">Full path of the program.</param>
/// <param name="timeLimit">Longest time to decode one file.</param>
/// <param name="longest">
/// Longest recording that the processor accepts. Decoding stops one second after this length, so that a small file cannot fill the disk.
/// </param>
internal sealed partial class FfmpegDecoder(string executable, TimeSpan timeLimit, TimeSpan longest)
{
    /// <summary>Name of the program, for the search in the folders of the PATH.</summary>
    public const string Program = "ffmpeg";

    // Containers and streams of audio and video only. The list excludes playlists, device inputs and other formats that make ffmpeg open
    // further files or addresses, because any client that may submit can send the bytes.
    private const string Formats =
        "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,eac3,flac,flv,gsm,loas,matroska,mov,mp2,mp3,mpeg,mpegts,ogg,tta,w64,wav,wv";

    // The engines work at 8 or 16 kHz. The nearer of the two rates keeps the decoded file small and leaves telephone audio unchanged.
    private const string SampleRates = "aformat=sample_rates=8000|16000";

    private const int LongestComplaint = 300;
    private static readonly TimeSpan PatienceAfterKill = TimeSpan.FromSeconds(5);

    /// <summary>Decodes the first audio track of a file to 16-bit WAV.</summary>
    /// <param name="input">The file to decode.</param>
    /// <param name="output">The WAV file to write. The caller deletes it, also after a failure.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <returns>The last error message of ffmpeg if it succeeded; null if there is no such message.</returns>
    /// <exception cref="FfmpegException">ffmpeg cannot start, cannot decode the file or exceeds the time limit.</exception>
    public async Task<string?> DecodeAsync(string input, string output, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartInfo(input, output) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new FfmpegException($"ffmpeg could not be started: {e.Message}.", e);
        }

        process.StandardInput.Close();
        var complaint = LastLineAsync(process.StandardError);
        var nothing = LastLineAsync(process.StandardOutput);
        try
        {
            limit.CancelAfter(timeLimit);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await KillAsync(process).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
            throw new FfmpegException(Invariant($"ffmpeg did not finish within {timeLimit.TotalSeconds:0.###} seconds and was stopped."));
        }

        await nothing.ConfigureAwait(false);
        var said = Tidy(await complaint.ConfigureAwait(false), input);
        if (process.ExitCode != 0)
            throw new FfmpegException(Invariant($"ffmpeg could not decode the recording: {said ?? $"exit code {process.ExitCode}"}."));
        return said;
    }

    private ProcessStartInfo StartInfo(string input, string output)
    {
        var seconds = (longest.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(executable)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AV_LOG_FORCE_NOCOLOR"] = "1" },
        };
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-loglevel", "error",
            "-protocol_whitelist", "file", "-format_whitelist", Formats, "-i", Url(input),
            "-map", "0:a:0?", "-t", seconds, "-af", SampleRates, "-c:a", "pcm_s16le", "-f", "wav", "-y", Url(output),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Adds the scheme, so that ffmpeg cannot read a file name as another protocol or an option.</summary>
    private static string Url(string path) => "file:" + path;

    private static async Task<string?> LastLineAsync(StreamReader reader)
    {
        string? last = null;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            if (!string.IsNullOrWhiteSpace(line))
                last = line;
        return last;
    }

    private static async Task KillAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process ended in the meantime.
        }

        using var patience = new CancellationTokenSource(PatienceAfterKill);
        try
        {
            // Not every system can delete the output file before the process has ended.
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The process received the request to end, but the system has not removed it yet.
        }
    }

    /// <summary>Removes memory addresses, which differ from run to run, and file paths of the server, which are not for users.</summary>
    private static string? Tidy(string? line, string input)
    {
        if (line is null)
            return null;
        var text = MemoryAddress().Replace(line, "")
            .Replace(Url(input) + ": ", "", StringComparison.Ordinal)
            .Replace(Url(input), "the file", StringComparison.Ordinal)
            .Replace(input, "the file", StringComparison.Ordinal)
            .Trim().TrimEnd('.');
        return text.Length > LongestComplaint ? text[..LongestComplaint] : text;
    }

    [GeneratedRegex(@" @ 0x[0-9a-fA-F]+")]
    private static partial Regex MemoryAddress();
}

/// <summary>ffmpeg failed to decode a file. The message is a sentence for the user.</summary>
internal sealed class FfmpegException : Exception
{
    public FfmpegException(string message) : base(message) { }

    public FfmpegException(string message, Exception innerException) : base(message, innerException) { }
}
