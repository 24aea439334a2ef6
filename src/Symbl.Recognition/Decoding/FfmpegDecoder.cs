using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Symbl.Platform.Processes;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>Decodes recordings other than plain WAV with the <c>ffmpeg</c> of the user.</summary>
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

    private const int MostChannels = 8;
    private const int HighestRate = 16_000;
    private const int BytesPerSample = 4;
    private const int HeaderBytes = 1 << 16;

    private const int LongestComplaint = 300;

    /// <summary>Options that keep the programs to the one file and to formats without references to other files.</summary>
    public static IReadOnlyList<string> InputLimits { get; } = ["-protocol_whitelist", "file", "-format_whitelist", Formats];

    /// <summary>The environment variables of the programs, besides the usual ones.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string> { ["AV_LOG_FORCE_NOCOLOR"] = "1" };

    /// <summary>Decodes a file to WAV of 32-bit float, so that quiet audio keeps its detail.</summary>
    /// <param name="input">The file to decode.</param>
    /// <param name="output">The WAV file to write; the caller removes it, also after a failure.</param>
    /// <param name="tracks">The audio tracks to decode.</param>
    /// <param name="cancel">Kills the program.</param>
    /// <returns>Whether the program finished, and its last complaint, if it had one.</returns>
    /// <exception cref="FfmpegException">The program could not be started, or did not finish in time.</exception>
    public async Task<(bool Finished, string? Complaint)> DecodeAsync(
        string input, string output, AudioTracks tracks, CancellationToken cancel)
    {
        if (tracks.Files == 1)
            return await RunAsync(input, [.. Input(input), .. tracks.Filter(0), .. Output(output)], cancel).ConfigureAwait(false);
        var files = Enumerable.Range(1, tracks.Files).Select(number => Path.ChangeExtension(output, Invariant($".{number}.wav"))).ToList();
        try
        {
            var decoded = await RunAsync(
                input, [.. Input(input), .. files.SelectMany((file, index) => tracks.Filter(index).Concat(Output(file)))], cancel).ConfigureAwait(false);
            var lengths = files.ConvertAll(WaveFile.FramesOf);
            if (lengths.TrueForAll(length => length == 0))
                return decoded;
            var inputs = files.Where((_, index) => lengths[index] > 0).SelectMany(file => new[] { "-i", Url(file) });
            var joined = await RunAsync(
                input, [.. Start, .. inputs, "-filter_complex", tracks.Join(lengths), "-map", "[all]", .. Output(output)], cancel).ConfigureAwait(false);
            return joined.Finished ? decoded : joined;
        }
        finally
        {
            files.ForEach(File.Delete);
        }
    }

    private async Task<(bool Finished, string? Complaint)> RunAsync(string input, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        try
        {
            var result = await ChildProcess.RunAsync(executable, arguments, Variables, timeLimit, cancel).ConfigureAwait(false);
            var complaint = Tidy(result.LastError, input);
            return result.ExitCode == 0 ? (true, complaint) : (false, complaint ?? Invariant($"exit code {result.ExitCode}"));
        }
        catch (Win32Exception e)
        {
            throw new FfmpegException($"ffmpeg could not be started: {e.Message}.", e);
        }
        catch (TimeoutException e)
        {
            throw new FfmpegException(
                Invariant($"ffmpeg did not finish within {timeLimit.TotalSeconds:0.###} seconds and was stopped."), e);
        }
    }

    /// <summary>With its scheme, so that no file name can be read as another protocol or an option.</summary>
    public static string Url(string path) => "file:" + path;

    private static IReadOnlyList<string> Start { get; } = ["-nostdin", "-hide_banner", "-loglevel", "error"];

    private static string[] Input(string path) => [.. Start, .. InputLimits, "-i", Url(path)];

    private string[] Output(string path)
    {
        var seconds = longest.TotalSeconds + 1;
        var most = HeaderBytes + (long)(seconds * HighestRate * BytesPerSample * MostChannels);
        return
        [
            "-t", seconds.ToString(CultureInfo.InvariantCulture), "-fs", most.ToString(CultureInfo.InvariantCulture),
            "-c:a", "pcm_f32le", "-rf64", "auto", "-f", "wav", "-y", Url(path),
        ];
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
