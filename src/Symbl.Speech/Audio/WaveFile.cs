namespace Symbl.Speech.Audio;

/// <summary>
/// Opens WAV files for streaming: PCM of 8 to 32 bits, IEEE float of 32 and 64 bits, A-law and mu-law, also as
/// <c>WAVE_FORMAT_EXTENSIBLE</c>; RIFF, RF64 and BW64; 4 to 192 kHz; up to 8 channels.
/// </summary>
public static class WaveFile
{
    private const int FileBuffer = 1 << 16;

    /// <summary>
    /// Opens a file. Checks everything that can be checked before the audio is read. Of a truncated file the source has the audio that is
    /// there.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>A source that closes the file when you dispose it.</returns>
    /// <exception cref="AudioFormatException">
    /// The file is not a WAV file or has an unsupported format. The message states the reason.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IAudioSource Open(string path) => Open(OpenForReading(path), leaveOpen: false);

    /// <summary>Returns the length of a file in frames; 0 if it does not exist or has no readable audio.</summary>
    /// <param name="path">The path of the file.</param>
    public static long FramesOf(string path)
    {
        try
        {
            using var source = Open(path);
            return source.Frames;
        }
        catch (Exception e) when (e is AudioFormatException or FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Opens a stream, as <see cref="Open(string)"/> does.</summary>
    /// <param name="stream">A readable and seekable stream. Its whole content is the WAV file.</param>
    /// <param name="leaveOpen">True to leave the stream open when you dispose the source.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot seek. The length of the audio would be known only at its end.
    /// </exception>
    /// <exception cref="AudioFormatException">
    /// The file is not a WAV file or has an unsupported format. The message states the reason.
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
            return new WaveSource(stream, format, data, leaveOpen);
        }
        catch
        {
            if (!leaveOpen)
                stream.Dispose();
            throw;
        }
    }

    /// <summary>Gets the name of the codec of a WAV file that needs a decoder of its own; null for any other file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static string? CodecOf(string path)
    {
        try
        {
            Open(path).Dispose();
            return null;
        }
        catch (AudioFormatException e)
        {
            return e.Codec;
        }
    }

    internal static FileStream OpenForReading(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBuffer, FileOptions.SequentialScan);
}
