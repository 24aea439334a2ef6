namespace Symbl.Speech.Audio;

/// <summary>The bytes are not the sound they claim to be. The message names what was found and is fit to be shown to a user.</summary>
public sealed class AudioFormatException : Exception
{
    /// <summary>Creates the exception with a reason for the user.</summary>
    /// <param name="message">What was found and what was expected.</param>
    public AudioFormatException(string message) : base(message) { }

    /// <summary>Creates the exception with a reason for the user and its cause.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="innerException">The underlying failure.</param>
    public AudioFormatException(string message, Exception innerException) : base(message, innerException) { }
}
