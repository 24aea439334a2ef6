namespace Symbl.LocalServer.Endpoints;

/// <summary>Any failure. <paramref name="StatusCode"/> is present on 429 only, as on the service.</summary>
internal sealed record ErrorResponse(string Message, int? StatusCode);

/// <summary>An acknowledgement in words.</summary>
internal sealed record MessageOnlyResponse(string Message);

/// <summary>An access token.</summary>
internal sealed record TokenResponse(string AccessToken, int ExpiresIn);

/// <summary>What this server is and how it differs from the service.</summary>
internal sealed record InfoResponse(
    string Version,
    int Pid,
    bool Testing,
    EnginesInfo Engines,
    LimitsInfo Limits,
    IReadOnlyList<string> Deviations);

/// <summary>What finds words, speakers and insights.</summary>
internal sealed record EnginesInfo(IReadOnlyList<string> Words, IReadOnlyList<string> Speakers, IReadOnlyList<string> Insights);

/// <summary>What this server refuses beyond.</summary>
internal sealed record LimitsInfo(
    int MaxConcurrentJobs,
    int Workers,
    long MaxUploadBytes,
    int TokenLifetimeSeconds,
    bool PrivateUrlsAllowed);
