namespace SymblPS.Client.Errors;

/// <summary>A service's refusal told better: by a layer that knows what was being done.</summary>
internal static class ServiceFailure
{
    /// <summary>The same failure with other words.</summary>
    public static SymblServiceException With(SymblServiceException failure, string message, string? action) => new(message)
    {
        StatusCode = failure.StatusCode,
        ServiceMessage = failure.ServiceMessage,
        Method = failure.Method,
        Path = failure.Path,
        RetryAfter = failure.RetryAfter,
        RecommendedAction = action,
    };

    /// <summary>The refusal of something that is there already.</summary>
    /// <param name="what">Kind and name, such as <c>The tracker 'Pricing'</c>.</param>
    /// <param name="refusal">What the service said; <see langword="null"/> where it was not asked.</param>
    /// <param name="action">The way out.</param>
    public static SymblServiceException Duplicate(string what, SymblServiceException? refusal, string action) => refusal is not null
        ? With(refusal, $"{what} is there already. {refusal.Message}", action)
        : new SymblServiceException($"{what} is there already. It was left as it is.") { StatusCode = 409, RecommendedAction = action };
}
