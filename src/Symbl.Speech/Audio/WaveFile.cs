using System.Globalization;

namespace Symbl.Speech.Audio;

/// <summary>
/// Opens WAV files for streaming: PCM of 8 to 32 bits, IEEE float of 32 and 64 bits, A-law and mu-law, also as
/// <c>WAVE_FORMAT_EXTENSIBLE</c>; RIFF, RF64 and BW64; 4 to 192 kHz; up to 8 channels.
/// </summary>
public static class WaveFile
{
    private const int FileBuffer = 1 << 16;

    /// <summary>Opens a file. Everything that can be checked without reading the sound is checked here, truncation included.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A source that closes the file when disposed.</returns>
    /// <exception cref="AudioFormatException">
    /// Not a WAV file, cut short, or in a form that cannot be read; the message says which.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IAudioSource Open(string path) => Open(OpenForReading(path), leaveOpen: false);

    /// <summary>Opens a stream, as <see cref="Open(string)"/>.</summary>
    /// <param name="stream">Readable and seekable, with the WAV file as its whole content.</param>
    /// <param name="leaveOpen">Whether the stream outlives the source.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot seek: truncation could not be found out before the sound is half processed.
    /// </exception>
    /// <exception cref="AudioFormatException">
    /// Not a WAV file, cut short, or in a form that cannot be read; the message says which.
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
                ?? throw new AudioFormatException("The WAV file has no 'data' chunk: it holds no sound.");
            if (data.Length < data.Declared)
            {
                throw new AudioFormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The WAV file is cut short: its header declares {data.Declared} bytes of sound, the file holds {data.Length}."));
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
