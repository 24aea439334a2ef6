using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Symbl.Platform.Processes;

namespace Symbl.Recognition.Decoding;

/// <summary>The contents of a media file, as its header states them.</summary>
/// <param name="Tracks">The audio tracks to decode.</param>
/// <param name="Duration">The length in seconds; null if the header does not state one.</param>
internal sealed record MediaContents(AudioTracks Tracks, double? Duration)
{
    /// <summary>The contents of a file that could not be inspected.</summary>
    public static MediaContents Unknown { get; } = new(AudioTracks.First, null);
}

/// <summary>Reads the headers of media files with <c>ffprobe</c>, which is installed beside <c>ffmpeg</c>.</summary>
/// <param name="executable">Full path of the program.</param>
/// <param name="timeLimit">How long one file may take.</param>
internal sealed class FfprobeInspector(string executable, TimeSpan timeLimit)
{
    /// <summary>The program's name, as it is looked for on the PATH.</summary>
    public const string Program = "ffprobe";

    // In these formats the length is an estimate by the bit rate, and the estimate can be wrong by a lot.
    private static readonly string[] Estimated = ["aac", "ac3", "amr", "dts", "eac3", "gsm", "loas", "mp2", "mp3", "mpeg", "mpegts"];

    private static readonly string[] ExtraDispositions =
        ["comment", "hearing_impaired", "visual_impaired", "clean_effects", "lyrics", "karaoke", "descriptions"];

    private static readonly string[] NoLanguage = ["und", "mul", "mis", "zxx", ""];

    /// <summary>Inspects a file. A file that cannot be inspected has unknown contents; the decoder then says why.</summary>
    public async Task<MediaContents> InspectAsync(string input, CancellationToken cancel)
    {
        string[] arguments =
        [
            "-v", "error", .. FfmpegDecoder.InputLimits, "-show_entries",
            "format=format_name,duration:stream=codec_type,sample_rate,duration:stream_disposition:stream_tags=language,title", "-of", "json",
            "-i", FfmpegDecoder.Url(input),
        ];
        try
        {
            var result = await ChildProcess.RunAsync(executable, arguments, FfmpegDecoder.Variables, timeLimit, cancel).ConfigureAwait(false);
            return result.ExitCode == 0 ? Parse(result.Output) : MediaContents.Unknown;
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException or JsonException or InvalidOperationException)
        {
            return MediaContents.Unknown;
        }
    }

    private static MediaContents Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        List<JsonElement> streams = document.RootElement.TryGetProperty("streams", out var all) ? [.. all.EnumerateArray()] : [];
        var audio = streams.FindAll(stream => Text(stream, "codec_type") == "audio");
        double? duration = null;
        if (document.RootElement.TryGetProperty("format", out var format) && !IsEstimated(Text(format, "format_name")))
        {
            // The audio of a film can be shorter than its pictures, so the length of the file counts only if no track states its own.
            duration = audio.Max(Seconds) ?? (audio.Count == streams.Count ? Seconds(format) : null);
        }

        return new MediaContents(AudioTracks.Choose([.. audio.Select(Track)]), duration);
    }

    private static double? Seconds(JsonElement element) =>
        double.TryParse(Text(element, "duration"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static AudioTrack Track(JsonElement stream, int index)
    {
        _ = int.TryParse(Text(stream, "sample_rate"), CultureInfo.InvariantCulture, out var rate);
        string? language = null;
        var extra = false;
        if (stream.TryGetProperty("tags", out var tags))
        {
            language = Text(tags, "language") is { } code && !NoLanguage.Contains(code) ? code : null;
            extra = Text(tags, "title")?.Contains("commentary", StringComparison.OrdinalIgnoreCase) ?? false;
        }

        var isDefault = false;
        if (stream.TryGetProperty("disposition", out var disposition))
        {
            extra |= ExtraDispositions.Any(name => IsSet(disposition, name));
            isDefault = IsSet(disposition, "default");
        }

        return new AudioTrack(index, rate, language, extra, isDefault);
    }

    private static bool IsEstimated(string? names) => names is null || names.Split(',').Any(Estimated.Contains);

    private static bool IsSet(JsonElement disposition, string name) =>
        disposition.TryGetProperty(name, out var value) && value.TryGetInt32(out var set) && set != 0;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
