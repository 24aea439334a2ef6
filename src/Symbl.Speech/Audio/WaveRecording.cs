using System.Globalization;

namespace Symbl.Speech.Audio;

/// <summary>
/// A WAV file whose level is known. Its audio has the usual level, however quiet the file is and however far its samples exceed full scale,
/// so the level of a recording never decides what is found in it.
/// </summary>
public sealed class WaveRecording
{
    /// <summary>Loud parts that exceed full scale by this factor are a mistake of the program that wrote the file, not a loud mix.</summary>
    private const double BeyondFullScale = 2;

    private readonly Func<IAudioSource> _open;
    private readonly SoundLevels _levels;

    private WaveRecording(Func<IAudioSource> open, SoundLevels levels, IReadOnlyList<string> notes) =>
        (_open, _levels, Notes) = (open, levels, notes);

    /// <summary>Facts about the file that a user should know: missing bytes, samples that are no audio; can be empty.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Reads a file to its end and measures its level.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancel">Cancels the work.</param>
    /// <exception cref="AudioFormatException">The file is not a WAV file or has an unsupported format.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static WaveRecording Measure(string path, CancellationToken cancel = default) => Measure(() => WaveFile.Open(path), cancel);

    /// <summary>Measures audio that can be opened more than once, as <see cref="Measure(string, CancellationToken)"/> does.</summary>
    /// <param name="open">Opens the audio from its start.</param>
    /// <param name="cancel">Cancels the work.</param>
    public static WaveRecording Measure(Func<IAudioSource> open, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var source = open();
        var levels = SoundLevels.Of(source, cancel);
        return new WaveRecording(open, levels, [.. NotesOf(source as WaveSource, levels)]);
    }

    /// <summary>Opens the audio from its start, at the usual level.</summary>
    public IAudioSource Open() => new LeveledSource(_open(), _levels);

    private static IEnumerable<string> NotesOf(WaveSource? wave, SoundLevels levels)
    {
        if (wave is { MissingBytes: > 0 })
        {
            yield return Text(
                $"The recording ends early: {wave.MissingBytes} of {wave.DeclaredBytes} bytes are missing. The audio that is there was processed.");
        }
        if (wave is { NotNumbers: > 0 })
            yield return Text($"Samples that are not finite numbers count as silence: {wave.NotNumbers}.");
        if (levels.Peak > BeyondFullScale)
            yield return Text($"The samples exceed full scale by a factor of {levels.Peak:G3}; they were scaled down.");
        if (levels.Stray > 0)
            yield return Text($"Clicks far beyond full scale were limited to the level of the rest of the recording: {levels.Stray}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
