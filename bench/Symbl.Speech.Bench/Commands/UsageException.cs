namespace Symbl.Speech.Bench.Commands;

/// <summary>What was asked for cannot be done as it was asked for; the message is a sentence that says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
