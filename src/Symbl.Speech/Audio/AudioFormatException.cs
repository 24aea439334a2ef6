namespace Symbl.Speech.Audio;

/// <summary>
/// The exception for bytes that are not the audio that they claim to be. The message is suitable for a user and names the content found.
/// </summary>
public sealed class AudioFormatException : Exception
{
    /// <summary>Creates the exception with a reason for the user.</summary>
    /// <param name="message">The content found and the content expected.</param>
    public AudioFormatException(string message) : base(message) { }

    /// <summary>Creates the exception with a reason for the user and its cause.</summary>
    /// <param name="message">The content found and the content expected.</param>
    /// <param name="innerException">The underlying failure.</param>
    public AudioFormatException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>The codec of the audio, if the file is sound and only this codec cannot be read; otherwise null.</summary>
    public string? Codec { get; private init; }

    /// <summary>Creates the exception for a WAV file with a codec that cannot be read.</summary>
    /// <param name="codec">The name of the codec.</param>
    internal static AudioFormatException OfCodec(string codec) =>
        new($"The WAV file's audio is compressed as {codec}, which cannot be read; convert it to PCM.") { Codec = codec };
}
