namespace SymblPS.Client.Errors;

/// <summary>Recommends an action for an error status.</summary>
internal static class RecommendedActions
{
    /// <summary>Returns the recommendation, or <see langword="null"/> if the message of the service says enough.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">HTTP status code.</param>
    /// <param name="words">Message of the service.</param>
    /// <param name="location">Scheme and host of a redirect.</param>
    /// <param name="kind">Kind of credentials.</param>
    public static string? For(IRequestDescription request, int status, string? words, string? location, SymblAuthentication kind) =>
        status switch
        {
            >= 300 and < 400 => location is null
                ? "The service redirects to another address. Connect to that address with Connect-Symbl -BaseUri."
                : $"The service redirects to {location}. The client does not send credentials there. "
                    + $"If the address is right, connect with -BaseUri {location}.",
            400 when words?.Contains("diarizationSpeakerCount", StringComparison.Ordinal) == true =>
                "Specify the number of speakers: -SpeakerCount, or diarizationSpeakerCount in the query.",
            401 or 403 => kind switch
            {
                SymblAuthentication.AccessToken => "The token is not valid or has expired. Get a new one and connect again.",
                SymblAuthentication.TokenServer => "Check the token server (-TokenUri) and connect again.",
                _ => "Check application id and secret, and connect again with Connect-Symbl.",
            },
            402 => "The account has no balance left.",
            // The message of the local server lists the features that the language has.
            404 when LanguageRefusal.Is(words) => null,
            404 when request.Path.Contains("/bookmarks/", StringComparison.Ordinal) =>
                "Get-SymblBookmark lists the bookmarks of a conversation.",
            404 => request.Path.StartsWith("/v1/conversations/", StringComparison.Ordinal)
                ? "Get-SymblConversation lists the conversations."
                : request.Path.StartsWith("/v1/job/", StringComparison.Ordinal)
                    ? "Check the job id, and use the connection that submitted the recording."
                    : "Check the path and the id in it.",
            413 when request.Path.StartsWith("/v1/manage/", StringComparison.Ordinal) => "The service accepts at most 1 MB in one request. Send less.",
            429 when request.Path.StartsWith("/v1/manage/", StringComparison.Ordinal) =>
                "Another process is changing this account. Try again later.",
            // The message of the service names the missing part, such as a model.
            503 when request.Path.StartsWith("/v1/model/", StringComparison.Ordinal) => null,
            413 => "The file is larger than the service accepts. Split it, or submit it by its address (-Uri).",
            414 or 431 => "The options are too long for a file submission. Shorten vocabulary and trackers, or submit by address (-Uri).",
            415 => "The service does not accept this content type. Specify the right one (-ContentType), or convert the file.",
            429 => "Too many jobs or requests at once. Wait for the running jobs (Wait-SymblJob), then try again.",
            507 => "Free space on the disk of the service. Then repeat the command.",
            // The message of the local server names the program or the folder.
            503 when words?.Contains("Nothing was stored.", StringComparison.Ordinal) == true => "Remove the cause, then repeat the command.",
            >= 500 => "The service failed. Try again later.",
            _ => null,
        };
}
