namespace Symbl.Speech.Audio;

/// <summary>
/// Provides audio that is read once, from start to end, in blocks, so that a long recording never has to fit into memory. Samples are
/// interleaved by channel, 32-bit float, full scale -1 to 1.
/// </summary>
public interface IAudioSource : IDisposable
{
    /// <summary>Samples per second of each channel, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>Number of interleaved channels, at least 1.</summary>
    int Channels { get; }

    /// <summary>Number of samples of each channel, as the container states it.</summary>
    long Frames { get; }

    /// <summary>
    /// Reads whole frames into <paramref name="interleaved"/> and returns the number of <em>frames</em> read, or 0 at the end.
    /// </summary>
    /// <param name="interleaved">The buffer. Its length is a multiple of <see cref="Channels"/>.</param>
    /// <exception cref="AudioFormatException">The file ends early or its data cannot be decoded.</exception>
    int Read(Span<float> interleaved);
}
