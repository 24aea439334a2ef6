namespace Symbl.Domain;

/// <summary>The reason why the server refuses a request.</summary>
public enum Refusal
{
    /// <summary>The request is invalid.</summary>
    Invalid,

    /// <summary>The request names something that does not exist.</summary>
    NotFound,

    /// <summary>Something with the same name exists.</summary>
    Exists,

    /// <summary>The recording is larger than the limit.</summary>
    TooLarge,

    /// <summary>The sender stayed silent for too long.</summary>
    Stalled,

    /// <summary>The account has reached a limit. The request may succeed later.</summary>
    TooMany,

    /// <summary>A feature of the server is not set up.</summary>
    NotAvailable,

    /// <summary>A service that the server depends on failed.</summary>
    UpstreamFailed,

    /// <summary>A service that the server depends on did not answer in time.</summary>
    UpstreamTimeout,
}

/// <summary>The server refuses a request. The user sees the message. The HTTP layer converts the exception to a response.</summary>
/// <param name="refusal">The reason.</param>
/// <param name="message">Message for the user.</param>
/// <param name="innerException">The cause, if any.</param>
public sealed class RefusedException(Refusal refusal, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Message for a request that names an unknown conversation.</summary>
    public const string ConversationNotFoundText = "The conversationId is either invalid or does not exist.";

    /// <summary>The reason.</summary>
    public Refusal Refusal { get; } = refusal;

    /// <summary>Time after which a repeated request may succeed, if known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Creates the exception for a request that names an unknown conversation.</summary>
    public static RefusedException ConversationNotFound() => new(Refusal.NotFound, ConversationNotFoundText);
}
