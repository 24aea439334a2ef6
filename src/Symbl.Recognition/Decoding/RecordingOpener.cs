using Symbl.Domain.Recordings;
using Symbl.Platform.Processes;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>
/// Opens recordings of any kind. What a file is, its bytes say: a name or a declared media type may be wrong. WAV is read in this
/// process, everything else is decoded with <c>ffmpeg</c> to a temporary WAV file.
/// </summary>
internal sealed class RecordingOpener
{
    private const string DecodedPrefix = "decoded-";
    private const string LooksLike = "looks like ";

    /// <summary>What <see cref="AudioSignature"/> knows that no decoder of sound needs to see.</summary>
    private static readonly string[] NeverSound =
        ["is empty", "ends inside", "starts with text", LooksLike + "PDF", LooksLike + "a ZIP archive"];

    private readonly string _workFolder;
    private readonly TimeSpan _longest;
    private readonly FfmpegDecoder? _decoder;

    /// <summary>Creates the opener and removes what an earlier process left in its folder.</summary>
    /// <param name="workFolder">Where decoded copies lie while they are needed; used by one process at a time.</param>
    /// <param name="settings">Where ffmpeg is looked for, and the limits.</param>
    public RecordingOpener(string workFolder, DecodingSettings settings)
    {
        (_workFolder, _longest) = (Path.GetFullPath(workFolder), settings.LongestRecording);
        if (ExecutableFinder.Find(FfmpegDecoder.Program, settings.SearchPath) is { } executable)
            _decoder = new FfmpegDecoder(executable, settings.TimeLimit, settings.LongestRecording);
        Directory.CreateDirectory(_workFolder);
        foreach (var leftover in Directory.EnumerateFiles(_workFolder, DecodedPrefix + "*.wav"))
            File.Delete(leftover);
    }

    /// <summary>Opens a recording and checks everything that can be known before its sound is read.</summary>
    /// <exception cref="AudioFormatException">No sound that can be read, too much of it, or ffmpeg is needed and missing.</exception>
    /// <exception cref="FfmpegException">It could not be decoded.</exception>
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
