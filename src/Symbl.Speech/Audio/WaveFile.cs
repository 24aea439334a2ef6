using System.Globalization;

namespace Symbl.Speech.Audio;

/// <summary>
/// Opens WAV files for streaming: PCM of 8 to 32 bits, IEEE float of 32 and 64 bits, A-law and mu-law, also as
/// <c>WAVE_FORMAT_EXTENSIBLE</c>; RIFF, RF64 and BW64; 4 to 192 kHz; up to 8 channels.
/// </summary>
public static class WaveFile
{
    private const int FileBuffer = 1 << 16;

    /// <summary>Opens a file. Checks everything that can be checked before the audio is read, including truncation.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>A source that closes the file when you dispose it.</returns>
    /// <exception cref="AudioFormatException">
    /// The file is not a WAV file, is truncated or has an unsupported format. The message states the reason.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IAudioSource Open(string path) => Open(OpenForReading(path), leaveOpen: false);

    /// <summary>Opens a stream, as <see cref="Open(string)"/> does.</summary>
    /// <param name="stream">A readable and seekable stream. Its whole content is the WAV file.</param>
    /// <param name="leaveOpen">True to leave the stream open when you dispose the source.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot seek. Truncation would be found only after half of the audio was processed.
    /// </exception>
    /// <exception cref="AudioFormatException">
    /// The file is not a WAV file, is truncated or has an unsupported format. The message states the reason.
    /// </exception>
    public static IAudioSource Open(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The stream must be seekable.", nameof(stream));
        try
        {
            var container = WaveContainer.Read(stream);
            var format = container.ReadFormat(stream);
            var data = container.Find("data")
                ?? throw new AudioFormatException("The WAV file has no 'data' chunk: it contains no audio.");
            if (data.Length < data.Declared)
            {
                throw new AudioFormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The WAV file is cut short: its header declares {data.Declared} bytes of audio, the file has {data.Length}."));
            }
            return new WaveSource(stream, format, data.Offset, data.Length / format.FrameBytes, leaveOpen);
        }
        catch
        {
            if (!leaveOpen)
                stream.Dispose();
            throw;
        }
    }

    internal static FileStream OpenForReading(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBuffer, FileOptions.SequentialScan);
}
