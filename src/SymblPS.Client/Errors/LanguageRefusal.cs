namespace SymblPS.Client.Errors;

/// <summary>The answer of the local server to a request for a feature that the language of the conversation does not have.</summary>
public static class LanguageRefusal
{
    /// <summary>Returns whether a message states that a feature is not available for a language.</summary>
    /// <param name="message">Message of the service; <see langword="null"/> if it gave none.</param>
    public static bool Is(string? message) => message is not null && message.Contains(" not available for ", StringComparison.Ordinal)
        && message.Contains("Available for ", StringComparison.Ordinal);
}
