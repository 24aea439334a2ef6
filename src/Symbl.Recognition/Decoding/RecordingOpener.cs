using Symbl.Domain.Recordings;
using Symbl.Platform.Processes;
using Symbl.Speech.Audio;
using static System.FormattableString;

namespace Symbl.Recognition.Decoding;

/// <summary>
/// Opens recordings of any format. The bytes of a file determine its format, because a name or a declared media type can be wrong. The
/// opener reads plain WAV in this process. It decodes other formats, and WAV with another codec, with <c>ffmpeg</c> to a temporary WAV file.
/// </summary>
internal sealed class RecordingOpener
{
    private const string DecodedPrefix = "decoded-";
    private const string LooksLike = "looks like ";
    private const string NeedsDecoder = "needs ffmpeg on the PATH of the local server";

    // Players cut a little at either end, and a header rounds: less is no sign that the file ends early.
    private const double ToleratedSeconds = 1;
    private const double ToleratedShare = 0.01;

    /// <summary>
    /// Descriptions by <see cref="AudioSignature"/> of files without audio. The opener rejects such files without a decoder.
    /// </summary>
    private static readonly string[] NeverSound =
        ["is empty", "ends inside", "starts with text", LooksLike + "PDF", LooksLike + "a ZIP archive"];

    private readonly string _workFolder;
    private readonly DecodingSettings _settings;

    /// <summary>Creates the opener. Deletes decoded copies that an earlier process left in the folder.</summary>
    /// <param name="workFolder">Folder for decoded copies. One process uses it at a time.</param>
    /// <param name="settings">Search path of ffmpeg, and limits.</param>
    public RecordingOpener(string workFolder, DecodingSettings settings)
    {
        (_workFolder, _settings) = (Path.GetFullPath(workFolder), settings);
        Directory.CreateDirectory(_workFolder);
        foreach (var leftover in Directory.EnumerateFiles(_workFolder, DecodedPrefix + "*.wav"))
            File.Delete(leftover);
    }

    /// <summary>Opens a recording, makes all checks that are possible before processing, and measures its level.</summary>
    /// <exception cref="AudioFormatException">The file has no readable audio, the audio is too long, or ffmpeg is required and missing.</exception>
    /// <exception cref="FfmpegException">ffmpeg cannot decode the file.</exception>
    public async Task<OpenedRecording> OpenAsync(RecordingInput input, CancellationToken cancel)
    {
        var start = ReadStart(input.Path);
        string without;
        if (AudioSignature.IsWave(start))
        {
            if (WaveFile.CodecOf(input.Path) is not { } codec)
                return await MeasureAsync(input, decodedCopy: null, notes: [], stated: null, cancel).ConfigureAwait(false);
            without = $"The audio of the WAV file is compressed as {codec}, which {NeedsDecoder}; install it or convert to PCM.";
        }
        else
        {
            var description = AudioSignature.Describe(start);
            if (NeverSound.Any(kind => description.StartsWith(kind, StringComparison.Ordinal)))
                throw new AudioFormatException($"The file is not a recording: it {description}.");
            without = WithoutDecoder(description);
        }

        // Searched for each recording: a program that is installed while the server runs is found, and one that was removed is not.
        var folders = _settings.SearchPath ?? SearchPath.Current();
        return ExecutableFinder.Find(FfmpegDecoder.Program, folders) is { } executable
            ? await DecodeAsync(input, executable, folders, cancel).ConfigureAwait(false)
            : throw new AudioFormatException(without);
    }

    private async Task<OpenedRecording> DecodeAsync(RecordingInput input, string executable, string folders, CancellationToken cancel)
    {
        var contents = MediaContents.Unknown;
        var beside = Path.GetDirectoryName(executable) + Path.PathSeparator + folders;
        if (ExecutableFinder.Find(FfprobeInspector.Program, beside) is { } inspector)
            contents = await new FfprobeInspector(inspector, _settings.TimeLimit).InspectAsync(input.Path, cancel).ConfigureAwait(false);

        var decoder = new FfmpegDecoder(executable, _settings.TimeLimit, _settings.LongestRecording);
        var copy = Path.Combine(_workFolder, DecodedPrefix + Guid.NewGuid().ToString("N") + ".wav");
        try
        {
            var (finished, complaint) = await decoder.DecodeAsync(input.Path, copy, contents.Tracks, cancel).ConfigureAwait(false);
            if (!finished && WaveFile.FramesOf(copy) == 0)
                throw new FfmpegException($"ffmpeg could not decode the recording: {complaint}.");
            List<string> notes = [.. contents.Tracks.Notes];
            if (complaint is not null)
            {
                notes.Add(finished
                    ? $"ffmpeg decoded the recording and reported: {complaint}."
                    : $"ffmpeg stopped before the end of the recording: {complaint}. The audio up to there was processed.");
            }

            return await MeasureAsync(input, copy, notes, contents.Duration, cancel).ConfigureAwait(false);
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
        + $" {NeedsDecoder}; install it or convert to WAV.";

    // A long recording takes seconds: not on the caller's thread.
    private Task<OpenedRecording> MeasureAsync(
        RecordingInput input, string? decodedCopy, IReadOnlyList<string> notes, double? stated, CancellationToken cancel) =>
        Task.Run(() => Measure(input, decodedCopy, notes, stated, cancel), cancel);

    private OpenedRecording Measure(
        RecordingInput input, string? decodedCopy, IReadOnlyList<string> notes, double? stated, CancellationToken cancel)
    {
        double seconds;
        using (var sound = WaveFile.Open(decodedCopy ?? input.Path))
        {
            seconds = (double)sound.Frames / sound.SampleRate;
            if (sound.Frames == 0)
                throw new AudioFormatException("The recording is 0 seconds long: it contains no audio.");
        }

        if (seconds > _settings.LongestRecording.TotalSeconds)
        {
            throw new AudioFormatException(
                Invariant($"The recording is longer than {_settings.LongestRecording.TotalHours:0.##} hours, the most that is processed."));
        }

        if (stated - seconds > Math.Max(ToleratedSeconds, ToleratedShare * seconds))
        {
            notes =
            [
                .. notes,
                Invariant($"The recording ends early: its header states {stated:0.0} seconds, and {seconds:0.0} seconds are there. ")
                    + "The audio that is there was processed.",
            ];
        }

        return new OpenedRecording(input.Path, decodedCopy, WaveRecording.Measure(decodedCopy ?? input.Path, cancel), notes);
    }
}
