using SymblPS.Client.Http;

namespace SymblPS.Client.Errors;

/// <summary>What a caller can do about an error status.</summary>
internal static class RecommendedActions
{
    /// <summary>The way out, or <see langword="null"/> where there is nothing to say beyond the service's own words.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="status">HTTP status code.</param>
    /// <param name="words">The service's own words.</param>
    /// <param name="location">Scheme and host of a redirect.</param>
    /// <param name="kind">How the connection proves who it is.</param>
    public static string? For(ServiceRequest request, int status, string? words, string? location, SymblAuthentication kind) =>
        status switch
    {
        >= 300 and < 400 => location is null
            ? "The service wants another address; connect to it with Connect-Symbl -BaseUri."
            : $"The service sends requests to {location}, where credentials are not passed on. "
                + $"If that is right, connect with -BaseUri {location}.",
        400 when words?.IndexOf("diarizationSpeakerCount", StringComparison.Ordinal) >= 0 =>
            "Give the number of people who speak (-SpeakerCount).",
        401 or 403 => kind switch
        {
            SymblAuthentication.AccessToken => "The token is not valid, or not any more. Get a new one and connect again.",
            SymblAuthentication.TokenServer => "Check the token server (-TokenUri) and connect again.",
            _ => "Check application id and secret, and connect again with Connect-Symbl.",
        },
        402 => "The account has no balance left.",
        404 when request.Path.IndexOf("/bookmarks/", StringComparison.Ordinal) >= 0 =>
            "Get-SymblBookmark lists the bookmarks of a conversation.",
        404 => request.Path.StartsWith("/v1/conversations/", StringComparison.Ordinal)
            ? "Get-SymblConversation lists the conversations there are."
            : request.Path.StartsWith("/v1/job/", StringComparison.Ordinal)
                ? "Check the job id, and that the connection is the one the recording was submitted to."
                : "Check the path and the id in it.",
        413 when request.Path.StartsWith("/v1/manage/", StringComparison.Ordinal) => "The service takes 1 MB at once. Send less.",
        429 when request.Path.StartsWith("/v1/manage/", StringComparison.Ordinal) =>
            "Another process changes this account. Try again when it is done.",
        // Its own words say what is missing, such as a model.
        503 when request.Path.StartsWith("/v1/model/", StringComparison.Ordinal) => null,
        413 => "The file is larger than the service takes. Split it, or submit it by its address (-Uri).",
        414 or 431 => "The options are too long for a file submission. Shorten vocabulary and trackers, or submit by address (-Uri).",
        415 => "The service does not take this content type. Give the right one (-ContentType), or convert the file.",
        429 => "Too many jobs or requests at once. Wait until running jobs are over (Wait-SymblJob), then try again.",
        >= 500 => "The service has trouble. Try again later.",
        _ => null,
    };
}
