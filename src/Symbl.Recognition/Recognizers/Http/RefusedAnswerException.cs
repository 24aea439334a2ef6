using System.Net;

namespace Symbl.Recognition.Recognizers.Http;

/// <summary>The service answered with an error status. Another form of the request can succeed.</summary>
/// <param name="status">The status.</param>
/// <param name="said">The message of the service, without the key; null without a message.</param>
/// <param name="message">The failure, for the user.</param>
internal sealed class RefusedAnswerException(HttpStatusCode status, string? said, string message) : Exception(message)
{
    /// <summary>Phrases of services that answer 400 to audio that is too large or too long.</summary>
    private static readonly string[] TooLarge = ["file size", "too large", "too long", "longer than"];

    /// <summary>Whether the service does not take the form of the request, so another form can succeed.</summary>
    public bool IsAboutForm => status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableContent
        or HttpStatusCode.NotImplemented;

    /// <summary>Whether the service failed. Some services fail for a form that they do not know.</summary>
    public bool IsFailure => status == HttpStatusCode.InternalServerError;

    /// <summary>Whether the audio is too large or too long for the service.</summary>
    public bool IsTooLarge => status == HttpStatusCode.RequestEntityTooLarge
        || (status == HttpStatusCode.BadRequest && TooLarge.Any(phrase => said?.Contains(phrase, StringComparison.OrdinalIgnoreCase) == true));
}
