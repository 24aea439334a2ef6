using Symbl.Domain.Recordings;
using Symbl.Platform.Processes;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>
/// Opens recordings of any format. The bytes of a file determine its format, because a name or a declared media type can be wrong. The
/// opener reads WAV in this process and decodes other formats with <c>ffmpeg</c> to a temporary WAV file.
/// </summary>
internal sealed class RecordingOpener
{
    private const string DecodedPrefix = "decoded-";
    private const string LooksLike = "looks like ";

    /// <summary>
    /// Descriptions by <see cref="AudioSignature"/> of files without audio. The opener rejects such files without a decoder.
    /// </summary>
    private static readonly string[] NeverSound =
        ["is empty", "ends inside", "starts with text", LooksLike + "PDF", LooksLike + "a ZIP archive"];

    private readonly string _workFolder;
    private readonly TimeSpan _longest;
    private readonly FfmpegDecoder? _decoder;

    /// <summary>Creates the opener. Deletes decoded copies that an earlier process left in the folder.</summary>
    /// <param name="workFolder">Folder for decoded copies. One process uses it at a time.</param>
    /// <param name="settings">Search path of ffmpeg, and limits.</param>
    public RecordingOpener(string workFolder, DecodingSettings settings)
    {
        (_workFolder, _longest) = (Path.GetFullPath(workFolder), settings.LongestRecording);
        if (ExecutableFinder.Find(FfmpegDecoder.Program, settings.SearchPath) is { } executable)
            _decoder = new FfmpegDecoder(executable, settings.TimeLimit, settings.LongestRecording);
        Directory.CreateDirectory(_workFolder);
        foreach (var leftover in Directory.EnumerateFiles(_workFolder, DecodedPrefix + "*.wav"))
            File.Delete(leftover);
    }

    /// <summary>Opens a recording and makes all checks that are possible before the audio is read.</summary>
    /// <exception cref="AudioFormatException">
    /// The file has no readable audio, the audio is too long, or ffmpeg is required and missing.
    /// </exception>
    /// <exception cref="FfmpegException">ffmpeg cannot decode the file.</exception>
    public async Task<OpenedRecording> OpenAsync(RecordingInput input, CancellationToken cancel)
    {
        var start = ReadStart(input.Path);
        if (AudioSignature.IsWave(start))
            return Measure(input, decodedCopy: null, notes: []);

        var description = AudioSignature.Describe(start);
        if (NeverSound.Any(kind => description.StartsWith(kind, StringComparison.Ordinal)))
            throw new AudioFormatException($"The file is not a recording: it {description}.");
        if (_decoder is null)
            throw new AudioFormatException(WithoutDecoder(description));

        var copy = Path.Combine(_workFolder, DecodedPrefix + Guid.NewGuid().ToString("N") + ".wav");
        try
        {
            var complaint = await _decoder.DecodeAsync(input.Path, copy, cancel).ConfigureAwait(false);
            return Measure(input, copy, complaint is null ? [] : [$"ffmpeg decoded the recording and reported: {complaint}."]);
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    private static byte[] ReadStart(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[AudioSignature.UsefulBytes];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static string WithoutDecoder(string description) =>
        (description.StartsWith(LooksLike, StringComparison.Ordinal)
            ? description[LooksLike.Length..]
            : $"The file is not a WAV file (it {description}) and")
        + " needs ffmpeg on the PATH of the local server; install it or convert to WAV.";

    private OpenedRecording Measure(RecordingInput input, string? decodedCopy, IReadOnlyList<string> notes)
    {
        using var sound = WaveFile.Open(decodedCopy ?? input.Path);
        if (sound.Frames == 0)
            throw new AudioFormatException("The recording is 0 seconds long: it contains no audio.");
        if (sound.Frames > _longest.TotalSeconds * sound.SampleRate)
        {
            throw new AudioFormatException(
                Invariant($"The recording is longer than {_longest.TotalHours:0.##} hours, the most that is processed."));
        }

        return new OpenedRecording(input.Path, decodedCopy, sound, notes);
    }
}
