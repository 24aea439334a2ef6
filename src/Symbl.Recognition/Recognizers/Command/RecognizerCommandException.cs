namespace Symbl.Recognition.Recognizers.Command;

/// <summary>The file of a recognizer command is wrong. The message is for the user.</summary>
/// <param name="message">The file, the problem and the way out.</param>
/// <param name="innerException">The cause, if any.</param>
internal sealed class RecognizerCommandException(string message, Exception? innerException = null) : Exception(message, innerException);
