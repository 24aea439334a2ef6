namespace Symbl.LocalServer.Http;

/// <summary>An answer other than success. The message is what the client shows its user.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public const string ConversationNotFoundText = "The conversationId is either invalid or does not exist.";

    public int Status { get; } = status;

    /// <summary>Seconds for the <c>Retry-After</c> header, where waiting helps.</summary>
    public int? RetryAfter { get; init; }

    public static ApiException Invalid(string message) => new(StatusCodes.Status400BadRequest, message);

    public static ApiException ConversationNotFound() => new(StatusCodes.Status404NotFound, ConversationNotFoundText);

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message);
}
