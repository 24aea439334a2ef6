namespace SymblPS.Client.Errors;

/// <summary>Rewrites the error of a service for the operation that failed.</summary>
internal static class ServiceFailure
{
    /// <summary>Copies a failure with another message and recommendation.</summary>
    public static SymblServiceException With(SymblServiceException failure, string message, string? action) => new(message)
    {
        StatusCode = failure.StatusCode,
        ServiceMessage = failure.ServiceMessage,
        Method = failure.Method,
        Path = failure.Path,
        RetryAfter = failure.RetryAfter,
        RecommendedAction = action,
    };

    /// <summary>Creates the exception for an object that already exists.</summary>
    /// <param name="title">Kind and name, such as <c>The tracker 'Pricing'</c>.</param>
    /// <param name="refusal">Error of the service; <see langword="null"/> if the client sent no request.</param>
    /// <param name="action">Recommended action.</param>
    public static SymblServiceException Duplicate(string title, SymblServiceException? refusal, string action) => refusal is not null
        ? With(refusal, $"{title} is there already. {refusal.Message}", action)
        : new SymblServiceException($"{title} is there already. It was left as it is.") { StatusCode = 409, RecommendedAction = action };
}
