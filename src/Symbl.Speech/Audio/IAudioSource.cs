namespace Symbl.Speech.Audio;

/// <summary>
/// Sound that is read once, front to back, in blocks: a long recording never has to fit into memory.
/// Samples are interleaved by channel, 32-bit float, full scale -1 to 1.
/// </summary>
public interface IAudioSource : IDisposable
{
    /// <summary>Samples per second of each channel, in hertz.</summary>
    int SampleRate { get; }

    /// <summary>Number of interleaved channels, at least 1.</summary>
    int Channels { get; }

    /// <summary>Samples of each channel as the container states them.</summary>
    long Frames { get; }

    /// <summary>
    /// Reads whole frames into <paramref name="interleaved"/> and returns how many <em>frames</em> were read; 0 at the end.
    /// </summary>
    /// <param name="interleaved">Room for a multiple of <see cref="Channels"/> samples.</param>
    /// <exception cref="AudioFormatException">The file ends early or its data cannot be decoded.</exception>
    int Read(Span<float> interleaved);
}
