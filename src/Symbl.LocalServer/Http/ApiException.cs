using Symbl.Domain;
using Symbl.Storage;

namespace Symbl.LocalServer.Http;

/// <summary>An error answer. Only the HTTP layer throws it. Other layers throw <see cref="RefusedException"/>.</summary>
/// <param name="status">The HTTP status code.</param>
/// <param name="message">The message that the client shows to its user.</param>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The seconds for the <c>Retry-After</c> header, if a later attempt can succeed.</summary>
    public int? RetryAfter { get; init; }

    public static ApiException Invalid(string message) => new(StatusCodes.Status400BadRequest, message);

    public static ApiException ConversationNotFound() => NotFound(RefusedException.ConversationNotFoundText);

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>Creates the answer to a request that another layer refused.</summary>
    public static ApiException Of(RefusedException refusal) => new(StatusOf(refusal.Refusal), refusal.Message)
    {
        RetryAfter = refusal.RetryAfter is { } wait ? (int)wait.TotalSeconds : null,
    };

    /// <summary>Creates the answer to a request that the store cannot serve. The message names the cause and the way out.</summary>
    public static ApiException Of(StorageException failure) => failure.Fault switch
    {
        StorageFault.Full => new(
            StatusCodes.Status507InsufficientStorage,
            "The disk of the local server is full. Nothing was stored. Free space on the disk of the data folder, and repeat the request."),
        StorageFault.Locked => new(
            StatusCodes.Status503ServiceUnavailable,
            "Another program has locked the database of the local server, for example a backup or a database viewer. "
            + "Nothing was stored. Close that program, and repeat the request.")
        {
            RetryAfter = 5,
        },
        StorageFault.ReadOnly => new(
            StatusCodes.Status503ServiceUnavailable,
            "The local server cannot write to its data folder, because the folder or its disk is read-only for the server. "
            + "Nothing was stored. Allow the server to write, and repeat the request."),
        _ => new(StatusCodes.Status500InternalServerError, failure.Message),
    };

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Invalid => StatusCodes.Status400BadRequest,
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.Exists => StatusCodes.Status409Conflict,
        Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.Stalled => StatusCodes.Status408RequestTimeout,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        Refusal.NotAvailable => StatusCodes.Status503ServiceUnavailable,
        Refusal.UpstreamFailed => StatusCodes.Status502BadGateway,
        Refusal.UpstreamTimeout => StatusCodes.Status504GatewayTimeout,
        _ => throw new InvalidOperationException($"The refusal {refusal} has no status."),
    };
}
